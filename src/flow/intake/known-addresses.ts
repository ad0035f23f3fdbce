import type { KnownAddresses } from '../../channels/email/filters/index.ts';
import type { ParsedMail } from '../../channels/email/parsed-mail.ts';
import { plusToken } from '../../channels/email/thread-of.ts';
import type { Context } from '../../platform/context.ts';

/** What the filters must know of this organisation to judge a mail. */
export async function knownAddresses(ctx: Context, mail: ParsedMail): Promise<KnownAddresses> {
  const mailboxes = await ctx.db
    .selectFrom('mailbox')
    .select(['address', 'forward_to'])
    .where('org_id', '=', ctx.orgId)
    .where('removed_at', 'is', null)
    .execute();
  const own = new Set(mailboxes.flatMap((row) => [row.address, row.forward_to ?? row.address]));
  const members = await ctx.db
    .selectFrom('membership')
    .select(['user_id', 'email'])
    .where('org_id', '=', ctx.orgId)
    .where('active', '=', true)
    .execute();
  return {
    ownAddresses: own,
    staff: new Map(members.map((row) => [row.email.toLowerCase(), row.user_id])),
    listAddresses: own,
    replyTokenOf: (address) => (own.has(withoutToken(address)) ? plusToken(address) : null),
    ourMessageIds: await issued(ctx, [
      ...mail.inReplyTo,
      ...mail.references,
      ...(mail.messageId ? [mail.messageId] : []),
    ]),
  };
}

function withoutToken(address: string): string {
  return address.toLowerCase().replace(/\+[^@]*@/, '@');
}

async function issued(ctx: Context, mailIds: readonly string[]): Promise<Set<string>> {
  if (mailIds.length === 0) return new Set();
  const rows = await ctx.db
    .selectFrom('message')
    .select('mail_id')
    .where('org_id', '=', ctx.orgId)
    .where('direction', '=', 'out')
    .where('mail_id', 'in', [...new Set(mailIds)])
    .execute();
  return new Set(rows.flatMap((row) => row.mail_id ?? []));
}
