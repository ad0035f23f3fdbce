import { DomainError } from '../../../core/domain-error.ts';
import { actingUser, type Context } from '../../../platform/context.ts';
import { lockWithRight } from '../rights/request-rights.ts';
import { afterChange } from './after-change.ts';
import { dropSteps } from './drop-steps.ts';
import { lockLead } from './load-lead.ts';
import { openSteps, planRows } from './plan-rows.ts';
import { startPlan } from './start-plan.ts';

/** Why a person ends a plan; the contact's "no" ends it for good (D-13). */
export const stopReasons = {
  said_no: 'the contact said no',
  opted_out: 'the contact wants no more of it',
  reached: 'the contact was reached',
  other: 'stopped by a person',
} as const;
export type StopReason = keyof typeof stopReasons;

/** Plans the attempts to reach a contact, or takes up what was stopped. Throws `not_found`, `conflict`. */
export async function runPlan(ctx: Context, requestId: string): Promise<{ readonly steps: number }> {
  await lockWithRight(ctx, 'answer', requestId);
  const lead = await lockLead(ctx, requestId);
  if (lead.isOver) throw new DomainError('conflict', 'nothing waits on this request any more');
  if (lead.noContact) throw new DomainError('conflict', 'they asked on their page not to be contacted by us');
  const steps = await planRows(ctx, requestId);
  if (openSteps(steps).length > 0) throw new DomainError('conflict', 'the attempts are planned already');
  if (steps.length > 0 && steps.every(({ state }) => state === 'done'))
    throw new DomainError('conflict', 'every attempt of the plan was made');
  const ownerId = lead.owner_id ?? actingUser(ctx);
  const planned = await startPlan(ctx, { ...lead, owner_id: ownerId }, steps, { at: ctx.now });
  await afterChange(ctx, { requestIds: [requestId], ownerIds: [ownerId] });
  return { steps: planned };
}

/** Cancels what is left of a plan; what was cancelled can be taken up again by its ids. Throws `not_found`. */
export async function stopPlan(
  ctx: Context,
  input: { readonly requestId: string; readonly because: StopReason; readonly words: string },
): Promise<{ readonly ids: string[] }> {
  await lockWithRight(ctx, 'answer', input.requestId);
  const reason = stopReasons[input.because];
  const words = input.words.trim() === '' ? {} : { words: input.words.trim() };
  const dropped = await dropSteps(ctx, await planRows(ctx, input.requestId), { reason, ...words });
  const ids = dropped.map(({ id }) => id);
  if (ids.length === 0) return { ids };
  const ownerIds = dropped.map(({ owner_id }) => owner_id);
  await afterChange(ctx, { requestIds: [input.requestId], ownerIds });
  return { ids };
}
