import { sql } from 'kysely';
import type { CallWindow } from '../../core/calls/call-window.ts';
import type { CalendarVersion, ClockPlace, ClockTerms } from '../../core/clock/clock.ts';
import type { ClockCalendar, ClockCode } from '../../core/clock/clock-kind.ts';
import { type ApprovedTarget, rulingTarget } from '../../core/clock/target-change.ts';
import { defaultRules } from '../../core/routing/rules.ts';
import { type Calendar, compileCalendar, everOpen } from '../../core/time/calendar.ts';
import type { CalendarSpec } from '../../core/time/calendar-spec.ts';
import type { Instant } from '../../core/time/instant.ts';
import { isZone } from '../../core/time/zone-clock.ts';
import type { Context } from '../../platform/context.ts';
import type { Schema } from '../../platform/schema.ts';
import { DeskHours, type LoadedHours, type VersionedHours } from './desk-hours.ts';

/** A clock row, as far as it names its calendar. */
export type CountedIn = Pick<Schema['clock'], 'counts_in' | 'zone' | 'calendar_version_id' | 'started_at'>;

/** The targets and calendars of an organisation, by desk and starting instant. */
export interface Terms {
  forDesk(deskId: string): ClockTerms;
  /** The hours and the team of a desk in force at an instant. */
  deskAt(deskId: string, at: Instant): { readonly spec: CalendarSpec; readonly teamId: string };
  /** When a contact who is in one of these zones may be called, as in force at an instant (DOMAIN 5.2). */
  callWindow(zones: readonly string[], at: Instant): CallWindow;
  /** The calendar a cached clock counts in. */
  calendarOf(clock: CountedIn): Calendar;
}

interface Loaded extends LoadedHours {
  targets: (ApprovedTarget & { kind: string })[];
  /** Switched-on versions of routing rules, the newest first. */
  silence: { deskId: string; validFrom: Instant; minutes: [number, number] | null }[];
}

/** Loads every version in one query: they are few, and a replay may need an old one. */
export async function loadTerms(ctx: Context): Promise<Terms> {
  if (!ctx.quiet) return readTerms(ctx);
  const known = ofPast.get(ctx.db) ?? readTerms(ctx);
  ofPast.set(ctx.db, known);
  return known;
}

/** While the past is entered nothing in a transaction changes them. */
const ofPast = new WeakMap<Context['db'], Promise<Terms>>();

async function readTerms(ctx: Context): Promise<Terms> {
  const { rows } = await sql<Loaded>`
    select
      (select coalesce(json_agg(json_build_object('id', d.id, 'teamId', d.team_id)), '[]')
        from desk d where d.org_id = ${ctx.orgId}) as desks,
      (select coalesce(json_agg(json_build_object('id', v.id, 'scope', c.scope, 'scopeId', c.scope_id, 'spec', v.spec,
          'validFrom', extract(epoch from v.valid_from) * 1000,
          'recordedAt', extract(epoch from v.recorded_at) * 1000)), '[]')
        from calendar c join calendar_version v on v.org_id = c.org_id and v.calendar_id = c.id
        where c.org_id = ${ctx.orgId} and c.scope in ('organisation', 'desk', 'call_window')) as versions,
      (select coalesce(json_agg(json_build_object('kind', t.clock_kind, 'id', t.id, 'runs', t.runs,
          'targetMs', t.target_ms, 'goalMs', t.goal_ms, 'deskId', t.desk_id, 'segment', t.segment,
          'validFrom', extract(epoch from t.valid_from) * 1000,
          'decidedAt', extract(epoch from t.decided_at) * 1000)), '[]')
        from target_version t where t.org_id = ${ctx.orgId} and t.state = 'approved') as targets,
      (select coalesce(json_agg(json_build_object('deskId', v.desk_id, 'minutes', v.rules -> 'silenceMinutes',
          'validFrom', extract(epoch from v.valid_from) * 1000) order by v.valid_from desc, v.id desc), '[]')
        from routing_version v where v.org_id = ${ctx.orgId} and v.state = 'switched_on') as silence`.execute(
    ctx.db,
  );
  return termsFrom(rows[0] ?? { desks: [], versions: [], targets: [], silence: [] });
}

function termsFrom(loaded: Loaded): Terms {
  const hours = new DeskHours(loaded);
  const targets = Map.groupBy(loaded.targets, (version) => version.kind);
  const wakingHours = (zone: string) => cached(`waking ${zone}`, () => compileCalendar(waking(zone)));

  const versionFor = (
    deskId: string,
    name: ClockCalendar,
    place: ClockPlace,
    startedAt: Instant,
    knownAt: Instant,
  ): CalendarVersion => {
    if (name === 'elapsed') return dayAndNight;
    const version = hours.inForce(name === 'helper' ? (place.deskId ?? deskId) : deskId, startedAt, knownAt);
    if (name === 'desk' || name === 'helper') return { id: version.id, calendar: compiled(version) };
    const zone = zoneOf(place.zone, version);
    if (name === 'waking') return { id: version.id, calendar: wakingHours(zone) };
    return joint(version, hours.callWindow(startedAt, knownAt), zone);
  };

  return {
    deskAt: (deskId, at) => {
      const { spec } = hours.inForce(deskId, at, at);
      return { spec, teamId: hours.teamOf(deskId) };
    },
    forDesk: (deskId) => ({
      targetFor: (code: ClockCode, at, segment) => {
        const ruling = rulingTarget(targets.get(code) ?? [], { deskId, segment }, at);
        return ruling?.runs ? ruling : null;
      },
      calendarFor: (name, place, startedAt, knownAt) => versionFor(deskId, name, place, startedAt, knownAt),
      silenceMinutes: (startedAt) =>
        loaded.silence.find((one) => one.deskId === deskId && one.validFrom <= startedAt)?.minutes ??
        defaultRules.silenceMinutes,
      correctedAt: hours.correctedAt(deskId),
    }),
    callWindow: (zones, at) => callWindow(hours.callWindow(at, at), zones),
    calendarOf: ({ counts_in, zone, calendar_version_id, started_at }) => {
      if (counts_in === 'elapsed') return everOpen;
      const version = hours.byId(calendar_version_id);
      if (counts_in === 'waking') return wakingHours(zoneOf(zone, version));
      if (counts_in !== 'joint') return compiled(version);
      return joint(version, hours.callWindow(started_at, started_at), zoneOf(zone, version)).calendar;
    },
  };
}

const dayAndNight: CalendarVersion = { id: '00000000-0000-0000-0000-000000000000', calendar: everOpen };

/** Versions never change once written, so what was compiled once serves the whole process. */
const calendars = new Map<string, Calendar>();

function cached(key: string, compile: () => Calendar): Calendar {
  const known = calendars.get(key);
  if (known) return known;
  if (calendars.size > 2_000) calendars.clear();
  const calendar = compile();
  calendars.set(key, calendar);
  return calendar;
}

function compiled({ id, spec }: VersionedHours): Calendar {
  return cached(id, () => compileCalendar(spec));
}

/** Time open on the desk and in the contact's call window; a corrected window makes another version of it. */
function joint(desk: VersionedHours, window: VersionedHours, zone: string): CalendarVersion {
  const key = `${desk.id} ${window.id} ${zone}`;
  const calendar = cached(key, () => compiled(desk).intersect(compileCalendar({ ...window.spec, zone })));
  return { id: key, calendar };
}

function callWindow(window: VersionedHours, zones: readonly string[]): CallWindow {
  const inZone = (zone: string) =>
    cached(`call ${window.id} ${zone}`, () => compileCalendar({ ...window.spec, zone }));
  const each = zones.map(inZone);
  const all = cached(`call ${window.id} ${zones.join()}`, () =>
    each.reduce((both, one) => both.intersect(one)),
  );
  return { each, all };
}

/** Where the contact is; unknown, where we are (DOMAIN 5.2). */
function zoneOf(zone: string | null, { spec }: VersionedHours): string {
  return zone !== null && isZone(zone) ? zone : spec.zone;
}

/** When a personal mail finds a contact awake (C20). */
function waking(zone: string): CalendarSpec {
  const day = [['08:00', '21:00']] as const;
  return { zone, week: { '1': day, '2': day, '3': day, '4': day, '5': day, '6': day, '7': day } };
}
