import type { Context } from '../../../platform/context.ts';
import { announce } from '../../../platform/ledger.ts';
import { refuseStale } from './refuse-stale.ts';
import { lockDeskRules } from './stored-rules.ts';

/** Throws the draft away; what is in force stays. Throws DomainError `conflict` when it changed since. */
export async function discardRulesDraft(ctx: Context, deskId: string, seen: string): Promise<void> {
  const { draft } = await lockDeskRules(ctx, deskId);
  refuseStale(draft, seen);
  if (!draft) return;
  await ctx.db
    .deleteFrom('routing_version')
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', draft.id)
    .execute();
  await announce(ctx, { topics: ['routing'] });
}
