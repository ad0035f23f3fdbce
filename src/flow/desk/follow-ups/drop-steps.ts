import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import { appendFacts } from '../../../platform/ledger.ts';
import { openSteps, type StepRow } from './plan-rows.ts';
import { followUpFact } from './write-follow-ups.ts';

/**
 * Cancels what is left of a plan. `reason` stands in the facts and holds no words of a person; `words` are theirs, where
 * they said why. Returns what was dropped; clocks and backlogs are the caller's to refresh.
 */
export async function dropSteps(
  ctx: Context,
  steps: readonly StepRow[],
  { reason, words }: { readonly reason: string; readonly words?: string },
): Promise<StepRow[]> {
  const open = openSteps(steps);
  if (open.length === 0) return [];
  await ctx.db
    .updateTable('follow_up')
    .set({ state: 'cancelled', ended_at: at(ctx.now), ended_reason: words ?? reason })
    .where('org_id', '=', ctx.orgId)
    .where(sql<boolean>`id = any(${open.map(({ id }) => id)}::uuid[])`)
    .execute();
  const facts = open.map(({ id, request_id }) =>
    followUpFact(ctx, request_id, { kind: 'attempt.dropped', data: { stepId: id, reason }, at: ctx.now }),
  );
  await appendFacts(ctx, facts);
  return open;
}
