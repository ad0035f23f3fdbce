import type { SystemMail } from '../channels/email/send-system-mail.ts';
import type { Context } from '../platform/context.ts';
import { at } from '../platform/database.ts';
import { announce } from '../platform/ledger.ts';
import { newId } from '../platform/new-id.ts';

/** The demo's mail leaves nowhere: what its people would have received is kept to look at. */
export async function keepNoticeInSink(ctx: Context, mail: SystemMail): Promise<void> {
  await ctx.db
    .insertInto('sink_mail')
    .values({
      org_id: ctx.orgId,
      id: newId(),
      at: at(ctx.now),
      recipient: mail.to,
      subject: mail.subject,
      text: mail.text,
      headers: 'Auto-Submitted: auto-generated\r\nX-Auto-Response-Suppress: All',
    })
    .execute();
  await announce(ctx, { topics: ['sink'] });
}
