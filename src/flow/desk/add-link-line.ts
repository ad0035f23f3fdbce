import { sql } from 'kysely';
import type { ReplyClass } from '../../core/clock/fact.ts';
import { linkPhrases, withLinkHtml, withLinkLine } from '../../core/outcome/link-line.ts';
import { type AskedBefore, mayAsk } from '../../core/outcome/may-ask.ts';
import { writtenLanguage } from '../../core/outcome/page-language.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';
import { linkUrl } from '../../platform/signed-link.ts';
import type { Outgoing } from './outgoing.ts';

interface Receiver {
  readonly contactId: string;
  readonly requestId: string;
  readonly replyClass: ReplyClass;
  readonly askedAt: Instant | null;
  readonly askedIn: string | null;
  readonly optedOut: boolean;
  /** What they wrote, newest first. */
  readonly texts: string[];
}

/**
 * Adds the line that leads a contact to their page of the request: behind a complete answer it asks whether we help
 * (S0-01; nobody more than once in seven days), else it says who has it and what is open. Not for who wants none. It is
 * no part of the stored reply, nor of its grade.
 */
export async function addLinkLine(
  ctx: Context,
  outgoing: Outgoing,
  messageId: string,
  site: { readonly secret: string; readonly publicUrl: string },
): Promise<Outgoing> {
  const receiver = await loadReceiver(ctx, messageId);
  if (!receiver || receiver.optedOut) return outgoing;
  const { contactId, requestId, replyClass } = receiver;
  const asks = mayAsk({ id: messageId, replyClass }, receiver, ctx.now);
  if (asks) await markAsked(ctx, contactId, messageId, receiver);
  const phrase = linkPhrases[writtenLanguage(receiver.texts) ?? 'en'][asks ? 'ask' : 'status'];
  const url = linkUrl(site, { orgId: ctx.orgId, requestId, contactId }, ctx.now);
  const { mail } = outgoing;
  const html = mail.html === undefined ? {} : { html: withLinkHtml(mail.html, phrase, url) };
  return { ...outgoing, mail: { ...mail, ...html, text: withLinkLine(mail.text, phrase, url) } };
}

/**
 * Held until the transaction ends, so that two answers at the same time do not both ask. Null where the mail goes to
 * somebody else than the request's contact: the page is that one's alone.
 */
async function loadReceiver(ctx: Context, messageId: string): Promise<Receiver | null> {
  const { rows } = await sql<Receiver>`
    select c.id as "contactId", r.id as "requestId", coalesce(m.reply_class, 'R0') as "replyClass",
      c.asked_at as "askedAt", c.asked_in as "askedIn",
      (c.no_questions_at is not null or c.no_contact_at is not null) as "optedOut",
      (select coalesce(array_agg(t.text order by t.at desc), '{}') from (
        select text, at from message where org_id = ${ctx.orgId} and request_id = r.id and direction = 'in'
          and channel <> 'page'
        order by at desc limit 5) t) as texts
    from message m
    join request r on r.org_id = ${ctx.orgId} and r.id = m.request_id
    join contact c on c.org_id = ${ctx.orgId} and c.id = r.contact_id
    join conversation v on v.org_id = ${ctx.orgId} and v.id = m.conversation_id and v.contact_id = c.id
    where m.org_id = ${ctx.orgId} and m.id = ${messageId}
    for no key update of c`.execute(ctx.db);
  return rows[0] ?? null;
}

/** The same mail offered once more asks again, at the time it asked first. */
async function markAsked(
  ctx: Context,
  contactId: string,
  messageId: string,
  { askedIn }: AskedBefore,
): Promise<void> {
  if (askedIn === messageId) return;
  await ctx.db
    .updateTable('contact')
    .set({ asked_at: at(ctx.now), asked_in: messageId })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', contactId)
    .execute();
}
