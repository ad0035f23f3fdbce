import { sql } from 'kysely';
import type { z } from 'zod';
import { type Instant, toIso } from '../../core/time/instant.ts';
import { actingUser, type Context } from '../../platform/context.ts';
import type { ClockRow } from '../clocks/clock-row.ts';
import { viewClock } from '../clocks/clock-view.ts';
import { loadTerms } from '../clocks/terms.ts';
import type { Channel } from '../intake/channels.ts';
import type { now } from './contract.ts';
import { untouched } from './untouched.ts';

const MOST = 500;

interface NowRow {
  id: string;
  subject: string;
  ask: string | null;
  kind: string;
  channel: Channel;
  state: 'received' | 'assigned' | 'interim' | 'reopened';
  received_at: Instant;
  owner_id: string | null;
  owner_name: string | null;
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

/** Everyone who waits for us: requests with an open clock, the one due first in front. */
export async function viewNow(ctx: Context, frozen: boolean): Promise<z.input<typeof now.response>> {
  const rows = await waiting(ctx);
  const ids = rows.map((row) => row.id);
  const clocks = await openClocksOf(ctx, ids);
  const toAccept = await untouched(ctx, ids);
  const terms = await loadTerms(ctx);
  const me = actingUser(ctx);
  const answered = await answers(ctx);
  return {
    time: { now: toIso(ctx.now), frozen },
    items: rows.map((row) => ({
      id: row.id,
      subject: row.subject,
      ask: row.ask ?? row.subject,
      kind: row.kind,
      channel: row.channel,
      state: row.state,
      contact: row.contact,
      owner: row.owner_id && row.owner_name ? { id: row.owner_id, name: row.owner_name } : null,
      mine: row.owner_id === me,
      receivedAt: toIso(row.received_at),
      clocks: (clocks.get(row.id) ?? []).map((clock) => viewClock(clock, terms.calendarOf(clock), ctx.now)),
      can: toAccept.has(row.id) ? ['accept', 'reply'] : row.owner_id === me ? ['reply'] : ['claim', 'reply'],
    })),
    lastAnswerAt: answered.last === null ? null : toIso(answered.last),
    answeredToday: answered.today,
    more: Math.max(0, (rows[0]?.total ?? 0) - rows.length),
  };
}

async function waiting(ctx: Context): Promise<NowRow[]> {
  const { rows } = await sql<NowRow>`
    with due as (
      select request_id, min(due_at) as due_at from clock
      where org_id = ${ctx.orgId} and ended_at is null
      group by request_id
    )
    select r.id, r.subject, r.kind, r.channel, r.state, r.received_at, r.owner_id, m.name as owner_name,
      (select q.text from question q where q.org_id = ${ctx.orgId} and q.request_id = r.id and q.state in ('open', 'part')
        order by q.position limit 1) as ask,
      json_build_object('id', c.id, 'name', c.name, 'company', c.company, 'email', c.email, 'phone', c.phone, 'zone', c.zone) as contact,
      count(*) over () as total
    from due d
    join request r on r.org_id = ${ctx.orgId} and r.id = d.request_id
    join contact c on c.org_id = ${ctx.orgId} and c.id = r.contact_id
    left join membership m on m.org_id = ${ctx.orgId} and m.user_id = r.owner_id
    order by d.due_at, r.received_at limit ${MOST}`.execute(ctx.db);
  return rows;
}

async function openClocksOf(ctx: Context, requestIds: readonly string[]): Promise<Map<string, ClockRow[]>> {
  if (requestIds.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('clock')
    .selectAll()
    .where('org_id', '=', ctx.orgId)
    .where(sql<boolean>`request_id = any(${[...requestIds]}::uuid[])`)
    .where('ended_at', 'is', null)
    .orderBy('due_at')
    .execute();
  return Map.groupBy(rows, (row) => row.request_id);
}

async function answers(ctx: Context): Promise<{ last: Instant | null; today: number }> {
  const now = toIso(ctx.now);
  const { rows } = await sql<{ last: Instant | null; today: number }>`
    select max(r.last_answer_at) as last,
      (count(*) filter (where r.last_answer_at >= date_trunc('day', ${now}::timestamptz, o.zone)))::int as today
    from organisation o left join request r on r.org_id = o.id and r.last_answer_at >= ${now}::timestamptz - interval '31 days'
    where o.id = ${ctx.orgId}`.execute(ctx.db);
  return rows[0] ?? { last: null, today: 0 };
}
