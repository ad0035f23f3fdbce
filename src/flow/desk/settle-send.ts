import { DomainError } from '../../core/domain-error.ts';
import type { Context } from '../../platform/context.ts';
import { announce } from '../../platform/ledger.ts';
import { notFound } from '../../platform/problem.ts';
import { offerToOutbox } from './offer-to-outbox.ts';
import { recordSent } from './record-sent.ts';

/** A person says what became of a send that broke off: it is in Sent, or it shall go again. Nothing is ever resent by itself. */
export async function settleSend(
  ctx: Context,
  messageId: string,
  outcome: 'was_sent' | 'send_again',
): Promise<void> {
  const message = await ctx.db
    .selectFrom('message')
    .select(['id', 'request_id', 'delivery', 'at'])
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', messageId)
    .where('direction', '=', 'out')
    .forUpdate()
    .executeTakeFirst();
  if (!message) throw notFound();
  if (message.delivery !== 'unknown' && message.delivery !== 'failed') {
    throw new DomainError('conflict', 'its outcome is known by now; look again');
  }
  if (outcome === 'was_sent') {
    await recordSent(ctx, messageId, {
      acceptedAt: message.at,
      evidence: 'person',
      note: 'sent, as its writer says',
    });
    return;
  }
  await ctx.db
    .updateTable('message')
    .set({ delivery: 'queued', delivery_note: null })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', messageId)
    .execute();
  await offerToOutbox(ctx, messageId);
  await announce(ctx, { requestIds: [message.request_id] });
}
