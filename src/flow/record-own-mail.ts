import { classOfReply } from '../core/reply/class-of-reply.ts';
import { findPromise } from '../core/reply/find-promise.ts';
import type { PromiseContext } from '../core/reply/promise-time.ts';
import { suggestAnswers } from '../core/reply/suggest-answers.ts';
import { toIso } from '../core/time/instant.ts';
import type { Context } from '../platform/context.ts';
import { insertRows } from '../platform/insert-rows.ts';
import { announce, appendFacts } from '../platform/ledger.ts';
import { newId } from '../platform/new-id.ts';
import { refreshClocks } from './clocks/refresh-clocks.ts';
import { loadTerms } from './clocks/terms.ts';
import { afterMail } from './desk/follow-ups/after-mail.ts';
import { tellOwnerOfReply } from './desk/tell-owner.ts';
import type { Arrival } from './intake/arrival.ts';
import type { FoundConversation } from './intake/conversation-of.ts';

/** A mail of ours that reached the conversation past the composer: a machine's, or from a person's own mail client. */
export interface OwnMail {
  readonly arrival: Arrival;
  /** null: sent by a machine in our name. */
  readonly authorId: string | null;
  /** Why it counts as automatic; empty for a person's mail. */
  readonly automatic: readonly string[];
}

/**
 * Files it as outbound. A person's substantive mail stops the clock by rule, unconfirmed (R18), at the time it
 * reached the mailbox; a machine's is counted apart and stops nothing.
 */
export async function recordOwnMail(ctx: Context, found: FoundConversation, own: OwnMail): Promise<void> {
  const { arrival } = own;
  const questions = await ctx.db
    .selectFrom('question')
    .select(['id', 'text'])
    .where('org_id', '=', ctx.orgId)
    .where('request_id', '=', found.requestId)
    .where('state', 'in', ['open', 'part'])
    .execute();
  const answers = own.automatic.length > 0 ? [] : suggestAnswers(questions, arrival.text);
  const promise = findPromise(arrival.text, await promiseContext(ctx, arrival));
  const interim = promise?.who && promise.by !== null ? { who: promise.who, by: promise.by } : null;
  const verdict = classOfReply({
    text: arrival.text,
    automatic: own.automatic,
    openQuestions: questions.length,
    answers: answers.length,
    parts: 0,
    interim,
    givesValue: false,
  });
  const reason = own.automatic.length > 0 ? verdict.reason : `${verdict.reason}; by rule, unconfirmed`;
  const messageId = newId();
  await insertRows(ctx, 'message', Object.keys(messageRow(ctx, found, own, messageId)), [
    {
      ...messageRow(ctx, found, own, messageId),
      reply_class: verdict.class,
      reason,
      reply: { answers, parts: [], interim },
    },
  ]);
  await appendFacts(ctx, [
    {
      subjectKind: 'request',
      subjectId: found.requestId,
      kind: 'message.out',
      occurredAt: arrival.receivedAt,
      evidence: own.automatic.length > 0 ? 'rule' : 'mailbox',
      sourceKey: `out:${arrival.sourceKey}`,
      data: { messageId, replyClass: verdict.class, reason, answers, parts: [], by: own.authorId },
    },
  ]);
  await afterMail(ctx, { requestId: found.requestId, replyClass: verdict.class, at: arrival.receivedAt });
  await refreshClocks(ctx, found.requestId);
  await tellOwnerOfReply(ctx, { requestId: found.requestId, messageId, authorId: own.authorId });
  await announce(ctx, { requestIds: [found.requestId] });
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
