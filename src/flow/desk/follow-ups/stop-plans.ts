import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { afterChange } from './after-change.ts';
import { dropSteps } from './drop-steps.ts';
import { planRows } from './plan-rows.ts';

/**
 * The contacts of these requests have written, or do not want it: whatever was planned to reach them, on these or on their other requests,
 * is cancelled (S2-12). Last in its transaction.
 */
export async function stopPlans(
  ctx: Context,
  requestIds: readonly string[],
  reason = 'the contact wrote',
): Promise<void> {
  if (requestIds.length === 0) return;
  const { rows } = await sql<{ id: string }>`
    select distinct f.request_id as id
    from request w
    join request r on r.org_id = ${ctx.orgId} and r.contact_id = w.contact_id
    join follow_up f on f.org_id = ${ctx.orgId} and f.request_id = r.id and f.step is not null and f.state = 'planned'
    where w.org_id = ${ctx.orgId} and w.id = any(${[...requestIds]}::uuid[])
    order by 1`.execute(ctx.db);
  const ownerIds: string[] = [];
  for (const { id } of rows) {
    await sql`select from request where org_id = ${ctx.orgId} and id = ${id} for no key update`.execute(
      ctx.db,
    );
    const dropped = await dropSteps(ctx, await planRows(ctx, id), { reason });
    ownerIds.push(...dropped.map(({ owner_id }) => owner_id));
  }
  if (rows.length > 0) await afterChange(ctx, { requestIds: rows.map(({ id }) => id), ownerIds });
}
