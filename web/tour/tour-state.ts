import { useSyncExternalStore } from 'react';

/** Where a visitor is on the tour; `over`: done, or not wanted. */
export type TourStep = 'guess' | 'ring' | 'answer' | 'buyer' | 'end' | 'over';

export interface TourState {
  readonly step: TourStep;
  /** The enquiry that came in for them. */
  readonly requestId: string | null;
  /** They were led to its first page once. */
  readonly seen: boolean;
}

const begin: TourState = { step: 'guess', requestId: null, seen: false };
const listeners = new Set<() => void>();
const states = new Map<string, TourState>();

const keyOf = (org: string) => `heed.tour.${org}`;

function read(org: string): TourState {
  const known = states.get(org);
  if (known) return known;
  const stored = storedState(org);
  states.set(org, stored);
  return stored;
}

function storedState(org: string): TourState {
  try {
    const text = localStorage.getItem(keyOf(org));
    return text === null ? begin : { ...begin, ...(JSON.parse(text) as TourState) };
  } catch {
    // A browser that keeps nothing begins the tour anew.
    return begin;
  }
}

/** Goes on in the tour of an organisation; this browser remembers it. */
export function goOn(org: string, change: Partial<TourState>): void {
  const next = { ...read(org), ...change };
  states.set(org, next);
  try {
    localStorage.setItem(keyOf(org), JSON.stringify(next));
  } catch {
    // It holds for this window.
  }
  for (const listener of listeners) listener();
}

export function startAgain(org: string): void {
  goOn(org, { ...begin, seen: true });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function useTourState(org: string): TourState {
  return useSyncExternalStore(subscribe, () => read(org));
}
