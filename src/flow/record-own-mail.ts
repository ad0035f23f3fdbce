import { automaticSend } from '../core/reply/automatic-send.ts';
import { classOfReply, type ReplyVerdict } from '../core/reply/class-of-reply.ts';
import { findPromise } from '../core/reply/find-promise.ts';
import type { PromiseContext } from '../core/reply/promise-time.ts';
import { suggestAnswers } from '../core/reply/suggest-answers.ts';
import { toIso } from '../core/time/instant.ts';
import type { Context } from '../platform/context.ts';
import { insertRows } from '../platform/insert-rows.ts';
import { announce, appendFacts } from '../platform/ledger.ts';
import { newId } from '../platform/new-id.ts';
import type { ReplyIntent } from '../platform/schema.ts';
import { refreshClocks } from './clocks/refresh-clocks.ts';
import { loadTerms } from './clocks/terms.ts';
import { askToConfirm } from './desk/confirm/ask-to-confirm.ts';
import { afterMail } from './desk/follow-ups/after-mail.ts';
import { helpedByReply } from './desk/help/helped-by-reply.ts';
import { promiseFacts } from './desk/promise-facts.ts';
import { sameWords } from './desk/same-words.ts';
import { tellOwnerOfReply } from './desk/tell-owner.ts';
import type { Arrival } from './intake/arrival.ts';
import type { FoundConversation } from './intake/conversation-of.ts';
import { keepAttachments } from './intake/keep-attachments.ts';

/** A mail of ours that reached the conversation past the composer: a machine's, or from a person's own mail client. */
export interface OwnMail {
  readonly arrival: Arrival;
  /** null: sent by a machine in our name, or by one of us from an address that several share. */
  readonly authorId: string | null;
  /** Why it counts as automatic; empty for a person's mail. */
  readonly automatic: readonly string[];
  /** How sure it is that it was sent from our house; left out for what we found in our own mailbox. */
  readonly proof?: 'proven' | 'unproven' | 'unchecked';
}

/**
 * Files it as outbound, with its files. A person's substantive mail stops the clock by rule, unconfirmed (R18), at the
 * time it reached the mailbox, and the owner is asked what it answered; a machine's is counted apart and stops nothing.
 */
export async function recordOwnMail(ctx: Context, found: FoundConversation, own: OwnMail): Promise<void> {
  const { arrival, authorId } = own;
  const { requestId } = found;
  const messageId = newId();
  const read = await readByRule(ctx, requestId, own);
  const { verdict, reason, open, isPersonal, ...intent } = read;
  const row = messageRow(ctx, found, own, messageId);
  await insertRows(ctx, 'message', Object.keys(row), [
    { ...row, reply_class: verdict.class, reason, reply: intent },
  ]);
  await keepAttachments(ctx, messageId, arrival.attachments);
  const base = {
    subjectKind: 'request',
    subjectId: requestId,
    occurredAt: arrival.receivedAt,
    evidence: isPersonal ? 'mailbox' : 'rule',
  } as const;
  const data = { messageId, replyClass: verdict.class, reason, ...settled(intent), by: authorId };
  const sent = { messageId, replyClass: verdict.class, interim: intent.interim, base };
  await appendFacts(ctx, [
    {
      ...base,
      kind: 'message.out',
      sourceKey: `out:${arrival.sourceKey}`,
      data: isPersonal ? { ...data, unconfirmed: true } : data,
    },
    ...(await promiseFacts(ctx, sent)),
    ...(await helpedByReply(
      ctx,
      { request_id: requestId, author_id: authorId, reply_class: verdict.class },
      base,
    )),
  ]);
  await afterMail(ctx, { requestId, replyClass: verdict.class, at: arrival.receivedAt });
  await refreshClocks(ctx, requestId);
  if (isPersonal && (open > 0 || verdict.class !== 'R1'))
    await askToConfirm(ctx, { messageId, requestId, authorId, suggested: intent });
  await tellOwnerOfReply(ctx, { requestId, messageId, authorId });
  await announce(ctx, { requestIds: [requestId] });
}

const settled = ({ answers, parts }: Intent) => ({ answers, parts });

type Intent = Pick<ReplyIntent, 'answers' | 'parts' | 'interim'>;

interface ReadByRule extends Intent {
  readonly verdict: ReplyVerdict;
  readonly reason: string;
  /** Questions that were open. */
  readonly open: number;
  readonly isPersonal: boolean;
}

/** What the rules read out of it. Only words count: whether a file is the quote that was asked for, a person says. */
async function readByRule(
  ctx: Context,
  requestId: string,
  { arrival, automatic, proof }: OwnMail,
): Promise<ReadByRule> {
  const { text } = arrival;
  const questions = await ctx.db
    .selectFrom('question')
    .select(['id', 'text'])
    .where('org_id', '=', ctx.orgId)
    .where('request_id', '=', requestId)
    .where('state', 'in', ['open', 'part'])
    .execute();
  const found = automatic.length > 0 ? [] : suggestAnswers(questions, text);
  const sameBody = await sameWords(ctx, { requestId, text, answersOwnRequest: found.length > 0 });
  const reasons =
    automatic.length > 0
      ? automatic
      : automaticSend({ pressedBy: 'person', draftedBy: 'person', contacts: 1, sameBody });
  const isPersonal = reasons.length === 0;
  const answers = isPersonal ? [...found] : [];
  const interim = isPersonal ? await promiseOf(ctx, arrival) : null;
  const verdict = classOfReply({
    text,
    automatic: reasons,
    openQuestions: questions.length,
    answers: answers.length,
    parts: 0,
    interim,
    givesValue: false,
  });
  const notes = isPersonal
    ? ['by rule, unconfirmed', ...(proof === 'unproven' ? ['sender not proven'] : [])]
    : [];
  const reason = [verdict.reason, ...notes].join('; ');
  return { verdict, reason, open: questions.length, isPersonal, answers, parts: [], interim };
}

async function promiseOf(ctx: Context, arrival: Arrival): Promise<ReplyIntent['interim']> {
  const promise = findPromise(arrival.text, await promiseContext(ctx, arrival));
  if (!promise?.who || promise.by === null) return null;
  return { who: promise.who === 'I' ? arrival.contact.name : promise.who, by: promise.by };
}

/** Times in a colleague's mail are those of the desk. */
async function promiseContext(ctx: Context, { deskId, receivedAt }: Arrival): Promise<PromiseContext> {
  const terms = (await loadTerms(ctx)).forDesk(deskId);
  const { calendar } = terms.calendarFor('desk', { zone: null }, receivedAt, receivedAt);
  return {
    now: receivedAt,
    zone: calendar.zone,
    calendarClose: calendar.closeOfBusinessDay(receivedAt),
  };
}

function messageRow(
  ctx: Context,
  found: FoundConversation,
  { arrival, authorId }: OwnMail,
  messageId: string,
) {
  return {
    org_id: ctx.orgId,
    id: messageId,
    conversation_id: found.conversationId,
    request_id: found.requestId,
    direction: 'out',
    channel: 'email',
    at: toIso(arrival.receivedAt),
    from_text: arrival.contact.name,
    to_text: arrival.toText,
    subject: arrival.subject,
    text: arrival.text,
    quoted: arrival.quoted,
    html: arrival.html,
    mail_id: arrival.mailId,
    mail_references: arrival.mailReferences,
    source_key: arrival.sourceKey,
    author_id: authorId,
    reply_class: null as string | null,
    reply: null as object | null,
    reason: null as string | null,
    delivery: 'sent',
  };
}
