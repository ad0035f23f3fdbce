import { DomainError } from '../../../core/domain-error.ts';
import type { BuyingStage } from '../../../core/request/buying-stage.ts';
import type { Context } from '../../../platform/context.ts';
import { announce, appendFacts } from '../../../platform/ledger.ts';
import { newId } from '../../../platform/new-id.ts';
import { actFact } from '../../clocks/act-fact.ts';
import { lockWithRight } from '../rights/request-rights.ts';

interface Move {
  readonly requestId: string;
  readonly stage: BuyingStage;
  /** The contact's message that shows it; null: nothing does, and it counts as no value (S0-13). */
  readonly messageId: string | null;
}

/** Puts a buyer at another stage. Throws `not_found`, and `invalid` for a message that is not this contact's on this request. */
export async function moveStage(ctx: Context, { requestId, stage, messageId }: Move): Promise<void> {
  await lockWithRight(ctx, 'answer', requestId);
  if (messageId !== null) await refuseStrange(ctx, requestId, messageId);
  const before = await ctx.db
    .selectFrom('request')
    .select('buying_stage')
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', requestId)
    .executeTakeFirstOrThrow();
  if (before.buying_stage === stage) return;
  await ctx.db
    .updateTable('request')
    .set({ buying_stage: stage })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', requestId)
    .execute();
  await appendFacts(ctx, [
    actFact(ctx, requestId, {
      kind: 'stage.moved',
      key: newId(),
      data: { from: before.buying_stage, to: stage, messageId },
    }),
  ]);
  await announce(ctx, { requestIds: [requestId] });
}

async function refuseStrange(ctx: Context, requestId: string, messageId: string): Promise<void> {
  const message = await ctx.db
    .selectFrom('message')
    .select('id')
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', messageId)
    .where('request_id', '=', requestId)
    .where('direction', '=', 'in')
    .executeTakeFirst();
  if (!message)
    throw new DomainError('invalid', 'only a message of the contact on this request shows it', '/messageId');
}
