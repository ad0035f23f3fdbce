import { sql } from 'kysely';
import { actingUser, type Context } from '../../platform/context.ts';

/** Which of these requests the acting member holds and has neither accepted nor written on since (R4). */
export async function untouched(ctx: Context, requestIds: readonly string[]): Promise<Set<string>> {
  if (requestIds.length === 0) return new Set();
  const me = actingUser(ctx);
  const { rows } = await sql<{ id: string }>`
    select r.id from request r
    where r.org_id = ${ctx.orgId} and r.id = any(${[...requestIds]}::uuid[]) and r.owner_id = ${me}
      and r.state in ('received', 'assigned', 'reopened') and not exists (
      select from fact t
      where t.org_id = ${ctx.orgId} and t.subject_id = r.id
        and (t.kind = 'assignment.touched' and t.data ->> 'userId' = ${me}
          or t.kind = 'message.out' and t.data ->> 'by' = ${me})
        and t.occurred_at >= (
          select max(a.occurred_at) from fact a
          where a.org_id = ${ctx.orgId} and a.subject_id = r.id and a.kind = 'assignment.made'
            and a.data ->> 'userId' = ${me}))`.execute(ctx.db);
  return new Set(rows.map(({ id }) => id));
}
