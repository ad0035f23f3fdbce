import { DomainError } from '../../core/domain-error.ts';
import type { Context } from '../../platform/context.ts';
import { announce, appendFacts } from '../../platform/ledger.ts';
import { newId } from '../../platform/new-id.ts';
import { refreshClocks } from '../clocks/refresh-clocks.ts';
import { actFact } from './act-fact.ts';
import { lockRequest } from './lock-request.ts';

/** Not a request after all: needs a person and a reason; its clocks become void and stay listed. */
export async function dismissRequest(
  ctx: Context,
  input: { requestId: string; reason: string },
): Promise<void> {
  const { state } = await lockRequest(ctx, input.requestId);
  if (state === 'not_a_request') return;
  if (state === 'answered')
    throw new DomainError('conflict', 'it has been answered; an answered request can’t be dismissed');
  await record(ctx, input.requestId, 'request.dismissed', { reason: input.reason });
}

/** Takes a dismissal back: the clocks run on from the original receipt. */
export async function restoreRequest(ctx: Context, requestId: string): Promise<void> {
  if ((await lockRequest(ctx, requestId)).state !== 'not_a_request') return;
  await record(ctx, requestId, 'request.restored', {});
}

async function record(ctx: Context, requestId: string, kind: string, data: object): Promise<void> {
  await appendFacts(ctx, [actFact(ctx, requestId, { kind, key: newId(), data })]);
  await refreshClocks(ctx, requestId);
  await announce(ctx, { requestIds: [requestId] });
}
