import { sql } from 'kysely';
import { type Instant, toIso } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import { clockColumns, type TimedRow } from '../clocks/clock-row.ts';
import type { Channel } from '../intake/channels.ts';

const MOST = 500;
/**
 * Planned work, a colleague's answer and reasons of misses have lists of their own; what is only measured, off hours, is
 * due never.
 */
const NOT_LISTED = ['C12', 'C13', 'C14', 'C19', 'C20'];

export interface NowRow {
  id: string;
  subject: string;
  ask: string | null;
  kind: string;
  channel: Channel;
  state: 'received' | 'assigned' | 'interim' | 'reopened';
  received_at: Instant;
  owner_id: string | null;
  owner_name: string | null;
  desk_id: string;
  contact: {
    id: string;
    name: string;
    company: string | null;
    email: string | null;
    phone: string | null;
    zone: string | null;
  };
  total: number;
}

/** Requests with an open clock: recovery first, then the one due first; the rest is counted, and read for the first alone. */
export async function waitingRows(ctx: Context): Promise<NowRow[]> {
  const { rows } = await sql<NowRow>`
    with due as (
      select request_id, min(due_at) as due_at, bool_or(kind like 'C9%') as recovery, count(*) over () as total
      from clock where org_id = ${ctx.orgId} and ended_at is null and kind <> all(${NOT_LISTED})
      group by request_id
    ), first as materialized (
      select * from due order by recovery desc, due_at, request_id limit ${MOST}
    )
    select r.id, r.subject, r.kind, r.channel, r.state, r.received_at, r.owner_id, r.desk_id, m.name as owner_name,
      (select q.text from question q where q.org_id = ${ctx.orgId} and q.request_id = r.id and q.state in ('open', 'part')
        order by q.position limit 1) as ask,
      json_build_object('id', c.id, 'name', c.name, 'company', c.company, 'email', c.email, 'phone', c.phone, 'zone', c.zone) as contact,
      d.total
    from first d
    join request r on r.org_id = ${ctx.orgId} and r.id = d.request_id
    join contact c on c.org_id = ${ctx.orgId} and c.id = r.contact_id
    left join membership m on m.org_id = ${ctx.orgId} and m.user_id = r.owner_id
    order by d.recovery desc, d.due_at, r.received_at, r.id`.execute(ctx.db);
  return rows;
}

/** Open clocks by request, recovery in front, then the one due first. */
export async function openClocksOf(
  ctx: Context,
  requestIds: readonly string[],
): Promise<Map<string, TimedRow[]>> {
  if (requestIds.length === 0) return new Map();
  const columns = clockColumns.filter((column) => column !== 'story').map((column) => sql.ref(column));
  const { rows } = await sql<TimedRow>`
    select ${sql.join(columns)} from clock
    where org_id = ${ctx.orgId} and request_id = any(${[...requestIds]}::uuid[]) and ended_at is null
      and kind <> all(${NOT_LISTED})
    order by kind like 'C9%' desc, due_at, kind`.execute(ctx.db);
  return Map.groupBy(rows, (row) => row.request_id);
}

/** When a request was last answered, and how many were today. */
export async function recentAnswers(ctx: Context): Promise<{ last: Instant | null; today: number }> {
  const now = toIso(ctx.now);
  const { rows } = await sql<{ last: Instant | null; today: number }>`
    select (select max(r.last_answer_at) from request r where r.org_id = o.id) as last,
      (select count(*)::int from request r where r.org_id = o.id
        and r.last_answer_at >= date_trunc('day', ${now}::timestamptz, o.zone)) as today
    from organisation o where o.id = ${ctx.orgId}`.execute(ctx.db);
  return rows[0] ?? { last: null, today: 0 };
}
