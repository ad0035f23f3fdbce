import { sql } from 'kysely';
import { actingUser, type Context } from '../../platform/context.ts';

/** Those of these requests that the acting member, on call off hours, was offered to write to, and that nobody has answered yet (S2-09). */
export async function offeredTo(ctx: Context, requestIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (requestIds.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select distinct n.request_id as id from notification n
    join clock c on c.org_id = ${ctx.orgId} and c.id = n.clock_id and c.ended_at is null
    where n.org_id = ${ctx.orgId} and n.user_id = ${actingUser(ctx)} and n.kind = 'rota'
      and n.request_id = any(${[...requestIds]}::uuid[])`.execute(ctx.db);
  return new Set(rows.map(({ id }) => id));
}
