import { sql } from 'kysely';
import { type CallGrade, gradeTalk } from '../../../core/calls/grade-call.ts';
import { DomainError } from '../../../core/domain-error.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import { announce, appendFacts, type NewFact } from '../../../platform/ledger.ts';
import { refreshClocks } from '../../clocks/refresh-clocks.ts';
import type { CallDeps } from './call-deps.ts';
import { callFact, documented, type FactsOf, factBase } from './call-facts.ts';
import { lockOwnCall, refuseUnlessTalking } from './load-call.ts';
import { type NextStep, planned } from './next-step.ts';

/** What came of a talk. */
export interface TalkTold {
  readonly said: string;
  readonly nextStep: NextStep | null;
  /** Questions it answered, and those it answered in part. */
  readonly answers: readonly string[];
  readonly parts: readonly string[];
  readonly interim: { readonly who: string; readonly by: Instant } | null;
}

export interface EndedTalk {
  readonly replyClass: string;
  readonly reason: string;
  /** What was said and what comes next are on record (C7). */
  readonly documented: boolean;
}

/**
 * The acting member's talk is over: graded by what it answered, and documented when what was said and what comes next
 * are told with it. Throws `not_found`, and `conflict` unless the two are talking.
 */
export async function endCall(
  ctx: Context,
  input: TalkTold & { readonly callId: string; readonly endedMsAgo: number },
  deps: CallDeps,
): Promise<EndedTalk> {
  const call = await lockOwnCall(ctx, input.callId);
  refuseUnlessTalking(call);
  const endedAt = Math.max(call.connected_at ?? call.started_at, ctx.now - input.endedMsAgo);
  if (input.interim && input.interim.by <= endedAt)
    throw new DomainError('invalid', 'this time has passed', '/interim/by');
  const of: FactsOf = { callId: call.id, requestId: call.request_id, evidence: 'person' };
  const told = await ofThisRequest(ctx, call.request_id, input);
  const grade = gradeTold(told);
  await write(ctx, call.id, told, grade, endedAt);
  await appendFacts(ctx, await talkFacts(ctx, of, told, grade, endedAt, deps));
  if (told.nextStep) await planned(ctx, call, told.nextStep, deps);
  await refreshClocks(ctx, call.request_id);
  await announce(ctx, { requestIds: [call.request_id], topics: ['calls'] });
  return { replyClass: grade.class, reason: grade.reason, documented: isDocumented(told) };
}

/** What was told, as far as it concerns questions of this request that are open. */
export interface ToldHere extends TalkTold {
  readonly openQuestions: number;
}

/** Questions of other requests, and those that have their answer, count for nothing. */
export async function ofThisRequest(ctx: Context, requestId: string, told: TalkTold): Promise<ToldHere> {
  const open = await ctx.db
    .selectFrom('question')
    .select('id')
    .where('org_id', '=', ctx.orgId)
    .where('request_id', '=', requestId)
    .where(sql<boolean>`state in ('open', 'part')`)
    .execute();
  const ids = new Set(open.map(({ id }) => id));
  const answers = [...new Set(told.answers)].filter((id) => ids.has(id));
  const parts = [...new Set(told.parts)].filter((id) => ids.has(id) && !answers.includes(id));
  return { ...told, answers, parts, openQuestions: ids.size };
}

export function gradeTold({ openQuestions, answers, parts, interim }: ToldHere): CallGrade {
  return gradeTalk({
    openQuestions,
    answers: answers.length,
    parts: parts.length,
    promisedBy: interim?.by ?? null,
  });
}

/** Outcome, content and next step (DOMAIN C7). */
export function isDocumented({ said, nextStep }: Pick<TalkTold, 'said' | 'nextStep'>): boolean {
  return said.trim() !== '' && nextStep !== null;
}

/** The end of a talk, what it promised, and that it is written up where it is. */
export async function talkFacts(
  ctx: Context,
  of: FactsOf,
  told: ToldHere,
  grade: CallGrade,
  endedAt: Instant,
  deps: CallDeps,
): Promise<NewFact[]> {
  const { callId } = of;
  const { answers, parts, interim } = told;
  const data = { callId, live: true, replyClass: grade.class, answers, parts, reason: grade.reason };
  const base = factBase(of, endedAt);
  const promised = await deps.promiseFacts(ctx, {
    messageId: callId,
    replyClass: grade.class,
    interim,
    base,
  });
  return [
    callFact(of, 'call.ended', endedAt, data),
    ...promised,
    ...(isDocumented(told) ? [documented(of, ctx.now)] : []),
  ];
}

async function write(
  ctx: Context,
  callId: string,
  told: ToldHere,
  grade: CallGrade,
  endedAt: Instant,
): Promise<void> {
  await ctx.db
    .updateTable('call')
    .set({
      ended_at: at(endedAt),
      said: told.said,
      next_step: told.nextStep?.text ?? '',
      answers: [...told.answers],
      who: told.interim?.who ?? null,
      by_at: told.interim ? at(told.interim.by) : null,
      reply_class: grade.class,
      reason: grade.reason,
      documented_at: isDocumented(told) ? at(ctx.now) : null,
    })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', callId)
    .execute();
}
