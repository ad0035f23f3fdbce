import { sql } from 'kysely';
import { backlogFigures } from '../../../core/follow-up/backlog-figures.ts';
import type { BacklogLimits } from '../../../core/follow-up/next-alarm.ts';
import { type Instant, toIso } from '../../../core/time/instant.ts';
import type { Context } from '../../../platform/context.ts';
import { backlogLimits } from '../../desk/follow-ups/backlog-limits.ts';
import { isLive } from '../../desk/follow-ups/live-follow-ups.ts';
import { type KeptSections, MOST, type RequestRow, refOf } from './kept-sections.ts';

type Part = KeptSections['backlog'];

/** Overdue follow-ups by person, the longest list in front (M-19), and opportunities nothing is planned for. */
export async function backlogPart(ctx: Context, zone: string): Promise<Part> {
  const limits = await backlogLimits(ctx);
  const people = (await load(ctx))
    .map(({ user_id, due }) => ({ personId: user_id, ...backlogFigures(due, ctx.now, zone) }))
    .map(({ personId, overdue, open, oldestDays }) => ({
      ...{ personId, overdue, open, oldestDays },
      level: levelOf(overdue, limits),
    }))
    .toSorted((a, b) => b.overdue - a.overdue || b.open - a.open);
  return {
    limits,
    overdue: people.reduce((sum, { overdue }) => sum + overdue, 0),
    oldestDays: people.reduce<number | null>(
      (oldest, { oldestDays }) => (oldestDays === null ? oldest : Math.max(oldest ?? 0, oldestDays)),
      null,
    ),
    people,
    withoutNext: await withoutNextValue(ctx),
  };
}

function levelOf(overdue: number, { amber, red }: BacklogLimits): 'amber' | 'red' | null {
  if (overdue >= red) return 'red';
  return overdue >= amber ? 'amber' : null;
}

/** Whoever answers contacts, or has something to do. */
async function load(ctx: Context): Promise<{ user_id: string; due: number[] }[]> {
  const { rows } = await sql<{ user_id: string; due: number[] }>`
    select m.user_id,
      coalesce(array_agg((extract(epoch from f.due_at) * 1000)::float8) filter (where f.id is not null), '{}') as due
    from membership m
    left join (follow_up f join request r on r.org_id = ${ctx.orgId} and r.id = f.request_id and ${isLive})
      on f.org_id = ${ctx.orgId} and f.owner_id = m.user_id
    where m.org_id = ${ctx.orgId} and m.active
      and (m.roles && '{coordinator,salesperson,expert,support}'::text[] or f.id is not null)
    group by m.user_id, m.name order by m.name`.execute(ctx.db);
  return rows;
}

interface LeadRow extends RequestRow {
  readonly received_at: Instant;
  readonly total: number;
}

/**
 * Open leads without a next action that brings the contact anything: neither an answer or a promise that is due, nor a
 * planned contact that says what they gain by it (S1-41, E7.e).
 */
async function withoutNextValue(ctx: Context): Promise<Part['withoutNext']> {
  const open = sql`r.kind = 'lead' and r.state in ('received', 'assigned', 'interim', 'answered', 'reopened')`;
  const { rows } = await sql<LeadRow>`
    select r.id, r.number, r.subject, c.name as contact, r.owner_id as person_id, r.received_at,
      (count(*) over ())::int as total
    from request r join contact c on c.org_id = ${ctx.orgId} and c.id = r.contact_id
    where r.org_id = ${ctx.orgId} and ${open}
      and not exists (select from follow_up f where f.org_id = ${ctx.orgId} and f.request_id = r.id
        and f.state = 'planned' and coalesce(f.value_item, '') <> '')
      and not exists (select from clock k where k.org_id = ${ctx.orgId} and k.request_id = r.id
        and k.ended_at is null and k.kind in ('C3', 'C5', 'C6', 'C10', 'C11'))
    order by r.received_at, r.id limit ${MOST}`.execute(ctx.db);
  const counted = await sql<{ n: number }>`
    select count(*)::int as n from request r where r.org_id = ${ctx.orgId} and ${open}`.execute(ctx.db);
  const [count, of] = [rows[0]?.total ?? 0, counted.rows[0]?.n ?? 0];
  return {
    count,
    of,
    coverage: of === 0 ? null : (of - count) / of,
    items: rows.map((row) => ({ ...refOf(row), receivedAt: toIso(row.received_at) })),
  };
}
