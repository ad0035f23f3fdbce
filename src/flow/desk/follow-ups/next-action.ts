import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';

/** Clocks that say by when something is to be done for the contact. */
const dated = ['C2', 'C3', 'C5', 'C6', 'C10', 'C11'] as const;

/** An open lead, `request r`, without owner or without anything dated to be done on it (S2-23). */
export function violates(orgId: string): RawBuilder<boolean> {
  return sql`r.kind = 'lead' and r.state in ('received', 'assigned', 'interim', 'answered', 'reopened')
    and (r.owner_id is null or (
      not exists (select from follow_up f where f.org_id = ${orgId} and f.request_id = r.id and f.state = 'planned')
      and not exists (select from clock c where c.org_id = ${orgId} and c.request_id = r.id and c.ended_at is null
        and c.kind in (${sql.join(dated.map((kind) => sql.lit(kind)))}))))`;
}

/** Whether this is an open lead that nobody has anything dated to do on. */
export async function lacksNextAction(ctx: Context, requestId: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    select r.id from request r
    where r.org_id = ${ctx.orgId} and r.id = ${requestId} and ${violates(ctx.orgId)}`.execute(ctx.db);
  return rows.length > 0;
}
