import { gradeVoicemail } from '../../../core/calls/grade-call.ts';
import { DomainError } from '../../../core/domain-error.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import { announce, appendFacts, type NewFact } from '../../../platform/ledger.ts';
import { refreshClocks } from '../../clocks/refresh-clocks.ts';
import type { CallDeps } from './call-deps.ts';
import { attempted, callFact, connected, type FactsOf, factBase } from './call-facts.ts';
import { type CallRow, lockOwnCall } from './load-call.ts';

type Outcome = 'talking' | 'voicemail' | 'no_answer' | 'busy' | 'wrong_number' | 'not_dialled';
type Interim = { readonly who: string; readonly by: Instant } | null;

export interface OutcomeInput {
  readonly callId: string;
  readonly outcome: Outcome;
  /** For so long the press was held back so that it could be undone. */
  readonly heldMs: number;
  /** Said in a voicemail: who will do what by when. */
  readonly interim: Interim;
  readonly said: string;
}

/**
 * How the acting member's call went, in one press. The attempt is of the dial, a talk of this press; what a person
 * reports as it happens is evidence, marked as self-reported. Throws `not_found`, and `conflict` when it was told.
 */
export async function reportOutcome(ctx: Context, input: OutcomeInput, deps: CallDeps): Promise<void> {
  const call = await lockOwnCall(ctx, input.callId);
  if (call.outcome !== null) {
    if (call.outcome === stored(input.outcome)) return;
    throw new DomainError('conflict', `it is on record already: ${call.outcome.replaceAll('_', ' ')}`);
  }
  if (input.outcome === 'not_dialled') return forget(ctx, call);
  const pressedAt = Math.max(call.started_at, ctx.now - input.heldMs);
  if (input.interim && input.interim.by <= pressedAt)
    throw new DomainError('invalid', 'this time has passed', '/interim/by');
  await write(ctx, call, input, pressedAt);
  await appendFacts(ctx, await factsOf(ctx, call, input, pressedAt, deps));
  if (input.outcome !== 'wrong_number') {
    const reached = input.outcome === 'talking';
    await deps.afterAttempt(ctx, { requestId: call.request_id, by: 'call', at: call.started_at, reached });
  }
  await refreshClocks(ctx, call.request_id);
  await announce(ctx, { requestIds: [call.request_id], topics: ['calls'] });
}

function stored(outcome: Outcome) {
  return outcome === 'talking' ? 'connected' : outcome;
}

/** A press that was followed by no dial leaves nothing behind but that the item was looked at. */
async function forget(ctx: Context, { id, request_id }: CallRow): Promise<void> {
  await ctx.db.deleteFrom('call').where('org_id', '=', ctx.orgId).where('id', '=', id).execute();
  await announce(ctx, { requestIds: [request_id], topics: ['calls'] });
}

async function write(
  ctx: Context,
  { id }: CallRow,
  { outcome, interim, said }: OutcomeInput,
  pressedAt: Instant,
): Promise<void> {
  const isTalk = outcome === 'talking';
  const grade = outcome === 'voicemail' ? gradeVoicemail(interim?.by ?? null) : null;
  await ctx.db
    .updateTable('call')
    .set({
      outcome: stored(outcome) as Exclude<CallRow['outcome'], null>,
      reported_at: at(ctx.now),
      connected_at: isTalk ? at(pressedAt) : null,
      ended_at: isTalk ? null : at(pressedAt),
      said,
      who: grade && interim ? interim.who : null,
      by_at: grade && interim ? at(interim.by) : null,
      reply_class: grade?.class ?? null,
      reason: grade?.reason ?? null,
    })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', id)
    .execute();
}

async function factsOf(
  ctx: Context,
  call: CallRow,
  { outcome, interim }: OutcomeInput,
  pressedAt: Instant,
  deps: CallDeps,
): Promise<NewFact[]> {
  const of: FactsOf = { callId: call.id, requestId: call.request_id, evidence: 'person' };
  if (outcome === 'not_dialled') return [];
  const dial = attempted(of, call.started_at, outcome === 'talking' ? 'connected' : outcome);
  if (outcome === 'talking') return [dial, connected(of, pressedAt)];
  return outcome === 'voicemail'
    ? [dial, ...(await voicemailFacts(ctx, of, interim, pressedAt, deps))]
    : [dial];
}

/** A voicemail is over when it was left; with who and by when it is a response and a promise (DOMAIN 2.7). */
export async function voicemailFacts(
  ctx: Context,
  of: FactsOf,
  interim: Interim,
  leftAt: Instant,
  deps: CallDeps,
): Promise<NewFact[]> {
  const grade = gradeVoicemail(interim?.by ?? null);
  const { callId } = of;
  const data = { callId, live: false, replyClass: grade.class, answers: [], reason: grade.reason };
  const base = factBase(of, leftAt);
  const promised = await deps.promiseFacts(ctx, {
    messageId: callId,
    replyClass: grade.class,
    interim,
    base,
  });
  return [callFact(of, 'call.ended', leftAt, data), ...promised];
}
