import { sql } from 'kysely';
import type { Context } from '../platform/context.ts';

/** The ids of active coordinators, in the order they came. */
export async function coordinators(ctx: Context): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('membership')
    .select('user_id')
    .where('org_id', '=', ctx.orgId)
    .where('active', '=', true)
    .where(sql<boolean>`'coordinator' = any(roles)`)
    .orderBy('user_id')
    .execute();
  return rows.map((row) => row.user_id);
}
