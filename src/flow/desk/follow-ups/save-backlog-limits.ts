import { DomainError } from '../../../core/domain-error.ts';
import type { BacklogLimits } from '../../../core/follow-up/next-alarm.ts';
import type { Context } from '../../../platform/context.ts';
import { announce } from '../../../platform/ledger.ts';
import { BACKLOG_SETTING } from './backlog-limits.ts';
import { weighBacklogs } from './weigh-backlog.ts';

/** Sets both limits; every backlog is weighed by them at once. Throws `invalid` at `/red` when that is not the higher one. */
export async function saveBacklogLimits(ctx: Context, { amber, red }: BacklogLimits): Promise<void> {
  if (red <= amber) throw new DomainError('invalid', 'the red alarm comes after the amber one', '/red');
  const value = JSON.stringify({ amber, red });
  await ctx.db
    .insertInto('setting')
    .values({ org_id: ctx.orgId, key: BACKLOG_SETTING, value })
    .onConflict((conflict) => conflict.columns(['org_id', 'key']).doUpdateSet({ value }))
    .execute();
  await weighBacklogs(ctx, await holders(ctx), { amber, red });
  await announce(ctx, { topics: ['follow_ups'] });
}

/** Whoever has planned work or an alarm. */
async function holders(ctx: Context): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('follow_up')
    .select('owner_id as id')
    .distinct()
    .where('org_id', '=', ctx.orgId)
    .where('state', '=', 'planned')
    .union(ctx.db.selectFrom('backlog_alarm').select('user_id as id').where('org_id', '=', ctx.orgId))
    .execute();
  return rows.map(({ id }) => id);
}
