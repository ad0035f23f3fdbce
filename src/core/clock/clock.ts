import type { Calendar } from '../time/calendar.ts';
import type { Instant, Milliseconds } from '../time/instant.ts';
import type { ClockCalendar, ClockCode, ClockKind, Opening, Verdict } from './clock-kind.ts';
import { dueAfter } from './due.ts';
import type { FactKind, Segment } from './fact.ts';

/** The target in force for a kind: null lengths where the due strategy needs none. */
export interface TargetVersion {
  readonly id: string;
  readonly targetMs: Milliseconds | null;
  readonly goalMs: Milliseconds | null;
}

export interface CalendarVersion {
  readonly id: string;
  readonly calendar: Calendar;
}

/** Where a clock runs, as far as that chooses its calendar. */
export interface ClockPlace {
  /** IANA zone of the contact, null when unknown. */
  readonly zone: string | null;
  /** The desk asked for help; undefined: the responding desk. */
  readonly deskId?: string | undefined;
}

/** Targets and calendars by the instant a clock starts; a clock keeps what it started under (D-20, X-04). */
export interface ClockTerms {
  targetFor(code: ClockCode, startedAt: Instant, segment: Segment | null): TargetVersion | null;
  /** The calendar in force at `startedAt` as it was known at `knownAt`. */
  calendarFor(
    calendar: ClockCalendar,
    place: ClockPlace,
    startedAt: Instant,
    knownAt: Instant,
  ): CalendarVersion;
  /** Business minutes without a touch after which an item goes to somebody else, the first and the second time (R4). */
  silenceMinutes(startedAt: Instant): readonly [number, number];
  /** Instants at which hours were corrected backwards, in order: clocks open then move. */
  readonly correctedAt: readonly Instant[];
}

export interface StoryLine {
  readonly at: Instant;
  /** The fact, or the calendar version of a correction. */
  readonly factId: string;
  readonly fact: FactKind | 'calendar.corrected';
  readonly effect: 'started' | 'corrected' | Verdict['effect'];
  readonly rule: string;
  readonly reason: string;
  /** Business time on the clock at this line. */
  readonly businessMs: Milliseconds;
  /** The deadline, where this line set or moved it. */
  readonly dueAt?: Instant;
}

/** A stretch that does not count; open-ended while `to` is null. */
export interface Pause {
  readonly from: Instant;
  readonly to: Instant | null;
}

/** One obligation as the facts leave it. Late or not is a matter of `dueAt` and the reader's now. */
export interface Clock {
  readonly kind: ClockKind;
  readonly about: string;
  readonly startedAt: Instant;
  readonly countsIn: ClockCalendar;
  readonly place: ClockPlace;
  readonly target: TargetVersion;
  calendar: CalendarVersion;
  readonly silenceMinutes: readonly [number, number];
  promisedAt: Instant | undefined;
  dueAt: Instant;
  goalAt: Instant | null;
  pauses: readonly Pause[];
  /** When the deadline last moved; warnings that lie before it are not given again. */
  movedAt: Instant | null;
  moves: number;
  endedAt: Instant | null;
  ending: 'stopped' | 'failed' | 'void' | null;
  endReason: string | null;
  readonly story: StoryLine[];
}

export function endClock(
  clock: Clock,
  ending: NonNullable<Clock['ending']>,
  at: Instant,
  reason: string,
): void {
  clock.endedAt = at;
  clock.ending = ending;
  clock.endReason = reason;
}

/** Puts deadline and goal where opening, target, pauses and calendar say. */
export function schedule(clock: Clock): void {
  const { kind, target, calendar, startedAt, promisedAt } = clock;
  const opening: Pick<Opening, 'at' | 'promisedAt'> =
    promisedAt === undefined ? { at: startedAt } : { at: startedAt, promisedAt };
  const due = dueAfter(kind.due, opening, target.targetMs, calendar.calendar);
  clock.dueAt = kind.due === 'promised_instant' ? held(due, clock) : shifted(due, clock);
  clock.goalAt = goalOf(clock, opening);
}

function goalOf(clock: Clock, opening: Pick<Opening, 'at' | 'promisedAt'>): Instant | null {
  const { kind, target, calendar } = clock;
  // A quote is to be out by midnight, and it is good to have it out by the close of business (D-06).
  if (kind.due === 'end_of_calendar_day') return calendar.calendar.closeOfBusinessDay(opening.at);
  if (target.goalMs === null || kind.due === 'promised_instant') return null;
  return shifted(dueAfter(kind.due, opening, target.goalMs, calendar.calendar), clock);
}

/** What needs hours of both sides, such as a call, is due when they next meet. */
function held(promisedAt: Instant, { countsIn, calendar }: Clock): Instant {
  return countsIn === 'joint' ? calendar.calendar.nextOpening(promisedAt) : promisedAt;
}

/** A clock that was late before a pause stays late: only pauses begun before the deadline move it. */
export function shifted(
  due: Instant,
  { pauses, calendar: { calendar } }: Pick<Clock, 'pauses' | 'calendar'>,
): Instant {
  let at = due;
  for (const { from, to } of pauses) {
    if (to !== null && from < at) at = calendar.add(at, calendar.between(from, to));
  }
  return at;
}

/** The instant since which the clock stands still, null while it counts. */
export function pausedSince({ pauses }: Pick<Clock, 'pauses'>, at: Instant): Instant | null {
  const last = pauses.at(-1);
  return last && last.from <= at && (last.to === null || at < last.to) ? last.from : null;
}

/** Business time on the clock at an instant, pauses left out. */
export function spentMs(
  clock: Pick<Clock, 'startedAt' | 'calendar' | 'pauses' | 'endedAt'>,
  at: Instant,
): Milliseconds {
  const { calendar } = clock.calendar;
  const until = Math.min(at, clock.endedAt ?? at);
  let spent = calendar.between(clock.startedAt, until);
  for (const { from, to } of clock.pauses) {
    if (from < until) spent -= calendar.between(from, Math.min(to ?? until, until));
  }
  return Math.max(0, spent);
}

/**
 * The instant of the breach, which is the deadline; null when there is none as of `now` (R1: late from one
 * millisecond after). What can no longer be met is missed where it ended, if that came before the deadline.
 */
export function breachedAt(
  clock: Pick<Clock, 'kind' | 'dueAt' | 'endedAt' | 'ending' | 'pauses'>,
  now: Instant,
): Instant | null {
  const { dueAt, endedAt, ending } = clock;
  if (clock.kind.neverLate || ending === 'void') return null;
  if (ending === 'failed' && endedAt !== null) return Math.min(endedAt, dueAt);
  return (endedAt ?? pausedSince(clock, now) ?? now) > dueAt ? dueAt : null;
}
