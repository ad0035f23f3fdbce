import { sql } from 'kysely';
import { type Instant, toIso } from '../core/time/instant.ts';
import type { Context } from '../platform/context.ts';

/** Duty may have begun for somebody: the timekeeper hands out what waits at the desks for an owner. */
export async function lookForOwners(ctx: Context): Promise<void> {
  await sql`
    insert into timer (org_id, kind, subject_id, due_at)
    select d.org_id, 'distribute', d.id, ${toIso(ctx.now)}::timestamptz from desk d
    where d.org_id = ${ctx.orgId} and exists (
      select from request r where r.org_id = d.org_id and r.desk_id = d.id and r.owner_id is null)
    on conflict (org_id, kind, subject_id) do update set due_at = least(timer.due_at, excluded.due_at)`.execute(
    ctx.db,
  );
}

/**
 * What a member holds is offered to others from an instant on: their absence begins then, or they have left. A time
 * set before stands if it is sooner; what comes later is looked up when it fires.
 */
export async function offerItemsAgain(ctx: Context, userId: string, from: Instant): Promise<void> {
  await sql`
    insert into timer (org_id, kind, subject_id, due_at)
    values (${ctx.orgId}, 'reoffer', ${userId}, ${toIso(Math.max(from, ctx.now))}::timestamptz)
    on conflict (org_id, kind, subject_id) do update set due_at = least(timer.due_at, excluded.due_at)`.execute(
    ctx.db,
  );
}
