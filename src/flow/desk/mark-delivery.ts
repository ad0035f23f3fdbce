import type { Context } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';
import { announce } from '../../platform/ledger.ts';
import { newId } from '../../platform/new-id.ts';
import type { Delivery } from '../../platform/schema.ts';

/** Records what became of a send; anything but waiting is told to its writer. */
export async function markDelivery(
  ctx: Context,
  messageId: string,
  delivery: Delivery,
  note: string,
): Promise<void> {
  const message = await ctx.db
    .updateTable('message')
    .set({ delivery, delivery_note: note })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', messageId)
    .returning(['request_id', 'author_id', 'subject'])
    .executeTakeFirstOrThrow();
  if (message.author_id && delivery !== 'queued') {
    const what = delivery === 'failed' ? 'was not sent' : 'may or may not have been sent';
    await ctx.db
      .insertInto('notification')
      .values({
        org_id: ctx.orgId,
        id: newId(),
        user_id: message.author_id,
        kind: 'send_failed',
        request_id: message.request_id,
        text: `Your reply “${message.subject}” ${what}: ${note}`,
        once_key: `${delivery}:${messageId}:${ctx.now}`,
        at: at(ctx.now),
        due_at: null,
        read_at: null,
      })
      .execute();
  }
  await announce(ctx, { requestIds: [message.request_id], topics: ['notifications'] });
}
