import { type Instant, MINUTE } from '../../core/time/instant.ts';
import { type Context, enqueue } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';

/** How long the outbox is left alone before somebody looks whether it got stuck. */
export const LOOK_AFTER = 2 * MINUTE;

/** Puts a queued reply into the hands of the outbox job, within the transaction that queues it. */
export async function offerToOutbox(ctx: Context, messageId: string): Promise<void> {
  await enqueueSends(ctx, [messageId]);
  await watchOutbox(ctx, ctx.now + LOOK_AFTER);
}

/** A reply has one waiting job at most, however often it is offered. */
export async function enqueueSends(ctx: Context, messageIds: readonly string[]): Promise<void> {
  const jobs = messageIds.map((messageId) => ({ orgId: ctx.orgId, messageId, jobKey: `send:${messageId}` }));
  await enqueue(ctx, 'send_reply', jobs);
}

/** Sets the organisation's outbox timer, which finds what a dead process left; one that is due earlier stays. */
export async function watchOutbox(ctx: Context, dueAt: Instant): Promise<void> {
  await ctx.db
    .insertInto('timer')
    .values({ org_id: ctx.orgId, kind: 'outbox', subject_id: ctx.orgId, due_at: at(dueAt) })
    .onConflict((conflict) =>
      conflict
        .columns(['org_id', 'kind', 'subject_id'])
        .doUpdateSet({ due_at: at(dueAt) })
        .where('timer.due_at', '>', at(dueAt)),
    )
    .execute();
}
