import { sql } from 'kysely';
import { DomainError } from '../../core/domain-error.ts';
import { automaticSend } from '../../core/reply/automatic-send.ts';
import { classOfReply, type ReplyVerdict } from '../../core/reply/class-of-reply.ts';
import { actingUser, type Context } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';
import { announce } from '../../platform/ledger.ts';
import { notFound } from '../../platform/problem.ts';
import type { ReplyIntent } from '../../platform/schema.ts';
import { offerToOutbox } from './offer-to-outbox.ts';
import { openQuote } from './quotes-of.ts';
import { sameWords } from './same-words.ts';
import { deleteDraft, intentOf, type Written } from './save-draft.ts';

export interface ReplyInput extends Written {
  readonly requestId: string;
  /** The same key again is the same reply, however often the browser asks. */
  readonly idempotencyKey: string;
}

export interface QueuedReply extends ReplyVerdict {
  readonly messageId: string;
}

/**
 * A person's reply: graded, stored and put into the outbox. It stops clocks when our relay accepts it, not now.
 * @param domain right-hand side of the Message-ID
 */
export async function sendReply(ctx: Context, input: ReplyInput, domain: string): Promise<QueuedReply> {
  const request = await loadRequest(ctx, input.requestId);
  if (!request.email)
    throw new DomainError('conflict', 'this contact left no mail address; call them instead');
  const intent = await confirmed(ctx, input);
  const verdict = await grade(ctx, input.requestId, input.text, intent);
  const messageId = input.idempotencyKey;
  const inserted = await ctx.db
    .insertInto('message')
    .values({
      org_id: ctx.orgId,
      id: messageId,
      conversation_id: request.conversation_id,
      request_id: input.requestId,
      direction: 'out',
      channel: 'email',
      at: at(ctx.now),
      from_text: request.author,
      to_text: request.email,
      subject: /^re:/i.test(request.subject) ? request.subject : `Re: ${request.subject}`,
      text: input.text,
      html: null,
      mail_id: `<${messageId}@${domain}>`,
      source_key: `reply:${messageId}`,
      author_id: actingUser(ctx),
      reply_class: verdict.class,
      reply: JSON.stringify(intent),
      reason: verdict.reason,
      delivery: 'queued',
      delivery_note: null,
    })
    .onConflict((conflict) => conflict.columns(['org_id', 'id']).doNothing())
    .executeTakeFirst();
  if (Number(inserted.numInsertedOrUpdatedRows) > 0) {
    await offerToOutbox(ctx, messageId);
    await deleteDraft(ctx, input.requestId);
    await announce(ctx, { requestIds: [input.requestId] });
  }
  return { ...verdict, messageId };
}

async function loadRequest(ctx: Context, requestId: string) {
  const row = await ctx.db
    .selectFrom('request as r')
    .innerJoin('contact as c', (join) =>
      join.onRef('c.org_id', '=', 'r.org_id').onRef('c.id', '=', 'r.contact_id'),
    )
    .innerJoin('membership as m', (join) =>
      join.onRef('m.org_id', '=', 'r.org_id').on('m.user_id', '=', actingUser(ctx)),
    )
    .select(['r.conversation_id', 'r.subject', 'c.email', 'm.name as author'])
    .where('r.org_id', '=', ctx.orgId)
    .where('r.id', '=', requestId)
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

/** What the reply settles; the quote it claims to be has to have been asked for. */
async function confirmed(ctx: Context, input: ReplyInput): Promise<ReplyIntent> {
  const intent = intentOf(input);
  const isQuote = intent.quote === true && (await openQuote(ctx, input.requestId)) !== null;
  return { ...intent, quote: isQuote };
}

/** The class as the server sees it: only questions of this request that are still open count. */
async function grade(
  ctx: Context,
  requestId: string,
  text: string,
  intent: ReplyIntent,
): Promise<ReplyVerdict> {
  const open = await ctx.db
    .selectFrom('question')
    .select('id')
    .where('org_id', '=', ctx.orgId)
    .where('request_id', '=', requestId)
    .where(sql<boolean>`state in ('open', 'part')`)
    .execute();
  const ids = new Set(open.map((row) => row.id));
  const answers = intent.answers.filter((id) => ids.has(id)).length;
  const sameBody = await sameWords(ctx, { requestId, text, answersOwnRequest: answers > 0 });
  return classOfReply({
    text,
    automatic: automaticSend({ pressedBy: 'person', draftedBy: 'person', contacts: 1, sameBody }),
    openQuestions: ids.size,
    answers,
    parts: intent.parts.filter((id) => ids.has(id)).length,
    interim: intent.interim,
    givesValue: intent.quote === true,
  });
}
