import { DomainError } from '../../../core/domain-error.ts';
import { openStates } from '../../../core/request/request-state.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { actingUser, type Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import { announce } from '../../../platform/ledger.ts';
import { lockWithRight } from '../rights/request-rights.ts';
import { snoozeOf, toldDates } from './told-dates.ts';

/**
 * Puts a request out of the first groups until 30 minutes before a time that its contact was told or asked for (S1-05). A
 * new message of theirs brings it back at once; its clocks run on and are seen meanwhile. Throws `not_found`, and
 * `conflict` where nothing waits on us or the contact knows of no such time.
 */
export async function snoozeRequest(
  ctx: Context,
  input: { readonly requestId: string; readonly until: Instant },
): Promise<{ until: string; backAt: string }> {
  const { requestId, until } = input;
  const { state } = await lockWithRight(ctx, 'mark', requestId);
  if (!openStates.includes(state)) throw new DomainError('conflict', 'nothing waits on us here');
  const told = await toldDates(ctx, requestId);
  const date = told.find((one) => one.until === until);
  if (!date)
    throw new DomainError(
      'conflict',
      'the contact does not know of this time: tell them a date first',
      '/until',
    );
  const values = { user_id: actingUser(ctx), until: at(until), told_by: date.messageId, set_at: at(ctx.now) };
  await ctx.db
    .insertInto('snooze')
    .values({ org_id: ctx.orgId, request_id: requestId, ...values })
    .onConflict((conflict) => conflict.columns(['org_id', 'request_id']).doUpdateSet(values))
    .execute();
  await announce(ctx, { requestIds: [requestId] });
  return snoozeOf(until);
}

/** Brings a request back among the first at once. Throws `not_found`. */
export async function unsnoozeRequest(ctx: Context, requestId: string): Promise<void> {
  await lockWithRight(ctx, 'mark', requestId);
  await ctx.db
    .deleteFrom('snooze')
    .where('org_id', '=', ctx.orgId)
    .where('request_id', '=', requestId)
    .execute();
  await announce(ctx, { requestIds: [requestId] });
}
