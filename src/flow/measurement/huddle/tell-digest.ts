import { sql } from 'kysely';
import { weekdayName } from '../../../core/measure/huddle-days.ts';
import { type Instant, MINUTE, toIso } from '../../../core/time/instant.ts';
import { parseDate } from '../../../core/time/local-day.ts';
import { isToldNow, nextGapCheck } from '../../../people/boards/business-day.ts';
import { type Told, tell } from '../../../people/tell.ts';
import type { Context } from '../../../platform/context.ts';
import { isLive } from '../../desk/follow-ups/live-follow-ups.ts';
import { todayOf } from './begin-huddle.ts';
import { daysOf } from './find-sections.ts';
import type { HuddleDays } from './kept-sections.ts';
import { loadPlace } from './load-huddle.ts';

/** The huddle is called so long after the digest, shortly before it begins at 08:45 (DOMAIN 5.3). */
const REMINDED_AFTER = 10 * MINUTE;
/** Named in one notice. */
const MOST_NAMED = 30;

interface DigestRow {
  readonly user_id: string;
  readonly name: string;
  readonly team_id: string | null;
  readonly roles: string[];
  readonly answers_contacts: boolean;
  readonly answered: number;
  readonly in_time: number;
  readonly missed: number;
  readonly overdue: number;
}

/**
 * The timer: at 08:30 of each business day everybody hears what they answered, met and missed on the last one and what
 * is overdue, and managers hear it of their team (S0-31); whoever holds the huddle is reminded of it. Returns the next
 * such instant.
 */
export async function tellDigest(ctx: Context): Promise<Instant> {
  const place = await loadPlace(ctx);
  if (isToldNow(place.calendar, ctx.now)) {
    const days = daysOf(place, ctx);
    const { date } = await todayOf(ctx);
    const rows = await load(ctx, days);
    const weekday = weekdayName(parseDate(days.last.date) ?? 0);
    await tell(ctx, [
      ...ownDigests(rows, weekday, date),
      ...teamDigests(rows, weekday, date),
      ...reminders(ctx, rows, date),
    ]);
  }
  return nextGapCheck(place.calendar, ctx.now);
}

const words = ({ answered, in_time, missed, overdue }: DigestRow) =>
  `${answered} answered, ${in_time} in time, ${missed} missed, ${overdue} overdue`;
const isBusy = ({ answered, in_time, missed, overdue }: DigestRow) =>
  answered + in_time + missed + overdue > 0;

/** Whoever did nothing and owes nothing hears nothing. */
function ownDigests(rows: readonly DigestRow[], weekday: string, date: string): Told[] {
  return rows
    .filter(isBusy)
    .map((row) => digest(row.user_id, `Your ${weekday}: ${words(row)}`, `digest:own:${date}`));
}

function teamDigests(rows: readonly DigestRow[], weekday: string, date: string): Told[] {
  const managers = rows.filter(({ roles }) => roles.includes('manager'));
  return managers.flatMap((manager) => {
    const team = rows.filter(
      (row) => row.answers_contacts && manager.team_id !== null && row.team_id === manager.team_id,
    );
    if (team.length === 0) return [];
    const named = team.slice(0, MOST_NAMED).map((row) => `${row.name} ${words(row)}`);
    const more = team.length > MOST_NAMED ? `; and ${team.length - MOST_NAMED} more` : '';
    return [digest(manager.user_id, `${weekday}: ${named.join('; ')}${more}`, `digest:team:${date}`)];
  });
}

function digest(userId: string, text: string, onceKey: string): Told {
  return { userId, kind: 'digest', text, requestId: null, onceKey };
}

function reminders(ctx: Context, rows: readonly DigestRow[], date: string): Told[] {
  return rows
    .filter(({ roles }) => roles.includes('manager') || roles.includes('coordinator'))
    .map(({ user_id }) => ({
      userId: user_id,
      kind: 'huddle',
      text: 'The huddle is at 08:45',
      requestId: null,
      onceKey: `huddle:${date}`,
      at: ctx.now + REMINDED_AFTER,
    }));
}

/** In time and missed are first and next responses, of whoever holds the request. */
async function load(ctx: Context, { last }: HuddleDays): Promise<DigestRow[]> {
  const [from, until] = [sql`${toIso(last.from)}::timestamptz`, sql`${toIso(last.until)}::timestamptz`];
  const ofClock = sql`from clock k join request r on r.org_id = ${ctx.orgId} and r.id = k.request_id
    where k.org_id = ${ctx.orgId} and r.owner_id = m.user_id and k.kind in ('C3', 'C11', 'C18')`;
  const { rows } = await sql<DigestRow>`
    select m.user_id, m.name, m.team_id, m.roles,
      m.roles && '{coordinator,salesperson,expert,support}'::text[] as answers_contacts,
      ((select count(*) from message o where o.org_id = ${ctx.orgId} and o.author_id = m.user_id
          and o.direction = 'out' and o.reply_class in ('R2', 'R3', 'R4') and o.delivery = 'sent'
          and o.at >= ${from} and o.at < ${until})
        + (select count(*) from call l where l.org_id = ${ctx.orgId} and l.user_id = m.user_id
          and l.outcome = 'connected' and l.started_at >= ${from} and l.started_at < ${until}))::int as answered,
      (select count(*) ${ofClock} and k.ending = 'stopped' and k.ended_at <= k.due_at
        and k.ended_at >= ${from} and k.ended_at < ${until})::int as in_time,
      (select count(*) ${ofClock} and k.breached_at >= ${from} and k.breached_at < ${until}
        and k.ending is distinct from 'void')::int as missed,
      (select count(*) from follow_up f join request r on r.org_id = ${ctx.orgId} and r.id = f.request_id
        where f.org_id = ${ctx.orgId} and f.owner_id = m.user_id and ${isLive}
          and f.due_at < ${toIso(ctx.now)}::timestamptz)::int as overdue
    from membership m where m.org_id = ${ctx.orgId} and m.active order by m.name`.execute(ctx.db);
  return rows;
}
