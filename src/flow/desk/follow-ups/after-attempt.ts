import type { Instant } from '../../../core/time/instant.ts';
import type { Context } from '../../../platform/context.ts';
import { afterChange } from './after-change.ts';
import { dropSteps } from './drop-steps.ts';
import { hadContact, lockLead } from './load-lead.ts';
import { markAttempt } from './mark-attempt.ts';
import { openSteps, planRows, type StepRow } from './plan-rows.ts';
import { startPlan } from './start-plan.ts';

/** An attempt to reach the contact by telephone. */
export interface MadeAttempt {
  readonly requestId: string;
  readonly by: 'call';
  readonly at: Instant;
  readonly reached: boolean;
}

/**
 * A call was made: it makes the step of the plan that is due or next, and a talk ends the plan. The first attempt on a
 * lead that reaches nobody starts one (S2-12, DOMAIN 5.4).
 */
export async function afterAttempt(ctx: Context, attempt: MadeAttempt): Promise<void> {
  const { requestId, at } = attempt;
  const lead = await lockLead(ctx, requestId);
  const steps = await planRows(ctx, requestId);
  const concerned = openSteps(steps).map(({ owner_id }) => owner_id);
  const made = await markAttempt(ctx, steps, { kind: 'call', at, hasValue: attempt.reached });
  if (attempt.reached) await dropSteps(ctx, without(steps, made), { reason: 'the contact was reached' });
  else if (steps.length === 0) {
    const owner = lead.owner_id ?? (ctx.actor.kind === 'user' ? ctx.actor.userId : null);
    if (
      lead.kind !== 'lead' ||
      lead.isOver ||
      lead.noContact ||
      owner === null ||
      (await hadContact(ctx, requestId))
    )
      return;
    await startPlan(ctx, { ...lead, owner_id: owner }, [], { at, made: 'call' });
    concerned.push(owner);
  }
  if (concerned.length > 0) await afterChange(ctx, { requestIds: [requestId], ownerIds: concerned });
}

function without(steps: readonly StepRow[], made: StepRow | null): StepRow[] {
  return steps.filter(({ id }) => id !== made?.id);
}
