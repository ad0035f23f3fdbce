import type { Instant } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';
import { announce } from '../../platform/ledger.ts';
import { recordSent } from './record-sent.ts';

/**
 * A mail of ours lies in the Sent folder since `foundAt`, so it went out. One whose outcome nobody knew, or that waits to
 * be sent again, was sent then; while a try is under way its own word comes first, and this is kept for the case that it
 * never gives one.
 */
export async function foundInSent(ctx: Context, mailId: string, foundAt: Instant): Promise<void> {
  const message = await ctx.db
    .selectFrom('message')
    .select(['id', 'delivery'])
    .where('org_id', '=', ctx.orgId)
    .where('direction', '=', 'out')
    .where('mail_id', '=', mailId)
    .where('delivery', 'in', ['queued', 'sending', 'unknown'])
    .forUpdate()
    .executeTakeFirst();
  if (!message) return;
  if (message.delivery !== 'sending') return settle(ctx, message.id, foundAt);
  await ctx.db
    .updateTable('message')
    .set({ found_sent_at: at(foundAt) })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', message.id)
    .execute();
}

/** Settles a message that became `unknown` after it had been found in Sent. Returns whether it was found. */
export async function settleFromSent(ctx: Context, messageId: string): Promise<boolean> {
  const message = await ctx.db
    .selectFrom('message')
    .select('found_sent_at')
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', messageId)
    .executeTakeFirst();
  if (!message?.found_sent_at) return false;
  await settle(ctx, messageId, message.found_sent_at);
  return true;
}

/** Its writer need not be asked any more. */
async function settle(ctx: Context, messageId: string, acceptedAt: Instant): Promise<void> {
  await recordSent(ctx, messageId, { acceptedAt, evidence: 'mailbox', note: 'found in the Sent folder' });
  const asked = await ctx.db
    .updateTable('notification')
    .set({ read_at: at(ctx.now) })
    .where('org_id', '=', ctx.orgId)
    .where('once_key', 'like', `unknown:${messageId}:%`)
    .where('read_at', 'is', null)
    .executeTakeFirst();
  if (asked.numUpdatedRows > 0n) await announce(ctx, { topics: ['notifications'] });
}
