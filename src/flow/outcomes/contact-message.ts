import { findQuestions } from '../../core/reply/questions.ts';
import type { Context } from '../../platform/context.ts';
import { insertRows } from '../../platform/insert-rows.ts';
import { appendFacts } from '../../platform/ledger.ts';
import { newId } from '../../platform/new-id.ts';
import type { Arrival } from '../intake/arrival.ts';
import { addFollowUp } from '../intake/follow-up.ts';
import { inboundMessageRow, messageColumns } from '../intake/new-request.ts';
import type { PageSubject } from './find-subject.ts';

/** A question is cut here, as those read from mails are. */
const LONGEST_QUESTION = 300;

/**
 * What a contact writes on their page is a further message of theirs with a new question: a request that was answered
 * or closed is open again, on a new clock and with its original age (S0-01, D-18).
 */
export async function messageFromPage(
  ctx: Context,
  subject: PageSubject,
  { wordId, words }: { readonly wordId: string; readonly words: string },
): Promise<void> {
  const { requestId, conversationId } = subject;
  const { count } = await ctx.db
    .selectFrom('question')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('org_id', '=', ctx.orgId)
    .where('request_id', '=', requestId)
    .executeTakeFirstOrThrow();
  const thread = { requestId, conversationId, questions: Number(count) };
  await addFollowUp(ctx, thread, arrivalOf(ctx, subject, wordId, words, questionsIn(words)));
}

/** They say that a question we took for answered is not (DOMAIN 2.3): it is open again, by a message that says so. */
export async function reopenQuestion(
  ctx: Context,
  subject: PageSubject,
  reopened: { readonly wordId: string; readonly questionId: string; readonly words: string },
): Promise<void> {
  const { requestId, conversationId } = subject;
  const { wordId, questionId, words } = reopened;
  const messageId = newId();
  const ids = { requestId, conversationId, messageId, outcome: 'follow_up' as const };
  const arrival = arrivalOf(ctx, subject, wordId, words, []);
  await insertRows(ctx, 'message', messageColumns, [inboundMessageRow(ctx, ids, arrival)]);
  const common = {
    subjectKind: 'request',
    subjectId: requestId,
    occurredAt: ctx.now,
    evidence: 'server',
  } as const;
  await appendFacts(ctx, [
    {
      ...common,
      kind: 'message.in',
      sourceKey: `in:${messageId}`,
      data: { messageId, questionIds: [questionId] },
    },
    { ...common, kind: 'question.reopened', sourceKey: `question.reopened:${wordId}`, data: { questionId } },
  ]);
}

/** Several questions stand apart; else all they wrote is the one. */
function questionsIn(words: string): readonly string[] {
  const found = findQuestions(words);
  if (found.length > 1) return found;
  const whole = words.replaceAll(/\s+/g, ' ').trim();
  return [whole.length > LONGEST_QUESTION ? `${whole.slice(0, LONGEST_QUESTION - 1).trimEnd()}…` : whole];
}

function arrivalOf(
  ctx: Context,
  subject: PageSubject,
  wordId: string,
  text: string,
  questions: readonly string[],
): Arrival {
  const { name, email, phone, company, zone, deskId, conversationId } = subject;
  return {
    sourceKey: `page:${wordId}`,
    channel: 'page',
    evidence: 'server',
    receivedAt: ctx.now,
    deskId,
    mailboxId: null,
    contact: { name, email, phone, company, zone },
    subject: subject.subject,
    text,
    quoted: '',
    html: null,
    questions,
    source: null,
    mailId: null,
    mailReferences: [],
    toText: '',
    conversationId,
    attachments: [],
  };
}
