import type { AssetKind } from './asset-kinds.ts';

/** Which versions of an item are in use and which waits, by their numbers. */
export interface VersionState {
  readonly current: number;
  readonly waiting: number | null;
  /** The one in use may be given out without a second look. */
  readonly approved: boolean;
}

/**
 * Where an item stands once a version has been written. New words for an approved answer wait until somebody who may has
 * read them, and the approved ones stay in use; anything else is in use at once. `before`: null for a new item.
 */
export function nextVersion(
  before: VersionState | null,
  written: { readonly number: number; readonly kind: AssetKind; readonly byApprover: boolean },
): VersionState {
  const { number, kind, byApprover } = written;
  const approved = kind !== 'answer' || byApprover;
  if (before?.approved && !approved) return { ...before, waiting: number };
  return { current: number, waiting: null, approved };
}
