import { DomainError } from '../../../core/domain-error.ts';
import { sameValue } from '../../../core/follow-up/attempt-on-plan.ts';
import type { Context } from '../../../platform/context.ts';

/** Each attempt has something of its own for the contact (D-13). Throws `conflict` at `/valueItem` for words used before. */
export async function refuseSameValue(
  ctx: Context,
  item: { readonly id: string; readonly request_id: string },
  valueItem: string,
): Promise<void> {
  const others = await ctx.db
    .selectFrom('follow_up')
    .select(['text', 'value_item'])
    .where('org_id', '=', ctx.orgId)
    .where('request_id', '=', item.request_id)
    .where('id', '!=', item.id)
    .where('state', '!=', 'cancelled')
    .where('value_item', 'is not', null)
    .execute();
  const same = others.find((other) => other.value_item !== null && sameValue(other.value_item, valueItem));
  if (same)
    throw new DomainError(
      'conflict',
      `“${same.text}” brings them the same; find something of its own`,
      '/valueItem',
    );
}
