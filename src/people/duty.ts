import { sql } from 'kysely';
import {
  absenceAt,
  type DutyTime,
  dutyEnd,
  nextDuty,
  type ShiftSpan,
  type Span,
} from '../core/routing/duty-time.ts';
import type { Calendar } from '../core/time/calendar.ts';
import type { CalendarSpec } from '../core/time/calendar-spec.ts';
import { type Instant, toIso } from '../core/time/instant.ts';
import { type CalendarLayer, layerCalendar } from '../core/time/layer-calendar.ts';
import type { Context } from '../platform/context.ts';
import { follows, type StoredSpec } from './calendars/calendar-version.ts';
import { compiledHours } from './calendars/compiled-hours.ts';

/** A member's duty at one instant. */
export interface Duty {
  readonly userId: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly openItems: number;
  /** End of the interval of duty that holds now; null when off duty or away. */
  readonly onDutyUntil: Instant | null;
  /** Next instant at which duty begins; null when nothing is known. */
  readonly nextOnDuty: Instant | null;
  readonly awayBecause: string | null;
  readonly teamId: string | null;
  readonly phone: string | null;
  /** Most open items before new ones go to others; null: none is set. */
  readonly loadLimit: number | null;
  /** When they were given their last item; null: never. */
  readonly lastAssignedAt: Instant | null;
}

interface DutyRow {
  user_id: string;
  name: string;
  roles: string[];
  open_items: number;
  team: StoredSpec | null;
  own: StoredSpec | null;
  team_id: string | null;
  phone: string | null;
  load_limit: number | null;
  last_assigned_at: Instant | null;
  /** Not over at `ctx.now`. */
  away: (Span & { reason: string })[];
  shifts: ShiftSpan[];
}

/** Hours of a person: their own over those of their team over the desk's, as far as each has any. */
export function dutyCalendar(desk: CalendarSpec, ...layers: readonly (StoredSpec | null)[]): Calendar {
  const spec = layers.reduce(
    (base: CalendarSpec, layer) =>
      layer && !follows(layer) ? layerCalendar(base, layer as CalendarLayer) : base,
    desk,
  );
  return compiledHours(spec);
}

/** Some members: those named, and those who hold one of the roles. */
export interface Some {
  readonly userIds: readonly string[];
  readonly roles: readonly string[];
}

/** Duty of every active member of a desk's team at `ctx.now`, or of some of them, in one query. */
export async function teamDuty(
  ctx: Context,
  teamId: string | null,
  desk: CalendarSpec,
  some: Some | null = null,
): Promise<Duty[]> {
  const now = sql`${toIso(ctx.now)}::timestamptz`;
  const inForce = (scope: 'team' | 'person') => sql`(
    select v.spec from calendar c join calendar_version v on v.org_id = c.org_id and v.calendar_id = c.id
    where c.org_id = m.org_id and c.scope = ${scope}
      and c.scope_id = ${sql.ref(scope === 'team' ? 'm.team_id' : 'm.user_id')}
      and v.valid_from <= ${now} and v.recorded_at <= ${now}
    order by v.valid_from desc, v.recorded_at desc, v.id desc limit 1)`;
  const { rows } = await sql<DutyRow>`
    select m.user_id, m.name, m.roles, m.open_items, m.team_id, m.phone, m.load_limit, m.last_assigned_at,
      ${inForce('team')} as team, ${inForce('person')} as own,
      coalesce((select json_agg(json_build_object('from', extract(epoch from a.starts_at) * 1000,
          'until', extract(epoch from a.ends_at) * 1000, 'reason', a.reason))
        from absence a where a.org_id = m.org_id and a.user_id = m.user_id
          and (a.ends_at is null or a.ends_at > ${now})), '[]') as away,
      coalesce((select json_agg(json_build_object('from', extract(epoch from s.starts_at) * 1000,
          'until', extract(epoch from s.ends_at) * 1000))
        from shift s where s.org_id = m.org_id and s.user_id = m.user_id and s.kind = 'duty'
          and s.ends_at > ${now}), '[]') as shifts
    from membership m
    where m.org_id = ${ctx.orgId} and m.active and (${teamId}::uuid is null or m.team_id = ${teamId}::uuid)
      and (${some === null} or m.user_id = any(${[...(some?.userIds ?? [])]}::uuid[])
        or m.roles && ${[...(some?.roles ?? [])]}::text[])
    order by m.name`.execute(ctx.db);
  return rows.map((row) => dutyAt(row, desk, ctx.now));
}

function dutyAt(row: DutyRow, desk: CalendarSpec, now: Instant): Duty {
  const calendar = dutyCalendar(desk, row.team, row.own);
  const time: DutyTime = { calendar, shifts: row.shifts, absences: row.away };
  const away = absenceAt(row.away, now);
  const until = dutyEnd(time, now);
  return {
    userId: row.user_id,
    name: row.name,
    roles: row.roles,
    openItems: row.open_items,
    onDutyUntil: until,
    nextOnDuty: nextDuty(time, now),
    awayBecause: away ? away.reason : until === null ? 'outside their hours' : null,
    teamId: row.team_id,
    phone: row.phone,
    loadLimit: row.load_limit,
    lastAssignedAt: row.last_assigned_at,
  };
}

/** Roles that hold requests. */
export function answersContacts(roles: readonly string[]): boolean {
  return roles.some((role) => ['coordinator', 'salesperson', 'expert', 'support'].includes(role));
}
