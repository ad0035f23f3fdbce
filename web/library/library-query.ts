import type { z } from 'zod';
import type { library } from '../../src/flow/library/contract.ts';
import type { Answer } from '../api.ts';

export type LibraryPageView = Answer<typeof library>;
export type LibraryItem = LibraryPageView['items'][number];
type Query = z.input<typeof library.query>;

export const states = ['ready', 'unapproved', 'review', 'retired'] as const;
export type LibraryState = (typeof states)[number];

export const stateNames: Readonly<Record<LibraryState, string>> = {
  ready: 'In use',
  unapproved: 'To approve',
  review: 'To review',
  retired: 'Retired',
};

export function stateOf(params: URLSearchParams): LibraryState {
  const wanted = params.get('state');
  return states.find((state) => state === wanted) ?? 'ready';
}

const filters = ['query', 'kind', 'type', 'product', 'industry', 'stage'] as const;
export type Filter = (typeof filters)[number];

/** What the address of the page asks the server for. */
export function queryOf(params: URLSearchParams): Query {
  const given = filters.flatMap((name) => {
    const value = params.get(name);
    return value ? [[name, value] as const] : [];
  });
  return { ...Object.fromEntries(given), state: stateOf(params) };
}

/** Whether anything but the state narrows the list. */
export function isNarrowed(params: URLSearchParams): boolean {
  return filters.some((name) => params.get(name));
}

/** The address with one filter set, or left out with null; the state in use is the one without a word. */
export function withFilter(params: URLSearchParams, name: string, value: string | null): URLSearchParams {
  const next = new URLSearchParams(params);
  if (value === null || (name === 'state' && value === 'ready')) next.delete(name);
  else next.set(name, value);
  return next;
}
