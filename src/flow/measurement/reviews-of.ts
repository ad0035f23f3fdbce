import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';

/** Weekly reports a person has looked at and said so, of the last four there are (M-42). */
export interface Reviews {
  readonly done: number;
  readonly of: number;
}

const LAST = 4;

/** By executive; nobody while there is no report yet. */
export async function reviewsOf(ctx: Context): Promise<ReadonlyMap<string, Reviews>> {
  const { rows } = await sql<{ user_id: string; done: number; of: number }>`
    with last as (
      select reviewed_by from weekly_report where org_id = ${ctx.orgId} order by week desc limit ${LAST})
    select m.user_id, (select count(*)::int from last) as of,
      (select count(*)::int from last where reviewed_by = m.user_id) as done
    from membership m
    where m.org_id = ${ctx.orgId} and 'executive' = any(m.roles) and exists (select from last)`.execute(
    ctx.db,
  );
  return new Map(rows.map(({ user_id, ...reviews }) => [user_id, reviews]));
}
