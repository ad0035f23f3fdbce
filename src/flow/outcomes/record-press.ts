import { createHash } from 'node:crypto';
import type { BuyerWordKind, Press, PressFault } from '../../core/outcome/press.ts';
import type { PageWords } from '../../core/outcome/words/page-words.ts';
import { DAY, type Instant, MINUTE, toIso } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';
import { keepableText } from '../../platform/keepable-text.ts';
import { announce, appendFacts } from '../../platform/ledger.ts';
import { newId } from '../../platform/new-id.ts';
import type { LinkSubject } from '../../platform/signed-link.ts';
import { refreshClocks } from '../clocks/refresh-clocks.ts';
import { stopPlans } from '../desk/follow-ups/stop-plans.ts';
import { checkCall } from './ask-call.ts';
import { findSubject, type PageSubject } from './find-subject.ts';
import { effectOf } from './press-effects.ts';

/** So much a contact can say in a day: what is over would only bury what they said before. */
const MOST_A_DAY = 100;
/** A press without a word of theirs that repeats the last of its kind within so long, with no answer of ours between. */
const SAME_WITHIN = 10 * MINUTE;

/**
 * `gone`: the link opens nothing. `repeated`: they pressed the same a moment ago, and that counted. `too_many`: not one
 * more today.
 */
export type PressOutcome = 'recorded' | 'repeated' | 'too_many' | 'gone' | { readonly fault: PressFault };

/**
 * A contact presses something on their page: kept with its words, and as a fact with all that follows from it. The same
 * form pressed twice counts once. `words` are the page's, in its language, for what has to be said without theirs.
 */
export async function recordPress(
  ctx: Context,
  link: LinkSubject,
  input: { readonly press: Press; readonly nonce: string; readonly words: PageWords },
): Promise<PressOutcome> {
  // A merge that was under way at the first look has been committed by the second.
  const subject =
    (await findSubject(ctx, link, { hold: true })) ?? (await findSubject(ctx, link, { hold: true }));
  if (!subject) return 'gone';
  const press = kept(input.press);
  const call = press.kind === 'call' ? await checkCall(ctx, subject, press) : null;
  if (call && 'fault' in call) return call;
  if (press.kind === 'verdict' && subject.lastAnswerAt === null) return { fault: 'unanswered' };
  if (press.kind === 'question' && !(await isTheirs(ctx, subject, press.questionId)))
    return { fault: 'form' };
  const today = await saidToday(ctx, subject);
  if (saysNothingNew(press, subject, today, ctx.now)) return 'repeated';
  if (today.length >= MOST_A_DAY) return 'too_many';
  const wordId = newId();
  if (!(await keepWord(ctx, subject, { wordId, press, nonce: input.nonce }))) return 'repeated';
  const effect = await effectOf(ctx, subject, { wordId, press, call, words: input.words });
  await appendFacts(
    ctx,
    effect.facts.map(({ kind, data }) => ({
      subjectKind: 'request',
      subjectId: subject.requestId,
      kind,
      occurredAt: ctx.now,
      evidence: 'server',
      sourceKey: `${kind}:${wordId}`,
      data,
    })),
  );
  await refreshClocks(ctx, subject.requestId);
  await announce(ctx, { requestIds: [subject.requestId] });
  if (effect.stopsPlans !== null) await stopPlans(ctx, [subject.requestId], effect.stopsPlans);
  return 'recorded';
}

/** Without what the database can't keep. */
function kept(press: Press): Press {
  const entries = Object.entries(press).map(([name, value]) => [
    name,
    typeof value === 'string' ? keepableText(value) : value,
  ]);
  return Object.fromEntries(entries) as Press;
}

async function isTheirs(ctx: Context, { requestId }: PageSubject, questionId: string): Promise<boolean> {
  const question = await ctx.db
    .selectFrom('question')
    .select('id')
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', questionId)
    .where('request_id', '=', requestId)
    .where('state', 'in', ['answered', 'part'])
    .executeTakeFirst();
  return question !== undefined;
}

interface SaidBefore {
  readonly request_id: string;
  readonly at: Instant;
  readonly kind: BuyerWordKind;
  readonly value: string;
  readonly words: string;
}

/** What the contact said within a day on all their requests, newest first. */
async function saidToday(ctx: Context, { contactId }: PageSubject): Promise<SaidBefore[]> {
  return ctx.db
    .selectFrom('buyer_word')
    .select(['request_id', 'at', 'kind', 'value', 'words'])
    .where('org_id', '=', ctx.orgId)
    .where('contact_id', '=', contactId)
    .where('at', '>', at(ctx.now - DAY))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_A_DAY)
    .execute();
}

function saysNothingNew(
  press: Press,
  { requestId, lastAnswerAt }: PageSubject,
  today: readonly SaidBefore[],
  now: Instant,
): boolean {
  const hasWords = 'words' in press && press.words !== '';
  const hasNumber = press.kind === 'call' && press.phone !== '';
  if (hasWords || hasNumber || press.kind === 'referral' || press.kind === 'question') return false;
  const last = today.find(({ kind, request_id }) => kind === press.kind && request_id === requestId);
  const since = Math.max(now - SAME_WITHIN, lastAnswerAt ?? 0);
  return last !== undefined && last.value === pressedValue(press) && last.at > since;
}

/** Returns false when the same press is there already. */
async function keepWord(
  ctx: Context,
  { requestId, contactId }: PageSubject,
  said: { readonly wordId: string; readonly press: Press; readonly nonce: string },
): Promise<boolean> {
  const { wordId, press, nonce } = said;
  const key = createHash('sha256')
    .update(JSON.stringify([contactId, nonce, press]))
    .digest('base64url');
  const inserted = await ctx.db
    .insertInto('buyer_word')
    .values({
      org_id: ctx.orgId,
      id: wordId,
      request_id: requestId,
      contact_id: contactId,
      at: at(ctx.now),
      kind: press.kind,
      value: pressedValue(press),
      words: 'words' in press ? press.words : '',
      nonce: key,
    })
    .onConflict((conflict) => conflict.columns(['org_id', 'nonce']).doNothing())
    .executeTakeFirst();
  return Number(inserted.numInsertedOrUpdatedRows) > 0;
}

function pressedValue(press: Press): string {
  switch (press.kind) {
    case 'verdict':
      return press.verdict;
    case 'pace':
      return press.pace;
    case 'wait':
      return String(press.minutes);
    case 'question':
      return press.questionId;
    case 'choice':
      return press.choice;
    case 'call':
      return press.at === null ? 'now' : toIso(press.at);
    default:
      return '';
  }
}
