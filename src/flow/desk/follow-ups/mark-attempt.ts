import { attemptOnPlan } from '../../../core/follow-up/attempt-on-plan.ts';
import type { AttemptKind } from '../../../core/follow-up/plan-steps.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import { appendFacts } from '../../../platform/ledger.ts';
import { openSteps, type StepRow } from './plan-rows.ts';
import { followUpFact } from './write-follow-ups.ts';

export interface Attempt {
  readonly kind: AttemptKind;
  readonly at: Instant;
  /** The attempt itself gave the contact something, so that it needs no further words (class R3 or R4). */
  readonly hasValue: boolean;
}

/**
 * Marks the step that an attempt makes. One with nothing in it for the contact is noted and stays to be made, until its
 * value item is told (DOMAIN C12, D-13). Returns the step, null where the attempt makes none.
 */
export async function markAttempt(
  ctx: Context,
  steps: readonly StepRow[],
  attempt: Attempt,
): Promise<StepRow | null> {
  const step = attemptOnPlan(openSteps(steps), attempt);
  if (!step) return null;
  const valueItem = attempt.hasValue || step.value_item !== null;
  await ctx.db
    .updateTable('follow_up')
    .set(valueItem ? { state: 'done', ended_at: at(attempt.at) } : { tried_at: at(attempt.at) })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', step.id)
    .execute();
  const made = { kind: 'attempt.made', data: { stepId: step.id, valueItem }, at: attempt.at };
  await appendFacts(ctx, [followUpFact(ctx, step.request_id, made)]);
  return step;
}
