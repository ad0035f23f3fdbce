import { wordsIn } from '../../core/outcome/words/words-in.ts';
import { toIso } from '../../core/time/instant.ts';
import { refreshClocks } from '../../flow/clocks/refresh-clocks.ts';
import { closeRequest } from '../../flow/desk/close-request.ts';
import { deliverReply } from '../../flow/desk/deliver-reply.ts';
import { setLeadResult } from '../../flow/desk/lead-result/set-lead-result.ts';
import { sendReply } from '../../flow/desk/send-reply.ts';
import { setKind } from '../../flow/desk/set-kind.ts';
import { recordPress } from '../../flow/outcomes/record-press.ts';
import { distributeWaiting } from '../../flow/routing/distribute-waiting.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import type { DemoPlace } from '../arrive.ts';
import { arriveInPast, askMore } from './arrive-in-past.ts';
import { attempt, talk } from './call-in-past.ts';
import { replyText } from './enquiry-words.ts';
import type { Step } from './lead-draft.ts';
import { asOf, type Entry, openQuestions, type PastDeps, runnerWithin } from './past-context.ts';
import type { PlannedLead } from './plan.ts';

/** Who acts in the past, by user id. */
export interface PastPeople {
  /** Acts where the visitor would hold it: they did nothing before they came. */
  readonly standIn: string;
  readonly visitor: string;
  readonly manager: string;
}

/** Enters one lead with all that happened on it, through the verbs of the desk, each at its own time. Returns its request. */
export async function enterLead(
  ctx: Context,
  deps: PastDeps,
  { place, people }: { readonly place: DemoPlace; readonly people: PastPeople },
  lead: PlannedLead,
): Promise<string> {
  const requestId = await arriveInPast(ctx, deps, place, lead);
  const { ownerId, contactId } = await handedOut(ctx, place, requestId, lead);
  const holder = ownerId === null || ownerId === people.visitor ? people.standIn : ownerId;
  const entry: Entry = { deps, place, lead, requestId, contactId, replies: 0 };
  for (const step of lead.steps) {
    const userId = step.do === 'close' ? people.manager : holder;
    await act(asOf(ctx, step.at, { kind: 'user', userId }), entry, step);
  }
  return requestId;
}

/** What came in outside the hours is handed out when the desk opens. */
async function handedOut(ctx: Context, place: DemoPlace, requestId: string, lead: PlannedLead) {
  const load = () =>
    ctx.db
      .selectFrom('request')
      .select(['owner_id as ownerId', 'contact_id as contactId'])
      .where('org_id', '=', ctx.orgId)
      .where('id', '=', requestId)
      .executeTakeFirstOrThrow();
  const arrived = await load();
  if (arrived.ownerId !== null) return arrived;
  const opening = asOf(ctx, lead.opensAt, { kind: 'system', job: 'demo' });
  await distributeWaiting(opening, place.form.deskId);
  await refreshClocks(opening, requestId);
  return load();
}

async function act(ctx: Context, entry: Entry, step: Step): Promise<void> {
  const { requestId } = entry;
  switch (step.do) {
    case 'quote_asked':
      return setKind(ctx, { requestId, kind: 'quote' });
    case 'reply':
      return reply(ctx, entry, step);
    case 'talk':
      return talk(ctx, entry, step);
    case 'call':
      return attempt(ctx, entry, step);
    case 'ask_more':
      return askMore(ctx, entry);
    case 'press':
      return press(ctx, entry, step);
    case 'close':
      return closeRequest(ctx, {
        requestId,
        because: step.because,
        reason: step.because === 'override' ? 'too old to be answered' : 'no word from them in ten attempts',
      });
    default:
      return end(ctx, entry, step);
  }
}

/** What became of it; a lead that has its quote is a lead again. */
async function end(
  ctx: Context,
  { requestId, lead }: Entry,
  step: Extract<Step, { do: 'qualified' | 'won' | 'lost' }>,
): Promise<void> {
  if (lead.asksQuote) await setKind(ctx, { requestId, kind: 'lead' });
  const reason = step.do === 'lost' ? step.reason : 'other';
  await setLeadResult(ctx, { requestId, result: step.do, reason });
}

async function reply(ctx: Context, entry: Entry, step: Extract<Step, { do: 'reply' }>): Promise<void> {
  const { requestId, deps, lead } = entry;
  const open = await openQuestions(ctx, requestId);
  const messageId = newId();
  const input = {
    requestId,
    idempotencyKey: messageId,
    text: replyText(lead, step.quote, entry.replies),
    answers: step.answers === 'first' ? open.slice(0, 1) : open,
    parts: [],
    interim: null,
    quote: step.quote,
    signed: false,
  };
  entry.replies += 1;
  await sendReply(ctx, input, deps.config.mail.domain);
  await deliverReply({ ...deps, runner: runnerWithin(ctx) }, { orgId: ctx.orgId, messageId });
}

async function press(ctx: Context, entry: Entry, step: Extract<Step, { do: 'press' }>): Promise<void> {
  const { requestId, contactId, lead } = entry;
  const outcome = await recordPress(
    { ...ctx, actor: { kind: 'contact', contactId } },
    { orgId: ctx.orgId, requestId, contactId },
    { press: step.press, nonce: `past-${lead.number}-${toIso(step.at)}`, words: wordsIn('en') },
  );
  if (outcome !== 'recorded') throw new Error(`a press of the demo became: ${JSON.stringify(outcome)}`);
}
