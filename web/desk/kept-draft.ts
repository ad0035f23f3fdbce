import type { DraftBody } from './draft.ts';

interface Kept {
  readonly at: number;
  readonly body: DraftBody;
}

const keyOf = (id: string) => `heed.draft.${id}`;

/** Keeps a draft in this browser too, until the server has it: a lost connection loses no words. */
export function keepDraft(id: string, body: DraftBody, at: number): void {
  try {
    localStorage.setItem(keyOf(id), JSON.stringify({ at, body }));
  } catch {
    // Private windows may refuse; the server's copy remains.
  }
}

export function forgetDraft(id: string): void {
  try {
    localStorage.removeItem(keyOf(id));
  } catch {
    // Nothing was kept.
  }
}

/** The draft kept in this browser, if it can still be read. */
export function keptDraft(id: string): Kept | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(id)) ?? 'null');
    return isKept(kept) ? kept : null;
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
