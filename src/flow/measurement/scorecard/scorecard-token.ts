import type { Instant } from '../../../core/time/instant.ts';
import { readIds, signIds } from '../../../platform/signed-ids.ts';

const purpose = 'scorecard';

export interface ScorecardDeps {
  readonly secret: string;
  readonly publicUrl: string;
}

/** The address of a customer's own figures, `/s/<token>`. */
export function scorecardUrl(
  { secret, publicUrl }: ScorecardDeps,
  { orgId, id, endsAt }: { readonly orgId: string; readonly id: string; readonly endsAt: Instant },
): string {
  return `${publicUrl}/s/${signIds({ secret, purpose }, [orgId, id], endsAt)}`;
}

/** Which link a token is, whether or not it has ended; null: none of ours. */
export function readScorecard(secret: string, token: string): { orgId: string; id: string } | null {
  const read = readIds({ secret, purpose }, 2, token, 0);
  if (read.kind === 'wrong') return null;
  const [orgId, id] = read.ids as [string, string];
  return { orgId, id };
}
