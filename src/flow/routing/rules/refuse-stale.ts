import { DomainError } from '../../../core/domain-error.ts';
import { fromIso } from '../../../core/time/instant.ts';
import type { StoredRules } from './stored-rules.ts';

/** Throws DomainError `conflict` when the draft is not the one the caller saw; `seen` null: none. */
export function refuseStale(draft: StoredRules | null, seen: string | null): void {
  if (draft === null && seen !== null)
    throw new DomainError('conflict', 'the draft was switched on or thrown away meanwhile', '/seen');
  if (draft !== null && (seen === null || draft.changedAt !== fromIso(seen)))
    throw new DomainError('conflict', 'somebody else changed the draft meanwhile', '/seen');
}
