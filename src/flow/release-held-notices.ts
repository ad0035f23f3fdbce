import { sql } from 'kysely';
import { toIso } from '../core/time/instant.ts';
import type { Context } from '../platform/context.ts';
import type { ReadyDelivery } from './enqueue-notices.ts';

/**
 * Sends that were held back and whose time has come: ready now, or dropped where there is nothing to say any more: their
 * member has read the notice, left, or unsubscribed that browser, or what it warned of is settled.
 */
export async function releaseHeld(ctx: Context): Promise<ReadyDelivery[]> {
  const now = toIso(ctx.now);
  const { rows } = await sql<ReadyDelivery & { isWanted: boolean }>`
    with due as (
      select notification_id, way, target_id from notification_delivery
      where org_id = ${ctx.orgId} and state = 'held' and at <= ${now}::timestamptz
      order by at limit 500 for update skip locked
    ), known as (
      select due.*, n.user_id, n.read_at is null and m.active
        and not (n.kind in ('warning', 'rota') and c.ended_at is not null)
        and not (n.kind = 'unassigned' and r.owner_id is not null) and (due.way = 'mail' or exists (
          select from push_subscription s where s.org_id = ${ctx.orgId} and s.id = due.target_id)) as is_wanted
      from due
      join notification n on n.org_id = ${ctx.orgId} and n.id = due.notification_id
      left join clock c on c.org_id = ${ctx.orgId} and c.id = n.clock_id
      left join request r on r.org_id = ${ctx.orgId} and r.id = n.request_id
      join membership m on m.org_id = ${ctx.orgId} and m.user_id = n.user_id
    )
    update notification_delivery d
    set state = case when k.is_wanted then 'queued' else 'dropped' end, at = ${now}::timestamptz,
      detail = case when k.is_wanted then null else 'read in Heed, or settled, before it was to be sent' end
    from known k
    where d.org_id = ${ctx.orgId} and d.notification_id = k.notification_id and d.way = k.way
      and d.target_id = k.target_id
    returning d.notification_id as "notificationId", k.user_id as "userId", d.way, d.target_id as "targetId",
      k.is_wanted as "isWanted"`.execute(ctx.db);
  const wanted = rows.filter((row) => row.isWanted);
  return wanted.toSorted((a, b) => (a.notificationId < b.notificationId ? -1 : 1));
}
