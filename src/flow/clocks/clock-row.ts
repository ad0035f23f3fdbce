import type { Selectable } from 'kysely';
import { breachedAt, type Clock } from '../../core/clock/clock.ts';
import { clockKind } from '../../core/clock/kinds/index.ts';
import { type StagedClock, stagesAfter } from '../../core/clock/stages.ts';
import { type Instant, toIso } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import type { Schema } from '../../platform/schema.ts';
import type { Terms } from './terms.ts';

export type ClockRow = Selectable<Schema['clock']>;

/** A row without its story, which time does not need. */
export type TimedRow = Omit<ClockRow, 'story'>;

export const clockColumns = [
  'org_id',
  'id',
  'request_id',
  'kind',
  'about',
  'started_at',
  'due_at',
  'goal_at',
  'target_ms',
  'target_version_id',
  'calendar_version_id',
  'counts_in',
  'zone',
  'pauses',
  'moved_at',
  'ended_at',
  'ending',
  'end_reason',
  'breached_at',
  'wake_at',
  'staged_until',
  'story',
];

/** What the timekeeper has done about a clock so far. */
export interface Recorded {
  /** The breach on record. */
  readonly breachedAt: Instant | null;
  /** Stages up to this instant have been dealt with. */
  readonly stagedUntil: Instant;
}

/** Nothing has been done about a clock that has just started; what is due at its very start is still to come. */
export function nothingRecorded(startedAt: Instant): Recorded {
  return { breachedAt: null, stagedUntil: startedAt - 1 };
}

/** The next instant at which time alone brings something about: a stage, or a breach that is not on record. */
export function wakeAt(clock: StagedClock & Pick<Clock, 'ending'>, recorded: Recorded): Instant | null {
  const stage = stagesAfter(clock, recorded.stagedUntil).find(({ stage: { name } }) => name !== 'late');
  const breach = recorded.breachedAt === null ? breachedAt(clock, Number.POSITIVE_INFINITY) : null;
  if (breach === null) return stage?.at ?? null;
  return Math.min(breach + 1, stage?.at ?? Number.POSITIVE_INFINITY);
}

/** A clock as its cached row; instants as text for the bulk insert. */
export function clockRow(ctx: Context, requestId: string, id: string, clock: Clock, recorded: Recorded) {
  const text = (at: Instant | null) => (at === null ? null : toIso(at));
  return {
    org_id: ctx.orgId,
    id,
    request_id: requestId,
    kind: clock.kind.code,
    about: clock.about,
    started_at: toIso(clock.startedAt),
    due_at: toIso(clock.dueAt),
    goal_at: text(clock.goalAt),
    target_ms: clock.target.targetMs ?? clock.dueAt - clock.startedAt,
    target_version_id: clock.target.id,
    // Of a joint calendar the desk's part names it; the rest follows from zone and start.
    calendar_version_id: clock.calendar.id.slice(0, 36),
    counts_in: clock.countsIn,
    zone: clock.place.zone,
    pauses: clock.pauses,
    moved_at: text(clock.movedAt),
    ended_at: text(clock.endedAt),
    ending: clock.ending,
    end_reason: clock.endReason,
    breached_at: text(recorded.breachedAt),
    wake_at: text(wakeAt(clock, recorded)),
    staged_until: text(recorded.stagedUntil),
    story: clock.story,
  };
}

/** A cached clock, with the desk of its request, as the stages see it. */
export function stagedClock(
  row: TimedRow & { readonly desk_id: string },
  terms: Terms,
): StagedClock & Pick<Clock, 'ending'> {
  return {
    kind: clockKind(row.kind),
    startedAt: row.started_at,
    dueAt: row.due_at,
    goalAt: row.goal_at,
    target: { id: row.target_version_id, targetMs: row.target_ms, goalMs: null },
    calendar: { id: row.calendar_version_id, calendar: terms.calendarOf(row) },
    silenceMinutes: terms.forDesk(row.desk_id).silenceMinutes(row.started_at),
    pauses: row.pauses,
    movedAt: row.moved_at,
    endedAt: row.ended_at,
    ending: row.ending,
  };
}

/** What is on record about a cached clock. */
export function recordedOf(row: TimedRow): Recorded {
  return { breachedAt: row.breached_at, stagedUntil: row.staged_until ?? row.started_at - 1 };
}
