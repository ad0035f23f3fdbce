import { type NoticeChoice, readChoice } from '../../../core/notice/notice-choice.ts';
import type { Context } from '../../../platform/context.ts';

/** What these members chose; who chose nothing has the defaults and is not in the map. */
export async function loadChoices(
  ctx: Context,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, NoticeChoice>> {
  if (userIds.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('notification_choice')
    .select(['user_id', 'choice'])
    .where('org_id', '=', ctx.orgId)
    .where('user_id', 'in', [...userIds])
    .execute();
  return new Map(rows.map((row) => [row.user_id, readChoice(row.choice)]));
}
