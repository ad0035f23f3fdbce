import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';

/** Whether the routing rules in force of some desk, or a draft of them, name a skill or a team. */
export async function usedByRules(
  ctx: Context,
  row: { needs: [string] } | { teamId: string },
): Promise<boolean> {
  const { rows } = await sql`
    select from routing_version v
    where v.org_id = ${ctx.orgId} and v.rules @> ${JSON.stringify({ rows: [row] })}::jsonb
      and (v.state = 'draft' or v.id = (
        select w.id from routing_version w
        where w.org_id = v.org_id and w.desk_id = v.desk_id and w.state = 'switched_on'
        order by w.valid_from desc, w.id desc limit 1))
    limit 1`.execute(ctx.db);
  return rows.length > 0;
}
