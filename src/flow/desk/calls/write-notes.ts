import { DomainError } from '../../../core/domain-error.ts';
import type { Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import { announce, appendFacts } from '../../../platform/ledger.ts';
import { refreshClocks } from '../../clocks/refresh-clocks.ts';
import type { CallDeps } from './call-deps.ts';
import { documented } from './call-facts.ts';
import { lockOwnCall } from './load-call.ts';
import { type NextStep, planned } from './next-step.ts';

/**
 * The acting member writes up their call. The first time it documents a talk (C7) and makes a dated next step a
 * follow-up; after that it puts the words right. Throws `not_found`, and `conflict` while the call is not over.
 */
export async function writeNotes(
  ctx: Context,
  input: { readonly callId: string; readonly said: string; readonly nextStep: NextStep },
  deps: CallDeps,
): Promise<void> {
  const call = await lockOwnCall(ctx, input.callId);
  if (call.ended_at === null) throw new DomainError('conflict', 'the call is not over yet');
  const isFirst = call.documented_at === null;
  await ctx.db
    .updateTable('call')
    .set({
      said: input.said,
      next_step: input.nextStep.text,
      ...(isFirst ? { documented_at: at(ctx.now) } : {}),
    })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', call.id)
    .execute();
  if (isFirst) await planned(ctx, call, input.nextStep, deps);
  if (isFirst && call.outcome === 'connected') {
    const of = { callId: call.id, requestId: call.request_id, evidence: 'person' } as const;
    await appendFacts(ctx, [documented(of, ctx.now)]);
    await refreshClocks(ctx, call.request_id);
  }
  await announce(ctx, { requestIds: [call.request_id] });
}
