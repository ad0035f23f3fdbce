import type { Context } from '../../../platform/context.ts';
import { announce } from '../../../platform/ledger.ts';

/** Its name among the organisation's settings. */
const SETTING = 'owed_after_days';
const DEFAULT_DAYS = 5;

/** After how many business days without anything of value a contact is owed something (S0-05). */
export async function owedAfterDays(ctx: Context): Promise<number> {
  const row = await ctx.db
    .selectFrom('setting')
    .select('value')
    .where('org_id', '=', ctx.orgId)
    .where('key', '=', SETTING)
    .executeTakeFirst();
  return (row?.value as { days?: number } | undefined)?.days ?? DEFAULT_DAYS;
}

/** Counts at once. */
export async function saveOwedAfter(ctx: Context, days: number): Promise<void> {
  const value = JSON.stringify({ days });
  await ctx.db
    .insertInto('setting')
    .values({ org_id: ctx.orgId, key: SETTING, value })
    .onConflict((conflict) => conflict.columns(['org_id', 'key']).doUpdateSet({ value }))
    .execute();
  await announce(ctx, { topics: ['follow_ups'] });
}
