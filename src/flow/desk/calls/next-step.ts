import { DomainError } from '../../../core/domain-error.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { Context } from '../../../platform/context.ts';
import type { CallDeps } from './call-deps.ts';
import type { CallRow } from './load-call.ts';

/** What comes after a talk; with a date it is dated work. */
export interface NextStep {
  readonly text: string;
  readonly dueAt: Instant | null;
  readonly kind: 'call' | 'mail' | 'other';
  readonly askedByContact: boolean;
}

/** Makes a dated next step a follow-up of whoever called. Throws `invalid` for a time that has passed. */
export async function planned(
  ctx: Context,
  call: Pick<CallRow, 'request_id' | 'user_id'>,
  { dueAt, ...step }: NextStep,
  deps: CallDeps,
): Promise<void> {
  if (dueAt === null) return;
  if (dueAt <= ctx.now) throw new DomainError('invalid', 'this time has passed', '/nextStep/dueAt');
  await deps.planFollowUp(ctx, { ...step, dueAt, requestId: call.request_id, ownerId: call.user_id });
}
