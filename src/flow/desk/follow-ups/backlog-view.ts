import { sql } from 'kysely';
import type { z } from 'zod';
import { backlogFigures } from '../../../core/follow-up/backlog-figures.ts';
import type { AlarmLevel } from '../../../core/follow-up/next-alarm.ts';
import { type Instant, toIso } from '../../../core/time/instant.ts';
import { mainDesk } from '../../../people/main-desk.ts';
import type { Context } from '../../../platform/context.ts';
import { backlogLimits } from './backlog-limits.ts';
import type { backlog } from './contract.ts';
import { maySeeBacklog, mayShareOut } from './follow-up-rights.ts';
import { isLive } from './live-follow-ups.ts';
import { loadMe } from './load-follow-up.ts';
import { violates } from './next-action.ts';

type Board = z.input<typeof backlog.response>;
const MOST = 100;

interface PersonRow {
  user_id: string;
  name: string;
  team_id: string | null;
  due: number[];
  with_question: number;
  alarm: AlarmLevel | null;
}

/** The board of everybody whose backlog the acting member may see, the longest one in front (S1-44). */
export async function viewBacklog(ctx: Context, frozen: boolean): Promise<Board> {
  const me = await loadMe(ctx);
  const { spec } = await mainDesk(ctx);
  const people = (await load(ctx))
    .filter((row) => maySeeBacklog(me, { owner_id: row.user_id, owner_team: row.team_id }))
    .map((row) => ({
      ...backlogFigures(row.due, ctx.now, spec.zone),
      person: { id: row.user_id, name: row.name },
      withQuestion: row.with_question,
      alarm: row.alarm,
      mine: row.user_id === me.id,
      can: [
        ...(mayShareOut(me, { owner_id: row.user_id, owner_team: row.team_id }) ? (['share'] as const) : []),
        ...(row.user_id === me.id ? (['call_for_help'] as const) : []),
      ],
    }))
    .sort((a, b) => b.overdue - a.overdue || b.open - a.open);
  const maySet = me.roles.includes('manager') || me.roles.includes('admin');
  return {
    time: { now: toIso(ctx.now), frozen },
    people,
    limits: await backlogLimits(ctx),
    withoutNext: await withoutNext(ctx),
    can: maySet ? ['set_limits'] : [],
  };
}

/** Whoever answers contacts, or has something to do. */
async function load(ctx: Context): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    select m.user_id, m.name, m.team_id, a.level as alarm,
      coalesce(array_agg((extract(epoch from f.due_at) * 1000)::float8) filter (where f.id is not null), '{}') as due,
      (count(*) filter (where f.due_at < ${toIso(ctx.now)}::timestamptz and exists (
        select from question q where q.org_id = ${ctx.orgId} and q.request_id = f.request_id
          and q.state in ('open', 'part'))))::int as with_question
    from membership m
    left join backlog_alarm a on a.org_id = ${ctx.orgId} and a.user_id = m.user_id
    left join (follow_up f join request r on r.org_id = ${ctx.orgId} and r.id = f.request_id and ${isLive})
      on f.org_id = ${ctx.orgId} and f.owner_id = m.user_id
    where m.org_id = ${ctx.orgId} and m.active
      and (m.roles && '{coordinator,salesperson,expert,support}'::text[] or f.id is not null)
    group by m.user_id, m.name, m.team_id, a.level order by m.name`.execute(ctx.db);
  return rows;
}

interface LeadRow {
  id: string;
  number: number;
  subject: string;
  contact: string;
  owner_id: string | null;
  owner: string | null;
  received_at: Instant;
  total: number;
}

async function withoutNext(ctx: Context): Promise<Board['withoutNext']> {
  const { rows } = await sql<LeadRow>`
    select r.id, r.number, r.subject, c.name as contact, r.owner_id, o.name as owner, r.received_at,
      (count(*) over ())::int as total
    from request r
    join contact c on c.org_id = ${ctx.orgId} and c.id = r.contact_id
    left join membership o on o.org_id = ${ctx.orgId} and o.user_id = r.owner_id
    where r.org_id = ${ctx.orgId} and ${violates(ctx.orgId)}
    order by r.received_at desc, r.id limit ${MOST}`.execute(ctx.db);
  return {
    count: rows[0]?.total ?? 0,
    items: rows.map((row) => ({
      id: row.id,
      number: `#${row.number}`,
      subject: row.subject,
      contact: row.contact,
      owner: row.owner_id && row.owner ? { id: row.owner_id, name: row.owner } : null,
      receivedAt: toIso(row.received_at),
    })),
  };
}
