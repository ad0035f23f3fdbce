import { sql } from 'kysely';
import type { ParsedMail } from '../channels/email/parsed-mail.ts';
import { isFreemail } from '../core/mail/freemail.ts';
import { domainOf } from '../core/mail/sender-warning.ts';
import type { Context } from '../platform/context.ts';
import type { FoundConversation } from './intake/conversation-of.ts';

/**
 * Whether a mail of ours goes to the conversation's contact, by any address of theirs, or to somebody of their house.
 * What was passed on to a colleague bears the same threading headers, but the contact has nothing of it.
 */
export async function reachesContact(
  ctx: Context,
  found: FoundConversation,
  mail: Pick<ParsedMail, 'to' | 'cc'>,
): Promise<boolean> {
  const { rows } = await sql<{ email: string }>`
    select c.email from conversation v
    join contact c on c.org_id = v.org_id and v.contact_id in (c.id, c.merged_into)
    where v.org_id = ${ctx.orgId} and v.id = ${found.conversationId} and c.email is not null`.execute(ctx.db);
  // Who came by a form without an address can be reached in ways we don't see.
  if (rows.length === 0) return true;
  const theirs = new Set(rows.flatMap(({ email }) => [email, houseOf(email)]));
  return [...mail.to, ...mail.cc].some(({ address }) => theirs.has(address) || theirs.has(domainOf(address)));
}

/** The domain of a company's address; where anybody can have one, the address is all that counts. */
function houseOf(address: string): string {
  const domain = domainOf(address);
  return isFreemail(domain) ? address : domain;
}
