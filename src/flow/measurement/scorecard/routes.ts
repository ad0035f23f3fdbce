import { type Binding, forMembers } from '../../../platform/bindings.ts';
import * as contract from './contract.ts';
import { makeScorecard, revokeScorecard, viewScorecards } from './scorecard-links.ts';
import type { ScorecardDeps } from './scorecard-token.ts';

const ok = { ok: true } as const;

/** Links to customers' own figures. */
export function scorecardBindings(deps: ScorecardDeps): Binding[] {
  return [
    forMembers(contract.scorecards, ({ ctx, params }) => viewScorecards(ctx, params.id, deps)),
    forMembers(contract.makeScorecard, ({ ctx, params, body }) =>
      makeScorecard(ctx, { ...body, contactId: params.id }, deps),
    ),
    forMembers(contract.revokeScorecard, async ({ ctx, params }) => {
      await revokeScorecard(ctx, params.id, true);
      return ok;
    }),
    forMembers(contract.restoreScorecard, async ({ ctx, params }) => {
      await revokeScorecard(ctx, params.id, false);
      return ok;
    }),
  ];
}
