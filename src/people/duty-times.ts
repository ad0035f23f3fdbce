import { sql } from 'kysely';
import { dutySpans, joined, type ShiftSpan, type Span } from '../core/routing/duty-time.ts';
import type { Opening } from '../core/time/calendar.ts';
import { type Instant, toIso } from '../core/time/instant.ts';
import type { Context } from '../platform/context.ts';
import { compiledHours } from './calendars/compiled-hours.ts';
import { loadCalendars, type OrganisationCalendars, type Owner } from './calendars/organisation-calendars.ts';

export interface StoredShift extends ShiftSpan {
  readonly id: string;
  readonly kind: 'duty' | 'on_call';
  /** The rota of which they took a turn over. */
  readonly rotaId: string | null;
  readonly note: string;
}

export interface StoredAbsence extends Span {
  readonly id: string;
  readonly reason: string;
  readonly source: 'entered' | 'mail' | 'calendar';
  /** Told of by a calendar feed, where it is changed. */
  readonly isFed: boolean;
}

/** A member with everything their duty between two instants is made of. */
export interface MemberTimes {
  readonly userId: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly teamId: string | null;
  readonly phone: string | null;
  readonly openItems: number;
  readonly feedTrouble: string | null;
  /** The hours of their calendar alone. */
  readonly hours: readonly Opening[];
  /** Shifts and absences that overlap the stretch, uncut, in order. */
  readonly shifts: readonly StoredShift[];
  readonly absences: readonly StoredAbsence[];
  /** On duty: hours and duty shifts less absences. */
  readonly duty: readonly Opening[];
}

export interface DutyTimes {
  readonly members: readonly MemberTimes[];
  readonly calendars: OrganisationCalendars;
}

type MemberRow = Omit<MemberTimes, 'hours' | 'duty'>;

/** Every active member between two instants, by name, with planned changes of hours in their place; two queries. */
export async function dutyTimes(ctx: Context, from: Instant, to: Instant): Promise<DutyTimes> {
  const calendars = await loadCalendars(ctx);
  const rows = await memberRows(ctx, from, to);
  const owners = new Map(
    calendars.owners.filter(({ scope }) => scope === 'person').map((one) => [one.id, one]),
  );
  const members = rows.map((row): MemberTimes => {
    const owner = owners.get(row.userId);
    const hours = owner ? hoursBetween(calendars, owner, { from, to, now: ctx.now }) : [];
    const shifts = row.shifts.filter(({ kind }) => kind === 'duty');
    return { ...row, hours, duty: dutySpans(hours, { shifts, absences: row.absences }, from, to) };
  });
  return { members, calendars };
}

/** Open time of an owner of hours between two instants, each version in its place; in order, apart. */
export function hoursBetween(
  calendars: OrganisationCalendars,
  owner: Owner,
  { from, to, now }: { readonly from: Instant; readonly to: Instant; readonly now: Instant },
): Opening[] {
  const changes: Instant[] = [];
  for (let layer: Owner | null = owner; layer; layer = calendars.beneath(layer))
    changes.push(...calendars.versionsOf(layer).map(({ validFrom }) => validFrom));
  const starts = [from, ...changes.filter((at) => at > from && at < to)].toSorted((a, b) => a - b);
  const openings = [...new Set(starts)].flatMap((start, index, all) => {
    const hours = compiledHours(calendars.hoursAt(owner, start, now));
    return [...hours.openings(start, all[index + 1] ?? to)];
  });
  return joined(openings, from, to);
}

async function memberRows(ctx: Context, from: Instant, to: Instant): Promise<MemberRow[]> {
  const [start, end] = [sql`${toIso(from)}::timestamptz`, sql`${toIso(to)}::timestamptz`];
  const { rows } = await sql<MemberRow>`
    select m.user_id as "userId", m.name, m.roles, m.team_id as "teamId", m.phone, m.open_items as "openItems",
      f.trouble as "feedTrouble",
      coalesce((select json_agg(json_build_object('id', s.id, 'kind', s.kind, 'rotaId', s.rota_id, 'note', s.note,
          'from', extract(epoch from s.starts_at) * 1000, 'until', extract(epoch from s.ends_at) * 1000)
          order by s.starts_at, s.id)
        from shift s where s.org_id = m.org_id and s.user_id = m.user_id
          and s.starts_at < ${end} and s.ends_at > ${start}), '[]') as shifts,
      coalesce((select json_agg(json_build_object('id', a.id, 'reason', a.reason, 'source', a.source,
          'isFed', coalesce(a.feed_key like 'f:%', false),
          'from', extract(epoch from a.starts_at) * 1000, 'until', extract(epoch from a.ends_at) * 1000)
          order by a.starts_at, a.id)
        from absence a where a.org_id = m.org_id and a.user_id = m.user_id
          and a.starts_at < ${end} and (a.ends_at is null or a.ends_at > ${start})), '[]') as absences
    from membership m left join calendar_feed f on f.org_id = m.org_id and f.user_id = m.user_id
    where m.org_id = ${ctx.orgId} and m.active order by m.name, m.user_id`.execute(ctx.db);
  return rows;
}
