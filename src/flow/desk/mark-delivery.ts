import type { Instant } from '../../core/time/instant.ts';
import { tell } from '../../people/tell.ts';
import type { Context } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';
import { announce } from '../../platform/ledger.ts';
import type { Delivery } from '../../platform/schema.ts';
import { settleFromSent } from './found-in-sent.ts';

/** The states that an outcome applies to, and the try it belongs to: one that was overtaken changes nothing. */
export interface Expected {
  readonly states: readonly Delivery[];
  /** The instant the try began; left out for one that never did. */
  readonly begunAt?: Instant;
}

/** Records what became of a send; anything but waiting is told to its writer. Returns false when it was overtaken. */
export async function markDelivery(
  ctx: Context,
  messageId: string,
  outcome: { readonly delivery: Delivery; readonly note: string },
  expected: Expected,
): Promise<boolean> {
  let update = ctx.db
    .updateTable('message')
    .set({ delivery: outcome.delivery, delivery_note: outcome.note })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', messageId)
    .where('delivery', 'in', [...expected.states]);
  if (expected.begunAt !== undefined) update = update.where('at', '=', at(expected.begunAt));
  const message = await update.returning(['request_id', 'author_id', 'subject']).executeTakeFirst();
  if (!message) return false;
  if (outcome.delivery === 'unknown' && (await settleFromSent(ctx, messageId))) return true;
  if (message.author_id && outcome.delivery !== 'queued') {
    const what = outcome.delivery === 'failed' ? 'was not sent' : 'may or may not have been sent';
    await tell(ctx, [
      {
        userId: message.author_id,
        kind: 'send_failed',
        requestId: message.request_id,
        text: `Your reply “${message.subject}” ${what}: ${outcome.note}`,
        onceKey: `${outcome.delivery}:${messageId}:${ctx.now}`,
      },
    ]);
  }
  await announce(ctx, { requestIds: [message.request_id], topics: ['notifications'] });
  return true;
}
