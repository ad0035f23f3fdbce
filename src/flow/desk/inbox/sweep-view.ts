import { sql } from 'kysely';
import type { z } from 'zod';
import { MINUTE, toIso } from '../../../core/time/instant.ts';
import { actingUser, type Context } from '../../../platform/context.ts';
import type { sweep } from './contract.ts';
import { type DeskDay, dayRows, deskDays } from './desk-days.ts';

type Desk = z.input<typeof sweep.response>['desks'][number];
type Counted = Pick<Desk, 'due' | 'cleared' | 'left' | 'noReply'>;

/** What comes in the last half hour is shown apart (M-15). */
const LATE_ARRIVAL = 30 * MINUTE;

interface Row extends Counted {
  readonly desk_id: string;
  readonly owner_id: string | null;
  readonly owner_name: string | null;
  readonly lateArrivals: number;
}

/** What is to be cleared by the close of the day, per desk and person, and how far it is (S1-29). */
export async function viewSweep(ctx: Context, frozen: boolean): Promise<z.input<typeof sweep.response>> {
  const { days } = await deskDays(ctx);
  const rows = await loadRows(ctx, days);
  const me = actingUser(ctx);
  return {
    time: { now: toIso(ctx.now), frozen },
    desks: days.map((day) =>
      viewDesk(
        day,
        rows.filter(({ desk_id }) => desk_id === day.id),
        { me, isOver: ctx.now >= day.closesAt },
      ),
    ),
  };
}

function viewDesk(day: DeskDay, rows: readonly Row[], { me, isOver }: { me: string; isOver: boolean }): Desk {
  const all = total(rows);
  return {
    id: day.id,
    name: day.name,
    closesAt: toIso(day.closesAt),
    leftMs: day.leftMs,
    ...all,
    percent: all.due === 0 ? null : Math.round((all.cleared / all.due) * 1000) / 10,
    clear: isOver ? all.cleared === all.due : null,
    lateArrivals: rows.reduce((sum, { lateArrivals }) => sum + lateArrivals, 0),
    people: rows.map(({ owner_id, owner_name, due, cleared, left, noReply }) => ({
      person: owner_id && owner_name ? { id: owner_id, name: owner_name } : null,
      mine: owner_id === me,
      due,
      cleared,
      left,
      noReply,
    })),
  };
}

function total(rows: readonly Counted[]): Counted {
  const sum = { due: 0, cleared: 0, left: 0, noReply: 0 };
  for (const row of rows)
    for (const key of ['due', 'cleared', 'left', 'noReply'] as const) sum[key] += row[key];
  return sum;
}

/** Due at this day's close in whatever state but void, and older ones that are still open. */
async function loadRows(ctx: Context, days: readonly DeskDay[]): Promise<Row[]> {
  const opens = toIso(Math.min(...days.map(({ opensAt }) => opensAt)));
  const closes = toIso(Math.max(...days.map(({ closesAt }) => closesAt)));
  const { rows } = await sql<Row>`
    select r.desk_id, r.owner_id, o.name as owner_name,
      (count(*) filter (where k.due_at > d.opens))::int as due,
      (count(*) filter (where k.due_at > d.opens and k.ending = 'stopped' and k.ended_at <= k.due_at))::int as cleared,
      (count(*) filter (where k.ended_at is null))::int as left,
      (count(*) filter (where k.end_reason like 'no reply needed: %'))::int as "noReply",
      (count(*) filter (where k.due_at > d.opens
        and k.started_at >= d.closes - ${LATE_ARRIVAL} * interval '1 millisecond'))::int as "lateArrivals"
    from (
      select request_id, due_at, started_at, ended_at, ending, end_reason from clock
      where org_id = ${ctx.orgId} and kind = 'C8' and due_at > ${opens}::timestamptz and due_at <= ${closes}::timestamptz
        and ending is distinct from 'void'
      union all
      select request_id, due_at, started_at, ended_at, ending, end_reason from clock
      where org_id = ${ctx.orgId} and kind = 'C8' and ended_at is null and due_at <= ${opens}::timestamptz) k
    cross join lateral (
      select x.desk_id, x.owner_id from request x where x.org_id = ${ctx.orgId} and x.id = k.request_id limit 1) r
    join jsonb_to_recordset(${dayRows(days)}::jsonb) as d(id uuid, opens timestamptz, closes timestamptz)
      on d.id = r.desk_id and k.due_at <= d.closes and (k.due_at > d.opens or k.ended_at is null)
    left join membership o on o.org_id = ${ctx.orgId} and o.user_id = r.owner_id
    group by r.desk_id, r.owner_id, o.name
    order by "left" desc, o.name nulls first`.execute(ctx.db);
  return rows;
}
