import { sql } from 'kysely';
import type { z } from 'zod';
import { toIso } from '../../../core/time/instant.ts';
import { actingUser, type Context } from '../../../platform/context.ts';
import type { inbox } from './contract.ts';
import { type DeskDay, dayRows } from './desk-days.ts';

type Counts = z.input<typeof inbox.response>['counts'];

interface Row {
  readonly channel: string;
  readonly desk_id: string;
  readonly owner_id: string | null;
  readonly owner_name: string | null;
  readonly count: number;
  readonly late: number;
  readonly due_today: number;
  readonly recovery: number;
}

/** How many messages are to be cleared, by all that they can be filtered by. */
export async function inboxCounts(ctx: Context, days: readonly DeskDay[]): Promise<Counts> {
  const rows = await loadRows(ctx, days);
  const sum = (some: readonly Row[], of: 'count' | 'late' | 'due_today' | 'recovery' = 'count') =>
    some.reduce((total, row) => total + row[of], 0);
  const deskNames = new Map(days.map(({ id, name }) => [id, name]));
  const facets = (keyOf: (row: Row) => string | null, nameOf: (row: Row) => string) =>
    [...Map.groupBy(rows, keyOf)].flatMap(([key, some]) =>
      key !== null && some[0] ? [{ key, name: nameOf(some[0]), count: sum(some) }] : [],
    );
  const me = actingUser(ctx);
  return {
    toClear: sum(rows),
    dueToday: sum(rows, 'due_today'),
    late: sum(rows, 'late'),
    recovery: sum(rows, 'recovery'),
    mine: sum(rows.filter(({ owner_id }) => owner_id === me)),
    nobody: sum(rows.filter(({ owner_id }) => owner_id === null)),
    channels: facets(
      ({ channel }) => channel,
      ({ channel }) => channel,
    ),
    desks: facets(
      ({ desk_id }) => desk_id,
      ({ desk_id }) => deskNames.get(desk_id) ?? '',
    ),
    owners: facets(
      ({ owner_id }) => owner_id,
      ({ owner_name }) => owner_name ?? '',
    ).toSorted((a, b) => a.name.localeCompare(b.name)),
  };
}

async function loadRows(ctx: Context, days: readonly DeskDay[]): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select m.channel, r.desk_id, r.owner_id, o.name as owner_name, count(*)::int as count,
      (count(*) filter (where k.due_at < ${toIso(ctx.now)}::timestamptz))::int as late,
      (count(*) filter (where k.due_at <= d.closes))::int as due_today,
      (count(*) filter (where k.request_id in (select x.request_id from clock x where x.org_id = ${ctx.orgId}
        and x.ended_at is null and x.kind like 'C9%')))::int as recovery
    from clock k
    cross join lateral (
      select x.channel from message x where x.org_id = ${ctx.orgId} and x.id = k.about::uuid limit 1) m
    cross join lateral (
      select x.desk_id, x.owner_id from request x where x.org_id = ${ctx.orgId} and x.id = k.request_id limit 1) r
    left join membership o on o.org_id = ${ctx.orgId} and o.user_id = r.owner_id
    left join jsonb_to_recordset(${dayRows(days)}::jsonb) as d(id uuid, closes timestamptz) on d.id = r.desk_id
    where k.org_id = ${ctx.orgId} and k.kind = 'C8' and k.ended_at is null
    group by m.channel, r.desk_id, r.owner_id, o.name
    order by m.channel`.execute(ctx.db);
  return rows;
}
