import { type Instant, MINUTE, type Milliseconds } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import { markDelivery } from './mark-delivery.ts';
import { enqueueSends, LOOK_AFTER, watchOutbox } from './offer-to-outbox.ts';

/**
 * A send that has been under way for longer lost its process: a server may be silent for ten minutes after the
 * final dot (RFC 5321 section 4.5.3.2.6). One that ends later still corrects what was recorded here.
 */
const INTERRUPTED_AFTER = 12 * MINUTE;
/** RFC 5321 section 4.5.4.1: a mail that waits is tried again after half an hour at the latest. */
const LONGEST_REST = 30 * MINUTE;

/**
 * Finds sends whose process is gone. One that had not begun is offered to the outbox again; one that had
 * begun may have arrived, so it becomes `unknown` and its writer is asked: it is never sent again by itself.
 * Sets the timer for the next look while something is on its way.
 * @param limits `alone`: no other process works on this database, so whatever looks under way was interrupted
 */
export async function sweepOutbox(ctx: Context, limits: { alone: boolean }): Promise<void> {
  const unsettled = await ctx.db
    .selectFrom('message')
    .select(['id', 'delivery', 'at'])
    .where('org_id', '=', ctx.orgId)
    .where('delivery', 'in', ['queued', 'sending'])
    // What can still be taken back has a timer of its own.
    .where('held_until', 'is', null)
    .execute();
  const lastedFor = (least: Milliseconds) => (message: { at: Instant }) =>
    limits.alone || message.at <= ctx.now - least;
  const sending = unsettled.filter((message) => message.delivery === 'sending');
  const interrupted = sending.filter(lastedFor(INTERRUPTED_AFTER));
  for (const { id, at: begunAt } of interrupted) await markInterrupted(ctx, id, begunAt);
  const queued = unsettled.filter((message) => message.delivery === 'queued');
  await enqueueSends(
    ctx,
    queued.filter(lastedFor(MINUTE)).map(({ id }) => id),
  );
  if (queued.length + sending.length === interrupted.length) return;
  const newest = Math.max(...queued.map((message) => message.at), ...sending.map((message) => message.at));
  const rest = Math.min(LONGEST_REST, Math.max(LOOK_AFTER, (ctx.now - newest) / 2));
  await watchOutbox(ctx, ctx.now + rest);
}

function markInterrupted(ctx: Context, messageId: string, begunAt: Instant): Promise<boolean> {
  const note = 'Heed stopped while this was being sent; it may have arrived.';
  return markDelivery(ctx, messageId, { delivery: 'unknown', note }, { states: ['sending'], begunAt });
}
