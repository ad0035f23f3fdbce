import { readNumber } from '../../../channels/phone/read-number.ts';
import { type CallGrade, gradeVoicemail } from '../../../core/calls/grade-call.ts';
import { DomainError } from '../../../core/domain-error.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { actingUser, type Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import { announce, appendFacts, type NewFact } from '../../../platform/ledger.ts';
import { newId } from '../../../platform/new-id.ts';
import type { CallOutcome } from '../../../platform/schema.ts';
import { refreshClocks } from '../../clocks/refresh-clocks.ts';
import type { CallDeps } from './call-deps.ts';
import { attempted, connected, type FactsOf } from './call-facts.ts';
import {
  gradeTold,
  isDocumented,
  ofThisRequest,
  type TalkTold,
  type ToldHere,
  talkFacts,
} from './end-call.ts';
import { type CalledAbout, lockCalledAbout } from './load-call.ts';
import { planned } from './next-step.ts';
import { voicemailFacts } from './report-outcome.ts';

export interface LateCall extends TalkTold {
  readonly requestId: string;
  readonly at: Instant;
  readonly outcome: CallOutcome;
  readonly number: string | null;
}

/**
 * A call of earlier, typed in by memory: on record as logged late, and no proof for any clock. What was said in
 * it happened all the same, so it is to be written up, and a promise given in it stands. Throws `not_found`.
 */
export async function logCall(ctx: Context, input: LateCall, deps: CallDeps): Promise<string> {
  const about = await lockCalledAbout(ctx, input.requestId);
  if (input.at > ctx.now) throw new DomainError('invalid', 'this time is yet to come', '/at');
  if (input.interim && input.interim.by <= input.at)
    throw new DomainError('invalid', 'a promise is for later than the call', '/interim/by');
  const told = await ofThisRequest(ctx, about.requestId, input);
  const callId = newId();
  const number = await numberOf(ctx, input.number ?? about.phone);
  const grade = gradeOf(input.outcome, told);
  await insert(ctx, { callId, number, about, input, told, grade });
  const of: FactsOf = { callId, requestId: about.requestId, evidence: 'typed' };
  await appendFacts(ctx, await factsOf(ctx, of, input, told, grade, deps));
  if (told.nextStep)
    await planned(ctx, { request_id: about.requestId, user_id: actingUser(ctx) }, told.nextStep, deps);
  await refreshClocks(ctx, about.requestId);
  await announce(ctx, { requestIds: [about.requestId] });
  return callId;
}

async function numberOf(ctx: Context, text: string | null): Promise<string> {
  if (text === null) return '';
  const { zone } = await ctx.db
    .selectFrom('organisation')
    .select('zone')
    .where('id', '=', ctx.orgId)
    .executeTakeFirstOrThrow();
  return readNumber(text, zone)?.number ?? text;
}

function gradeOf(outcome: CallOutcome, told: ToldHere): CallGrade | null {
  if (outcome === 'connected') return gradeTold(told);
  return outcome === 'voicemail' ? gradeVoicemail(told.interim?.by ?? null) : null;
}

async function factsOf(
  ctx: Context,
  of: FactsOf,
  { at: dialledAt, outcome }: LateCall,
  told: ToldHere,
  grade: CallGrade | null,
  deps: CallDeps,
): Promise<NewFact[]> {
  const dial = attempted(of, dialledAt, outcome);
  if (outcome === 'connected' && grade) {
    return [dial, connected(of, dialledAt), ...(await talkFacts(ctx, of, told, grade, dialledAt, deps))];
  }
  if (outcome === 'voicemail')
    return [dial, ...(await voicemailFacts(ctx, of, told.interim, dialledAt, deps))];
  return [dial];
}

interface Row {
  readonly callId: string;
  readonly number: string;
  readonly about: CalledAbout;
  readonly input: LateCall;
  readonly told: ToldHere;
  readonly grade: CallGrade | null;
}

async function insert(ctx: Context, { callId, number, about, input, told, grade }: Row): Promise<void> {
  const isTalk = input.outcome === 'connected';
  await ctx.db
    .insertInto('call')
    .values({
      org_id: ctx.orgId,
      id: callId,
      request_id: about.requestId,
      contact_id: about.contactId,
      user_id: actingUser(ctx),
      number,
      started_at: at(input.at),
      connected_at: isTalk ? at(input.at) : null,
      ended_at: at(input.at),
      outcome: input.outcome,
      reported_at: at(ctx.now),
      logged_late: true,
      said: told.said,
      next_step: told.nextStep?.text ?? '',
      answers: isTalk ? [...told.answers] : [],
      who: grade && told.interim ? told.interim.who : null,
      by_at: grade && told.interim ? at(told.interim.by) : null,
      reply_class: grade?.class ?? null,
      reason: grade?.reason ?? null,
      asked_for: null,
      documented_at: isDocumented(told) ? at(ctx.now) : null,
    })
    .execute();
}
