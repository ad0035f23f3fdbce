import { DomainError } from '../../core/domain-error.ts';
import type { Context } from '../../platform/context.ts';
import { clearancesOf } from './clearances-of.ts';
import { isAutomated } from './mark-automated.ts';
import { recordAct } from './record-act.ts';
import { lockWithRight } from './rights/request-rights.ts';

/** Not a request after all: needs a person and a reason; its clocks become void and stay listed. */
export async function dismissRequest(
  ctx: Context,
  input: { requestId: string; reason: string },
): Promise<void> {
  const { state } = await lockWithRight(ctx, 'mark', input.requestId);
  if (state === 'not_a_request') return;
  if (state === 'answered')
    throw new DomainError('conflict', 'it has been answered; an answered request can’t be dismissed');
  if (state === 'merged') throw new DomainError('conflict', 'it went into another request; see there');
  await recordAct(ctx, input.requestId, { kind: 'request.dismissed', data: { reason: input.reason } });
}

/** Takes a dismissal back, with what was called a machine's message for it: the clocks run on from the original receipt. */
export async function restoreRequest(ctx: Context, requestId: string): Promise<void> {
  if ((await lockWithRight(ctx, 'mark', requestId)).state !== 'not_a_request') return;
  const clearances = await clearancesOf(ctx, requestId);
  const reopened = [...clearances]
    .filter(([, { cleared }]) => cleared && isAutomated(cleared.reason))
    .map(([messageId]) => ({ kind: 'message.reopened', data: { messageId } }));
  await recordAct(ctx, requestId, ...reopened, { kind: 'request.restored', data: {} });
}
