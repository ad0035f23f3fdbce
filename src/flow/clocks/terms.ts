import { sql } from 'kysely';
import type { CalendarVersion, ClockTerms, TargetVersion } from '../../core/clock/replay.ts';
import { type Calendar, compileCalendar, everOpen } from '../../core/time/calendar.ts';
import type { CalendarSpec } from '../../core/time/calendar-spec.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';

interface Versions {
  targets: {
    id: string;
    clock_kind: string;
    target_ms: number | null;
    goal_ms: number | null;
    valid_from: Instant;
  }[];
  calendars: { id: string; desk_id: string; team_id: string; valid_from: Instant; spec: CalendarSpec }[];
}

/** Versions never change once written, so what was compiled once serves the whole process. */
const compiled = new Map<string, Calendar>();

export function compiledVersion(id: string, spec: CalendarSpec): Calendar {
  const known = compiled.get(id);
  if (known) return known;
  if (compiled.size > 2_000) compiled.clear();
  const calendar = compileCalendar(spec);
  compiled.set(id, calendar);
  return calendar;
}

/** The targets and calendars of an organisation, by desk and starting instant. */
export interface Terms {
  forDesk(deskId: string): ClockTerms;
  /** The hours and the team of a desk in force at an instant. */
  deskAt(deskId: string, at: Instant): { readonly spec: CalendarSpec; readonly teamId: string };
  calendarById(id: string): Calendar;
}

/** Loads every version in one query: they are few, and a replay may need an old one. */
export async function loadTerms(ctx: Context): Promise<Terms> {
  const { rows } = await sql<Versions>`
    select
      (select coalesce(json_agg(json_build_object('id', id, 'clock_kind', clock_kind, 'target_ms', target_ms, 'goal_ms', goal_ms,
          'valid_from', extract(epoch from valid_from) * 1000) order by valid_from desc), '[]')
        from target_version where org_id = ${ctx.orgId}) as targets,
      (select coalesce(json_agg(json_build_object('id', v.id, 'desk_id', d.id, 'team_id', d.team_id, 'spec', v.spec,
          'valid_from', extract(epoch from v.valid_from) * 1000) order by v.valid_from desc), '[]')
        from calendar_version v join desk d on d.org_id = v.org_id and d.calendar_id = v.calendar_id
        where v.org_id = ${ctx.orgId}) as calendars`.execute(ctx.db);
  const versions = rows[0] ?? { targets: [], calendars: [] };
  return termsFrom(versions);
}

const aroundTheClock: CalendarVersion = { id: '00000000-0000-0000-0000-000000000000', calendar: everOpen };

function termsFrom({ targets, calendars }: Versions): Terms {
  const versionOf = (deskId: string, at: Instant) => {
    const ofDesk = calendars.filter((version) => version.desk_id === deskId);
    // What came in before the first version is judged by the first.
    const version = ofDesk.find((v) => v.valid_from <= at) ?? ofDesk.at(-1);
    if (!version) throw new Error(`desk ${deskId} has no calendar`);
    return version;
  };
  const calendarOf = (deskId: string, at: Instant): CalendarVersion => {
    const version = versionOf(deskId, at);
    return { id: version.id, calendar: compiledVersion(version.id, version.spec) };
  };
  const targetOf = (code: string, at: Instant): TargetVersion | null => {
    const ofKind = targets.filter((version) => version.clock_kind === code);
    const version = ofKind.find((v) => v.valid_from <= at) ?? ofKind.at(-1);
    return version ? { id: version.id, targetMs: version.target_ms, goalMs: version.goal_ms } : null;
  };
  return {
    deskAt: (deskId, at) => {
      const { spec, team_id } = versionOf(deskId, at);
      return { spec, teamId: team_id };
    },
    forDesk: (deskId) => ({
      targetFor: (kind, at) => targetOf(kind.code, at),
      calendarFor: (kind, at) => (kind.due === 'elapsed' ? aroundTheClock : calendarOf(deskId, at)),
    }),
    calendarById: (id) => {
      const version = calendars.find((v) => v.id === id);
      return version ? compiledVersion(version.id, version.spec) : everOpen;
    },
  };
}
