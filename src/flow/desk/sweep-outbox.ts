import type { Milliseconds } from '../../core/time/instant.ts';
import { MINUTE } from '../../core/time/instant.ts';
import { type Context, enqueue } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';
import { markDelivery } from './mark-delivery.ts';

/**
 * Finds sends whose process is gone. One that had not begun is offered to the outbox again; one that had
 * begun may have arrived, so it becomes `unknown` and its writer is asked: it is never sent again by itself.
 */
export async function sweepOutbox(ctx: Context, limits: { interruptedAfterMs: Milliseconds }): Promise<void> {
  const interrupted = await ctx.db
    .selectFrom('message')
    .select('id')
    .where('org_id', '=', ctx.orgId)
    .where('delivery', '=', 'sending')
    .where('at', '<=', at(ctx.now - limits.interruptedAfterMs))
    .execute();
  for (const { id } of interrupted) {
    await markDelivery(ctx, id, 'unknown', 'Heed stopped while this was being sent; it may have arrived.');
  }
  const waiting = await ctx.db
    .selectFrom('message')
    .select('id')
    .where('org_id', '=', ctx.orgId)
    .where('delivery', '=', 'queued')
    .where('at', '<=', at(ctx.now - Math.min(MINUTE, limits.interruptedAfterMs)))
    .execute();
  await enqueue(
    ctx,
    'send_reply',
    waiting.map(({ id }) => ({ orgId: ctx.orgId, messageId: id })),
  );
}
