import { type BacklogLimits, defaultLimits } from '../../../core/follow-up/next-alarm.ts';
import type { Context } from '../../../platform/context.ts';

/** Its name among the organisation's settings. */
export const BACKLOG_SETTING = 'backlog';

/** From how many overdue follow-ups on the alarms of this organisation are raised. */
export async function backlogLimits(ctx: Context): Promise<BacklogLimits> {
  const row = await ctx.db
    .selectFrom('setting')
    .select('value')
    .where('org_id', '=', ctx.orgId)
    .where('key', '=', BACKLOG_SETTING)
    .executeTakeFirst();
  return { ...defaultLimits, ...((row?.value ?? {}) as Partial<BacklogLimits>) };
}
