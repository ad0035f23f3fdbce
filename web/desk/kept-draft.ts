import { holdsWords } from '../../src/core/reply/holds-words.ts';
import { newId } from '../new-id.ts';
import type { Carries, DraftBody } from './draft.ts';

interface Kept {
  readonly at: number;
  readonly body: DraftBody;
  readonly carries: Carries;
  /** The window that kept it. */
  readonly window: string;
}

const keyOf = (id: string) => `heed.draft.${id}`;
const olderKeyOf = (id: string) => `heed.draft.${id}.older`;
const nothing: Carries = { files: [], assets: [] };
const thisWindow = newId();

/**
 * Keeps a draft in this browser too, until the server has it: a lost connection loses no words. What another window kept
 * meanwhile is put aside, where `olderKept` finds it. `window` names the one that keeps it.
 */
export function keepDraft(
  id: string,
  body: DraftBody,
  at: number,
  carries: Carries = nothing,
  window = thisWindow,
): void {
  const before = keptDraft(id);
  if (before && before.window !== window && !holdsWords(body.text, before.body.text))
    put(olderKeyOf(id), before);
  put(keyOf(id), { at, body, carries, window } satisfies Kept);
}

function put(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Private windows may refuse; the server's copy remains.
  }
}

/** Forgets what is kept, once the server has it; what another window keeps stays. */
export function forgetDraft(id: string, window = thisWindow): void {
  const kept = keptDraft(id);
  if (kept !== null && kept.window !== window) return;
  remove(keyOf(id));
}

export const forgetOlder = (id: string): void => remove(olderKeyOf(id));

function remove(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}

/** The draft kept in this browser, if it can still be read. */
export const keptDraft = (id: string): Kept | null => read(keyOf(id));

/** What another window had kept when this one wrote over it. */
export const olderKept = (id: string): Kept | null => read(olderKeyOf(id));

function read(key: string): Kept | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return isKept(kept) ? { ...kept, carries: kept.carries ?? nothing, window: kept.window ?? '' } : null;
  } catch {
    return null;
  }
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null || !('at' in value) || !('body' in value)) return false;
  const { at, body } = value;
  if (typeof at !== 'number' || typeof body !== 'object' || body === null) return false;
  const { text, answers, parts, interim } = body as Partial<Record<string, unknown>>;
  return (
    typeof text === 'string' && Array.isArray(answers) && Array.isArray(parts) && typeof interim === 'object'
  );
}
