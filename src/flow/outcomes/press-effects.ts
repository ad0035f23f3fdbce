import type { FactBody } from '../../core/clock/fact-body.ts';
import type { Choice, Press } from '../../core/outcome/press.ts';
import type { PageWords } from '../../core/outcome/words/page-words.ts';
import type { Context } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';
import { newId } from '../../platform/new-id.ts';
import { stopReasons } from '../desk/follow-ups/run-plan.ts';
import { planCall, type WantedCall } from './ask-call.ts';
import { messageFromPage, reopenQuestion } from './contact-message.ts';
import type { PageSubject } from './find-subject.ts';
import { type PageNotice, tellDesk } from './tell-desk.ts';

/** What a press comes to besides what it wrote: facts to be appended, and why plans to reach the contact end. */
export interface Effect {
  readonly facts: readonly FactBody[];
  readonly stopsPlans: string | null;
}

interface Said<P extends Press = Press> {
  readonly wordId: string;
  readonly press: P;
  /** Checked, where the press asks for a call. */
  readonly call: WantedCall | null;
  readonly words: PageWords;
}

/** What their notice shows of what they wrote. */
const SHOWN = 120;

/** Carries out what a press asks for. The request is held and the press kept. */
export async function effectOf(ctx: Context, subject: PageSubject, said: Said): Promise<Effect> {
  const { press, wordId, call } = said;
  switch (press.kind) {
    case 'verdict':
      return judged(ctx, subject, { ...said, press });
    case 'need':
      await messageFromPage(ctx, subject, { wordId, words: press.words });
      await notify(
        ctx,
        subject,
        wordId,
        `still needs something on “${subject.subject}”: ${short(press.words)}`,
      );
      return wrote();
    case 'question':
      return doubted(ctx, subject, { ...said, press });
    case 'pace':
      return facts({ kind: 'pace.judged', data: { pace: press.pace } });
    case 'wait':
      return facts({ kind: 'wait.stated', data: { acceptableMinutes: press.minutes } });
    case 'person':
      await notify(ctx, subject, wordId, `asks for another person on “${subject.subject}”`, true);
      return facts({ kind: 'person.asked', data: {} });
    case 'call':
      return wanted(ctx, subject, wordId, call);
    case 'referral':
      return referred(ctx, subject, { ...said, press });
    case 'choice':
      await choose(ctx, subject, press.choice);
      return {
        ...facts({ kind: 'contact.opted_out', data: { choice: press.choice } }),
        stopsPlans: press.choice === 'no_contact' ? stopReasons.opted_out : null,
      };
  }
}

const facts = (...bodies: FactBody[]): Effect => ({ facts: bodies, stopsPlans: null });
/** A contact who wrote needs no attempt to be reached. */
const wrote = (...bodies: FactBody[]): Effect => ({ facts: bodies, stopsPlans: 'the contact wrote' });

/** "No" opens the request anew with their words, or with ours where they wrote none; so does what they still need. */
async function judged(
  ctx: Context,
  subject: PageSubject,
  { press, wordId, words }: Said<Extract<Press, { kind: 'verdict' }>>,
): Promise<Effect> {
  const messageId = await lastReply(ctx, subject.requestId);
  const fact: FactBody = { kind: 'verdict.given', data: { verdict: press.verdict, messageId } };
  const written = press.words || (press.verdict === 'no' ? words.withoutWords : '');
  if (written !== '') await messageFromPage(ctx, subject, { wordId, words: written });
  if (press.verdict === 'no') {
    const text = `${whoOf(subject)} says that our answer on “${subject.subject}” did not help: ${short(written)}`;
    await tellDesk(ctx, subject, { kind: 'verdict_no', text, wordId, coordinators: false });
  } else if (written !== '') {
    await notify(ctx, subject, wordId, `still needs something on “${subject.subject}”: ${short(written)}`);
  }
  return written === '' ? facts(fact) : wrote(fact);
}

async function doubted(
  ctx: Context,
  subject: PageSubject,
  { press, wordId, words }: Said<Extract<Press, { kind: 'question' }>>,
): Promise<Effect> {
  const { text, implied } = await ctx.db
    .selectFrom('question')
    .select(['text', 'implied'])
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', press.questionId)
    .executeTakeFirstOrThrow();
  const asked = implied ? subject.subject || words.wholeRequest : text;
  const message = words.notAnswered(asked);
  await reopenQuestion(ctx, subject, { wordId, questionId: press.questionId, words: message });
  await notify(ctx, subject, wordId, `has no answer yet on “${subject.subject}”: ${short(asked)}`);
  return wrote();
}

async function wanted(
  ctx: Context,
  subject: PageSubject,
  wordId: string,
  call: WantedCall | null,
): Promise<Effect> {
  if (call === null) throw new Error('a call was not checked');
  await planCall(ctx, subject, call);
  const when = call.at === null ? 'asks to be called now' : 'asks for a call, planned at their time';
  await notify(ctx, subject, wordId, `${when}: “${subject.subject}”`, call.at === null);
  return facts({ kind: 'call.asked', data: { at: call.at } });
}

/** Stored and counted (E12); their words stay out of the facts. */
async function referred(
  ctx: Context,
  subject: PageSubject,
  { press, wordId }: Said<Extract<Press, { kind: 'referral' }>>,
): Promise<Effect> {
  const referralId = newId();
  await ctx.db
    .insertInto('referral')
    .values({
      org_id: ctx.orgId,
      id: referralId,
      request_id: subject.requestId,
      contact_id: subject.contactId,
      at: at(ctx.now),
      name: press.name,
      email: press.email === '' ? null : press.email.toLowerCase(),
      phone: press.phone === '' ? null : press.phone,
    })
    .execute();
  await notify(ctx, subject, wordId, `names somebody else to talk to on “${subject.subject}”: ${press.name}`);
  return facts({ kind: 'referral.given', data: { referralId } });
}

async function choose(ctx: Context, { contactId }: PageSubject, choice: Choice): Promise<void> {
  const change = {
    no_questions: { no_questions_at: at(ctx.now) },
    no_contact: { no_contact_at: at(ctx.now) },
    all: { no_questions_at: null, no_contact_at: null },
  }[choice];
  await ctx.db
    .updateTable('contact')
    .set(change)
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', contactId)
    .execute();
}

/** The reply of ours that stood last when they judged. */
async function lastReply(ctx: Context, requestId: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('message')
    .select('id')
    .where('org_id', '=', ctx.orgId)
    .where('request_id', '=', requestId)
    .where('direction', '=', 'out')
    .where('author_id', 'is not', null)
    .where('delivery', '=', 'sent')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

async function notify(
  ctx: Context,
  subject: PageSubject,
  wordId: string,
  what: string,
  coordinators = false,
): Promise<void> {
  const notice: PageNotice = {
    kind: 'contact_asks',
    text: `${whoOf(subject)} ${what}`,
    wordId,
    coordinators,
  };
  await tellDesk(ctx, subject, notice);
}

const whoOf = ({ name, email }: PageSubject) => name || email || 'The contact';

function short(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > SHOWN ? `${line.slice(0, SHOWN - 1).trimEnd()}…` : line;
}
