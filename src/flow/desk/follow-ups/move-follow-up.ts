import type { UpdateObject } from 'kysely';
import { checkDue } from '../../../core/follow-up/check-due.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import { appendFacts } from '../../../platform/ledger.ts';
import type { Schema } from '../../../platform/schema.ts';
import { afterChange } from './after-change.ts';
import { cancelled } from './end-follow-up.ts';
import { type HeldFollowUp, lockPlanned } from './load-follow-up.ts';
import { agreedFact, followUpFact, writeFollowUps } from './write-follow-ups.ts';

/**
 * Another date. What the contact asks for is due then (S1-48); when it was overdue by that time it was missed, and a new
 * one is planned. What we put off ourselves stays due when it was, and is counted (S1-45). Returns the id of what is
 * planned now. Throws `not_found`, `conflict`, and `invalid` at `/dueAt`.
 */
export async function moveFollowUp(
  ctx: Context,
  input: { readonly id: string; readonly dueAt: Instant; readonly askedByContact: boolean },
): Promise<{ readonly followUpId: string }> {
  const row = await lockPlanned(ctx, input.id);
  checkDue(input.dueAt, ctx.now);
  const followUpId = input.askedByContact
    ? await askedFor(ctx, row, input.dueAt)
    : await putOff(ctx, row, input.dueAt);
  await afterChange(ctx, { requestIds: [row.request_id], ownerIds: [row.owner_id] });
  return { followUpId };
}

async function askedFor(ctx: Context, row: HeldFollowUp, dueAt: Instant): Promise<string> {
  if (row.due_at < ctx.now) return planAnew(ctx, row, dueAt);
  await update(ctx, row.id, { due_at: at(dueAt), asked_by_contact: true, put_off_to: null });
  const moved = {
    kind: 'follow_up.moved',
    data: { followUpId: row.id, dueAt, askedBy: 'contact' },
    at: ctx.now,
  };
  const postponed = { kind: 'attempt.postponed', data: { stepId: row.id, until: dueAt }, at: ctx.now };
  await appendFacts(ctx, [
    followUpFact(ctx, row.request_id, row.step === null ? moved : postponed),
    agreedFact(ctx, { requestId: row.request_id, dueAt }),
  ]);
  return row.id;
}

/** Missed is missed: the old one ends as such. */
async function planAnew(ctx: Context, row: HeldFollowUp, dueAt: Instant): Promise<string> {
  const reason = 'the contact asked for another date';
  await update(ctx, row.id, { state: 'cancelled', ended_at: at(ctx.now), ended_reason: reason });
  await appendFacts(ctx, [followUpFact(ctx, row.request_id, cancelled(ctx, row, reason))]);
  const { request_id: requestId, owner_id: ownerId, kind, text, value_item: valueItem, step } = row;
  const again = { requestId, ownerId, kind, text, dueAt, askedByContact: true, valueItem, step };
  const [id = row.id] = await writeFollowUps(ctx, [again]);
  return id;
}

async function putOff(ctx: Context, row: HeldFollowUp, dueAt: Instant): Promise<string> {
  await update(ctx, row.id, { put_off_to: at(dueAt), put_off_times: row.put_off_times + 1 });
  const moved = { kind: 'follow_up.moved', data: { followUpId: row.id, dueAt, askedBy: 'us' }, at: ctx.now };
  await appendFacts(ctx, [followUpFact(ctx, row.request_id, moved)]);
  return row.id;
}

async function update(ctx: Context, id: string, changes: UpdateObject<Schema, 'follow_up'>): Promise<void> {
  await ctx.db
    .updateTable('follow_up')
    .set(changes)
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', id)
    .execute();
}
