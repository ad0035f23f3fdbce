import type { z } from 'zod';
import { type Instant, toIso } from '../../../core/time/instant.ts';
import { actorText, type Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import { announce } from '../../../platform/ledger.ts';
import { newId } from '../../../platform/new-id.ts';
import { checkRules } from './check-rules.ts';
import type * as contract from './contract.ts';
import { refuseStale } from './refuse-stale.ts';
import { lockDeskRules, type StoredRules } from './stored-rules.ts';

/** Keeps the desk's one draft. Throws DomainError `conflict` when it changed since, `invalid` with a pointer. */
export async function saveRulesDraft(
  ctx: Context,
  deskId: string,
  { rules, seen }: z.output<typeof contract.saveRulesDraft.body>,
): Promise<{ changedAt: string }> {
  const { draft } = await lockDeskRules(ctx, deskId);
  refuseStale(draft, seen);
  await checkRules(ctx, rules);
  const changedAt = after(draft, ctx.now);
  const values = {
    rules: JSON.stringify(rules),
    changed_by: actorText(ctx.actor),
    changed_at: at(changedAt),
  };
  if (draft) {
    await ctx.db
      .updateTable('routing_version')
      .set(values)
      .where('org_id', '=', ctx.orgId)
      .where('id', '=', draft.id)
      .execute();
  } else {
    const row = {
      org_id: ctx.orgId,
      id: newId(),
      desk_id: deskId,
      state: 'draft',
      valid_from: null,
      note: null,
    };
    await ctx.db
      .insertInto('routing_version')
      .values({ ...row, state: 'draft', ...values })
      .execute();
  }
  await announce(ctx, { topics: ['routing'] });
  return { changedAt: toIso(changedAt) };
}

/** No two states of a draft bear the same instant, or one could not be told from the other. */
function after(draft: StoredRules | null, now: Instant): Instant {
  return draft === null ? now : Math.max(now, draft.changedAt + 1);
}
