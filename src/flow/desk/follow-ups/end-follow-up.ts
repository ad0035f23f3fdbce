import { DomainError } from '../../../core/domain-error.ts';
import type { Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import { appendFacts } from '../../../platform/ledger.ts';
import { afterChange } from './after-change.ts';
import { type HeldFollowUp, lockOwnFollowUp, lockPlanned } from './load-follow-up.ts';
import { lacksNextAction } from './next-action.ts';
import { refuseSameValue } from './refuse-same-value.ts';
import { followUpFact } from './write-follow-ups.ts';

/**
 * It is done. A step of a plan needs what was in it for the contact, here or before. Answers whether the lead is left
 * without a dated next action, so that the person is asked for one (S2-23). Done already, nothing happens. Throws
 * `not_found`, `conflict`, and `invalid` at `/valueItem`.
 */
export async function completeFollowUp(
  ctx: Context,
  input: { readonly id: string; readonly valueItem?: string | undefined },
): Promise<{ readonly asksNext: boolean }> {
  const row = await lockOwnFollowUp(ctx, input.id);
  if (row.state === 'cancelled') throw new DomainError('conflict', 'it was called off');
  if (row.state === 'planned') await complete(ctx, row, input.valueItem?.trim() || row.value_item);
  return { asksNext: await lacksNextAction(ctx, row.request_id) };
}

async function complete(ctx: Context, row: HeldFollowUp, valueItem: string | null): Promise<void> {
  const isStep = row.step !== null;
  if (isStep && valueItem === null)
    throw new DomainError('invalid', 'say what was in it for them', '/valueItem');
  if (isStep && valueItem !== null) await refuseSameValue(ctx, row, valueItem);
  const endedAt = row.tried_at ?? ctx.now;
  await ctx.db
    .updateTable('follow_up')
    .set({ state: 'done', ended_at: at(endedAt), value_item: valueItem })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', row.id)
    .execute();
  const fact = isStep
    ? { kind: 'attempt.made', data: { stepId: row.id, valueItem: true }, at: endedAt }
    : { kind: 'follow_up.done', data: { followUpId: row.id }, at: ctx.now };
  await appendFacts(ctx, [followUpFact(ctx, row.request_id, fact)]);
  await afterChange(ctx, { requestIds: [row.request_id], ownerIds: [row.owner_id] });
}

/** It is called off, with a reason. Throws `not_found`, `conflict`. */
export async function cancelFollowUp(
  ctx: Context,
  input: { readonly id: string; readonly reason: string },
): Promise<{ readonly asksNext: boolean }> {
  const row = await lockPlanned(ctx, input.id);
  await ctx.db
    .updateTable('follow_up')
    .set({ state: 'cancelled', ended_at: at(ctx.now), ended_reason: input.reason })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', row.id)
    .execute();
  await appendFacts(ctx, [followUpFact(ctx, row.request_id, cancelled(ctx, row))]);
  await afterChange(ctx, { requestIds: [row.request_id], ownerIds: [row.owner_id] });
  return { asksNext: await lacksNextAction(ctx, row.request_id) };
}

/** The reason is a person's own words and stands in no fact. */
export function cancelled(
  ctx: Context,
  { id, step }: Pick<HeldFollowUp, 'id' | 'step'>,
  reason = 'called off',
) {
  return step === null
    ? { kind: 'follow_up.cancelled', data: { followUpId: id, reason }, at: ctx.now }
    : { kind: 'attempt.dropped', data: { stepId: id, reason }, at: ctx.now };
}

/** Takes back that it was done or called off: it is due when it was. Throws `not_found`. */
export async function reopenFollowUp(ctx: Context, id: string): Promise<void> {
  const row = await lockOwnFollowUp(ctx, id);
  if (row.state === 'planned') return;
  await ctx.db
    .updateTable('follow_up')
    .set({ state: 'planned', ended_at: null, ended_reason: null })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', id)
    .execute();
  const fact = { kind: 'follow_up.reopened', data: { followUpId: id }, at: ctx.now };
  await appendFacts(ctx, [followUpFact(ctx, row.request_id, fact)]);
  await afterChange(ctx, { requestIds: [row.request_id], ownerIds: [row.owner_id] });
}
