import type { Fact } from '../../../core/clock/fact.ts';
import { DomainError } from '../../../core/domain-error.ts';
import { classOfReply } from '../../../core/reply/class-of-reply.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { actingUser, type Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import { announce, appendFacts, type NewFact } from '../../../platform/ledger.ts';
import { newId } from '../../../platform/new-id.ts';
import { notFound } from '../../../platform/problem.ts';
import type { ReplyIntent } from '../../../platform/schema.ts';
import { loadFacts } from '../../clocks/load-facts.ts';
import { refreshClocks } from '../../clocks/refresh-clocks.ts';
import { lockWithRight } from '../rights/request-rights.ts';
import { openAt } from './open-at.ts';

export interface Confirmed {
  readonly messageId: string;
  readonly answers: readonly string[];
  readonly parts: readonly string[];
  /** undefined leaves the promise as it was read, null says that there was none. */
  readonly interim?: ReplyIntent['interim'] | undefined;
  readonly quote: boolean;
}

export interface ConfirmDeps {
  /** The quote that is still to be sent. */
  openQuote(ctx: Context, requestId: string): Promise<{ readonly quoteId: string } | null>;
}

/**
 * A person says what a mail from somebody's own client settled (R18): it is graded anew, from the instant it was sent.
 * Said again, it replaces what was said. Throws `not_found`, and `invalid` for a question that was not open then.
 */
export async function confirmAnswers(ctx: Context, said: Confirmed, deps: ConfirmDeps) {
  const message = await holdOwnMail(ctx, said.messageId);
  const facts = await loadFacts(ctx, message.request_id);
  const open = openAt(facts, said.messageId);
  refuseOthers(said, open);
  const parts = said.parts.filter((id) => !said.answers.includes(id));
  const before = message.reply?.interim ?? null;
  const interim = said.interim === undefined ? before : said.interim;
  const quote = said.quote ? await deps.openQuote(ctx, message.request_id) : null;
  const isQuote = quote !== null || message.reply?.quote === true;
  const graded = classOfReply({
    text: message.text,
    automatic: [],
    openQuestions: open.length,
    answers: said.answers.length,
    parts: parts.length,
    interim,
    givesValue: isQuote,
  });
  const reason = `${graded.reason}; from their own mail, confirmed`;
  const settled = { answers: [...said.answers], parts };
  await appendFacts(ctx, [
    ...(before?.by === interim?.by ? [] : promiseFacts(ctx, message, promiseIn(facts, message.id), interim)),
    ...(quote === null ? [] : [quoteFact(message, quote.quoteId)]),
    fact(ctx, message.request_id, 'answers.confirmed', {
      messageId: said.messageId,
      replyClass: graded.class,
      reason,
      ...settled,
    }),
  ]);
  const reply: ReplyIntent = { ...message.reply, ...settled, interim, ...(isQuote ? { quote: true } : {}) };
  await write(ctx, said.messageId, { reply_class: graded.class, reason, reply: JSON.stringify(reply) });
  await refreshClocks(ctx, message.request_id);
  await announce(ctx, { requestIds: [message.request_id], topics: ['notifications'] });
  return { replyClass: graded.class as Exclude<typeof graded.class, 'R0'>, reason };
}

/** As it stands once its request is held: somebody may have confirmed it, or merged the request, meanwhile. */
async function holdOwnMail(ctx: Context, messageId: string): Promise<OwnMailRow> {
  const { request_id } = await ownMail(ctx, messageId);
  await lockWithRight(ctx, 'answer', request_id);
  const message = await ownMail(ctx, messageId);
  if (message.request_id !== request_id)
    throw new DomainError('conflict', 'the mail went to another request meanwhile; look again');
  return message;
}

async function ownMail(ctx: Context, messageId: string) {
  const row = await ctx.db
    .selectFrom('message as m')
    .innerJoin('own_mail as o', (join) =>
      join.onRef('o.org_id', '=', 'm.org_id').onRef('o.message_id', '=', 'm.id'),
    )
    .select(['m.id', 'm.request_id', 'm.text', 'm.at', 'm.reply'])
    .where('m.org_id', '=', ctx.orgId)
    .where('m.id', '=', messageId)
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

type OwnMailRow = Awaited<ReturnType<typeof ownMail>>;

function refuseOthers({ answers, parts }: Confirmed, open: readonly string[]): void {
  for (const [name, ids] of [
    ['answers', answers],
    ['parts', parts],
  ] as const) {
    const wrong = ids.findIndex((id) => !open.includes(id));
    if (wrong >= 0)
      throw new DomainError(
        'invalid',
        'this question was not open when the mail was sent',
        `/${name}/${wrong}`,
      );
  }
}

/** The promise that a mail is taken to have given last. */
function promiseIn(facts: readonly Fact[], messageId: string): string | null {
  const given = facts.findLast(
    (each) => each.kind === 'commitment.made' && each.data.messageId === messageId,
  );
  return given?.kind === 'commitment.made' ? given.data.commitmentId : null;
}

/** A promise read wrongly is taken back; another one holds from the instant at which it was given. */
function promiseFacts(
  ctx: Context,
  message: OwnMailRow,
  before: string | null,
  interim: ReplyIntent['interim'],
): NewFact[] {
  const { id: messageId, request_id: requestId } = message;
  const commitmentId = newId();
  const told = interim && { commitmentId, promisedAt: interim.by, messageId };
  return [
    ...(before === null
      ? []
      : [fact(ctx, requestId, 'commitment.released', { commitmentId: before, misread: true })]),
    ...(told === null ? [] : [sentFact(message, 'commitment.made', commitmentId, told)]),
  ];
}

function quoteFact(message: OwnMailRow, quoteId: string): NewFact {
  return sentFact(message, 'quote.delivered', message.id, { quoteId, messageId: message.id });
}

/** What a person says now. */
function fact(ctx: Context, requestId: string, kind: string, data: object): NewFact {
  const base = { subjectKind: 'request', subjectId: requestId, evidence: 'person' } as const;
  return { ...base, kind, occurredAt: ctx.now, sourceKey: `${kind}:${newId()}`, data };
}

/** What happened when the mail was sent; the mailbox vouches for its time. */
function sentFact(message: OwnMailRow, kind: string, key: string, data: object): NewFact {
  const occurredAt: Instant = message.at;
  const base = { subjectKind: 'request', subjectId: message.request_id, evidence: 'mailbox' } as const;
  return { ...base, kind, occurredAt, sourceKey: `${kind}:${key}`, data };
}

async function write(
  ctx: Context,
  messageId: string,
  graded: { reply_class: string; reason: string; reply: string },
): Promise<void> {
  await ctx.db
    .updateTable('message')
    .set(graded)
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', messageId)
    .execute();
  await ctx.db
    .updateTable('own_mail')
    .set({ confirmed_at: at(ctx.now), confirmed_by: actingUser(ctx) })
    .where('org_id', '=', ctx.orgId)
    .where('message_id', '=', messageId)
    .execute();
  await ctx.db
    .updateTable('notification')
    .set({ read_at: at(ctx.now) })
    .where('org_id', '=', ctx.orgId)
    .where('once_key', '=', confirmKey(messageId))
    .where('read_at', 'is', null)
    .execute();
}

/** Under which the question to confirm stands once. */
export function confirmKey(messageId: string): string {
  return `confirm:${messageId}`;
}
