import { MINUTE } from '../../core/time/instant.ts';
import { beginCall } from '../../flow/desk/calls/begin-call.ts';
import type { CallDeps } from '../../flow/desk/calls/call-deps.ts';
import { endCall } from '../../flow/desk/calls/end-call.ts';
import { reportOutcome } from '../../flow/desk/calls/report-outcome.ts';
import { planFollowUp } from '../../flow/desk/follow-ups/plan-follow-up.ts';
import { promiseFacts } from '../../flow/desk/promise-facts.ts';
import { touchRequest } from '../../flow/desk/touch-request.ts';
import type { Context } from '../../platform/context.ts';
import { enquiryOf } from './enquiry-words.ts';
import type { Step } from './lead-draft.ts';
import { type Entry, openQuestions } from './past-context.ts';

/** Attempts start no plan: those of the past are over, and what was planned would be overdue today. */
const callDeps: CallDeps = {
  frozen: true,
  planFollowUp,
  afterAttempt: async () => undefined,
  promiseFacts,
  touch: (ctx, requestId) => touchRequest(ctx, requestId, 'called'),
};

const silent = { heldMs: 0, interim: null, said: '' } as const;

/** An attempt that reached nobody. */
export async function attempt(
  ctx: Context,
  entry: Entry,
  { outcome }: Extract<Step, { do: 'call' }>,
): Promise<void> {
  const { callId } = await dial(ctx, entry);
  await reportOutcome(ctx, { callId, outcome, ...silent }, callDeps);
}

/** A talk that answers what was asked, written up at its end. */
export async function talk(ctx: Context, entry: Entry, step: Extract<Step, { do: 'talk' }>): Promise<void> {
  const { callId } = await dial(ctx, entry);
  await reportOutcome(ctx, { callId, outcome: 'talking', ...silent }, callDeps);
  const ended = { ...ctx, now: ctx.now + step.minutes * MINUTE };
  const told = {
    said: 'Went through their questions and agreed what to send.',
    nextStep: { text: 'Send the data sheet', dueAt: null, kind: 'mail', askedByContact: false },
    answers: await openQuestions(ctx, entry.requestId),
    parts: [],
    interim: null,
  } as const;
  await endCall(ended, { ...told, callId, endedMsAgo: 0 }, callDeps);
}

function dial(ctx: Context, { requestId, lead }: Entry): Promise<{ readonly callId: string }> {
  return beginCall(ctx, { requestId, number: enquiryOf(lead).phone ?? null, askedFor: null }, callDeps);
}
