import { DomainError } from '../../../core/domain-error.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { actingUser, type Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import { announce, appendFacts } from '../../../platform/ledger.ts';
import { newId } from '../../../platform/new-id.ts';
import { notFound } from '../../../platform/problem.ts';
import { actFact } from '../../clocks/act-fact.ts';
import { lockWithRight } from '../rights/request-rights.ts';

interface Reply {
  readonly name: string;
  readonly at: Instant;
  readonly toldBy: 'buyer' | 'us';
}

/** A competitor replied as well (S0-10). Answers with its id. Throws `not_found`, and `invalid` for a time to come. */
export async function recordCompetitor(
  ctx: Context,
  { requestId, ...reply }: Reply & { readonly requestId: string },
): Promise<{ id: string }> {
  await lockWithRight(ctx, 'answer', requestId);
  refuseFuture(ctx, reply);
  const id = newId();
  await ctx.db
    .insertInto('competitor_reply')
    .values({
      org_id: ctx.orgId,
      id,
      request_id: requestId,
      ...columnsOf(reply),
      recorded_by: actingUser(ctx),
      recorded_at: at(ctx.now),
      deleted_at: null,
    })
    .execute();
  await tell(ctx, requestId, { replyId: id, at: reply.at });
  return { id };
}

/** Throws `not_found`, `invalid` for a time to come, and `conflict` once it is deleted. */
export async function correctCompetitor(
  ctx: Context,
  { id, ...reply }: Reply & { readonly id: string },
): Promise<void> {
  const before = await lock(ctx, id);
  if (before.deleted_at !== null) throw new DomainError('conflict', 'it has been deleted');
  refuseFuture(ctx, reply);
  await set(ctx, id, columnsOf(reply));
  await tell(ctx, before.request_id, { replyId: id, at: reply.at });
}

/** It was none, or not to this contact. Throws `not_found`. */
export async function deleteCompetitor(ctx: Context, id: string): Promise<void> {
  const before = await lock(ctx, id);
  if (before.deleted_at !== null) return;
  await set(ctx, id, { deleted_at: at(ctx.now) });
  await tell(ctx, before.request_id, { replyId: id, at: null });
}

/** Takes the deletion back. Throws `not_found`. */
export async function restoreCompetitor(ctx: Context, id: string): Promise<void> {
  const before = await lock(ctx, id);
  if (before.deleted_at === null) return;
  await set(ctx, id, { deleted_at: null });
  await tell(ctx, before.request_id, { replyId: id, at: before.replied_at });
}

function columnsOf({ name, at: repliedAt, toldBy }: Reply) {
  return { name, replied_at: at(repliedAt), told_by: toldBy };
}

function refuseFuture(ctx: Context, reply: Reply): void {
  if (reply.at > ctx.now) throw new DomainError('invalid', 'that is yet to come', '/at');
}

/** Whoever may answer the request may change it; for others it is not there. */
async function lock(ctx: Context, id: string) {
  const read = () =>
    ctx.db
      .selectFrom('competitor_reply')
      .select(['request_id', 'replied_at', 'deleted_at'])
      .where('org_id', '=', ctx.orgId)
      .where('id', '=', id);
  const found = await read().executeTakeFirst();
  if (!found) throw notFound();
  await lockWithRight(ctx, 'answer', found.request_id);
  return read().forUpdate().executeTakeFirstOrThrow();
}

async function set(
  ctx: Context,
  id: string,
  values: Partial<ReturnType<typeof columnsOf>> & { deleted_at?: ReturnType<typeof at> | null },
): Promise<void> {
  await ctx.db
    .updateTable('competitor_reply')
    .set(values)
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', id)
    .execute();
}

/** On record by its time alone: the name stands in its table. */
async function tell(
  ctx: Context,
  requestId: string,
  data: { readonly replyId: string; readonly at: Instant | null },
): Promise<void> {
  await appendFacts(ctx, [actFact(ctx, requestId, { kind: 'competitor.replied', key: newId(), data })]);
  await announce(ctx, { requestIds: [requestId] });
}
