import type { Calendar } from '../time/calendar.ts';
import type { Instant, Milliseconds } from '../time/instant.ts';
import type { ClockKind, Opening, Verdict } from './clock-kind.ts';
import { dueAfter } from './due.ts';
import { type Fact, inReplayOrder } from './fact.ts';
import { afterFact, emptyPicture, type Picture } from './picture.ts';

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

/** Targets and calendars by the instant a clock starts; a clock keeps what it started under (D-20, X-04). */
export interface ClockTerms {
  targetFor(kind: ClockKind, startedAt: Instant): TargetVersion | null;
  calendarFor(kind: ClockKind, startedAt: Instant): CalendarVersion;
}

export interface StoryLine {
  readonly at: Instant;
  readonly factId: string;
  readonly fact: string;
  readonly effect: 'started' | Verdict['effect'];
  readonly rule: string;
  readonly reason: string;
  /** Business time on the clock at this line. */
  readonly businessMs: Milliseconds;
}

/** One obligation as the facts leave it. Late or not is a matter of `dueAt` and the reader's now. */
export interface Clock {
  readonly kind: ClockKind;
  readonly about: string;
  readonly startedAt: Instant;
  readonly target: TargetVersion;
  readonly calendar: CalendarVersion;
  dueAt: Instant;
  goalAt: Instant | null;
  pausedAt: Instant | null;
  /** Business time spent in pauses that are over. */
  pausedMs: Milliseconds;
  endedAt: Instant | null;
  ending: 'stopped' | 'void' | null;
  endReason: string | null;
  readonly story: StoryLine[];
}

export interface Replay {
  readonly clocks: readonly Clock[];
  readonly picture: Picture;
}

/** Every clock of one request from all its facts: the same result whatever the order in which they arrived. */
export function replay(facts: readonly Fact[], kinds: readonly ClockKind[], terms: ClockTerms): Replay {
  const ordered = withoutUndone(inReplayOrder(facts));
  const clocks: Clock[] = [];
  let picture = emptyPicture(ordered);
  for (const fact of ordered) {
    const before = picture;
    picture = afterFact(before, fact);
    for (const clock of clocks) if (clock.endedAt === null) meet(clock, fact, before, picture);
    for (const kind of kinds) {
      const opening = kind.starts(fact, before, picture);
      if (opening && mayOpen(clocks, kind, opening)) openClock(clocks, kind, opening, fact, terms);
    }
  }
  return { clocks, picture };
}

/** A dismissal that was taken back leaves no trace on the clocks: they run on from the original receipt (D-19). */
function withoutUndone(ordered: readonly Fact[]): Fact[] {
  const lastRestored = ordered.findLastIndex((fact) => fact.kind === 'request.restored');
  return ordered.filter((fact, index) => fact.kind !== 'request.dismissed' || index > lastRestored);
}

function mayOpen(clocks: readonly Clock[], kind: ClockKind, opening: Opening): boolean {
  return !clocks.some(
    (clock) =>
      clock.kind === kind && (clock.about === opening.about || (kind.oneAtATime && clock.endedAt === null)),
  );
}

function openClock(clocks: Clock[], kind: ClockKind, opening: Opening, fact: Fact, terms: ClockTerms): void {
  const target = terms.targetFor(kind, opening.at);
  if (!target) return;
  const calendar = terms.calendarFor(kind, opening.at);
  const due = (length: Milliseconds | null) => dueAfter(kind.due, opening, length, calendar.calendar);
  clocks.push({
    kind,
    about: opening.about,
    startedAt: opening.at,
    target,
    calendar,
    dueAt: due(target.targetMs),
    goalAt: target.goalMs === null ? null : due(target.goalMs),
    pausedAt: null,
    pausedMs: 0,
    endedAt: null,
    ending: null,
    endReason: null,
    story: [line(fact, 'started', opening.rule, opening.reason, 0)],
  });
}

function meet(clock: Clock, fact: Fact, before: Picture, after: Picture): void {
  const verdict = clock.kind.meets(fact, clock, before, after);
  if (!verdict) return;
  const businessMs = spentMs(clock, fact.occurredAt);
  switch (verdict.effect) {
    case 'paused':
      if (clock.pausedAt !== null) return;
      clock.pausedAt = fact.occurredAt;
      break;
    case 'resumed':
      resume(clock, fact.occurredAt);
      break;
    case 'moved':
      if (fact.occurredAt <= clock.dueAt && verdict.dueAt !== undefined) clock.dueAt = verdict.dueAt;
      break;
    case 'stopped':
    case 'voided':
      clock.endedAt = fact.occurredAt;
      clock.ending = verdict.effect === 'stopped' ? 'stopped' : 'void';
      clock.endReason = verdict.reason;
      break;
    case 'did_not_stop':
      break;
  }
  clock.story.push(line(fact, verdict.effect, verdict.rule, verdict.reason, businessMs));
}

function resume(clock: Clock, at: Instant): void {
  if (clock.pausedAt === null) return;
  const { calendar } = clock.calendar;
  const left = calendar.between(clock.pausedAt, clock.dueAt);
  clock.pausedMs += calendar.between(clock.pausedAt, at);
  // A clock that was late before the pause stays late: its deadline does not move.
  if (left > 0) clock.dueAt = calendar.add(at, left);
  clock.pausedAt = null;
}

/** Business time on the clock at an instant, pauses left out. */
export function spentMs(
  clock: Pick<Clock, 'startedAt' | 'calendar' | 'pausedAt' | 'pausedMs' | 'endedAt'>,
  at: Instant,
): Milliseconds {
  const until = Math.min(at, clock.endedAt ?? at, clock.pausedAt ?? at);
  return Math.max(0, clock.calendar.calendar.between(clock.startedAt, until) - clock.pausedMs);
}

/** Late from one millisecond after the deadline (R1); the breach time is the deadline. */
export function isBreached(
  clock: Pick<Clock, 'dueAt' | 'endedAt' | 'ending' | 'pausedAt'>,
  now: Instant,
): boolean {
  if (clock.ending === 'void') return (clock.endedAt ?? now) > clock.dueAt;
  return (clock.endedAt ?? clock.pausedAt ?? now) > clock.dueAt;
}

function line(
  fact: Fact,
  effect: StoryLine['effect'],
  rule: string,
  reason: string,
  businessMs: Milliseconds,
): StoryLine {
  return { at: fact.occurredAt, factId: fact.id, fact: fact.kind, effect, rule, reason, businessMs };
}
