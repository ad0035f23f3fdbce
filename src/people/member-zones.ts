import { sql } from 'kysely';
import { toIso } from '../core/time/instant.ts';
import type { Context } from '../platform/context.ts';

/** The IANA zone in which each of these members lives: of their own hours, else their team's, else the organisation's. */
export async function memberZones(
  ctx: Context,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const now = sql`${toIso(ctx.now)}::timestamptz`;
  const zoneOf = (scope: 'team' | 'person') => sql`(
    select v.spec ->> 'zone' from calendar c
    join calendar_version v on v.org_id = ${ctx.orgId} and v.calendar_id = c.id
    where c.org_id = ${ctx.orgId} and c.scope = ${scope}
      and c.scope_id = ${sql.ref(scope === 'team' ? 'm.team_id' : 'm.user_id')}
      and v.valid_from <= ${now} and v.recorded_at <= ${now}
    order by v.valid_from desc, v.recorded_at desc, v.id desc limit 1)`;
  const { rows } = await sql<{ user_id: string; zone: string }>`
    select m.user_id, coalesce(${zoneOf('person')}, ${zoneOf('team')}, o.zone) as zone
    from membership m join organisation o on o.id = m.org_id
    where m.org_id = ${ctx.orgId} and m.user_id = any(${[...userIds]}::uuid[])`.execute(ctx.db);
  return new Map(rows.map((row) => [row.user_id, row.zone]));
}
