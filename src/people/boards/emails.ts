import type { Context } from '../../platform/context.ts';

/** The mail addresses of all active members, by user id. */
export async function emails(ctx: Context): Promise<ReadonlyMap<string, string>> {
  const rows = await ctx.db
    .selectFrom('membership')
    .select(['user_id', 'email'])
    .where('org_id', '=', ctx.orgId)
    .where('active', '=', true)
    .execute();
  return new Map(rows.map(({ user_id, email }) => [user_id, email]));
}
