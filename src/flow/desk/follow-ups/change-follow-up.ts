import { DomainError } from '../../../core/domain-error.ts';
import type { Context } from '../../../platform/context.ts';
import { announce } from '../../../platform/ledger.ts';
import { completeFollowUp } from './end-follow-up.ts';
import { lockPlanned } from './load-follow-up.ts';
import { refuseSameValue } from './refuse-same-value.ts';
import type { FollowUpKind } from './write-follow-ups.ts';

/**
 * Changes what is to be done and what is in it for the contact; its time has an act of its own. A step that was tried
 * before without a value item is made once it has one. Throws `not_found`, `conflict`, and `invalid` at `/kind`.
 */
export async function changeFollowUp(
  ctx: Context,
  input: {
    readonly id: string;
    readonly text: string;
    readonly kind: FollowUpKind;
    readonly valueItem: string | null;
  },
): Promise<void> {
  const row = await lockPlanned(ctx, input.id);
  if (row.step !== null && input.kind !== row.kind)
    throw new DomainError('invalid', 'the plan says how they are tried', '/kind');
  const valueItem = input.valueItem?.trim() || null;
  if (valueItem !== null) await refuseSameValue(ctx, row, valueItem);
  await ctx.db
    .updateTable('follow_up')
    .set({ text: input.text, kind: input.kind, value_item: valueItem })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', row.id)
    .execute();
  if (row.tried_at !== null && valueItem !== null) await completeFollowUp(ctx, { id: row.id });
  await announce(ctx, { requestIds: [row.request_id], topics: ['follow_ups'] });
}
