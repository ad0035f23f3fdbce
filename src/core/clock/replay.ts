import type { Instant } from '../time/instant.ts';
import {
  breachedAt,
  type Clock,
  type ClockTerms,
  endClock,
  type Pause,
  pausedSince,
  type StoryLine,
  schedule,
  spentMs,
} from './clock.ts';
import type { ClockInView, ClockKind, Opening, Verdict } from './clock-kind.ts';
import { correctOpen } from './correct-open.ts';
import { type Fact, inReplayOrder } from './fact.ts';
import { hasJointHours, noJointHours } from './joint-hours.ts';
import { asOneRequest } from './one-request.ts';
import { afterFact, emptyPicture, type Picture } from './picture.ts';
import { noEvidence } from './verdicts.ts';

export interface Replay {
  readonly clocks: readonly Clock[];
  readonly picture: Picture;
}

/** Every clock of one request from all its facts: the same result whatever the order in which they arrived. */
export function replay(facts: readonly Fact[], kinds: readonly ClockKind[], terms: ClockTerms): Replay {
  const ordered = asOneRequest(inReplayOrder(facts));
  const clocks: Clock[] = [];
  const corrections = terms.correctedAt.values();
  let correction = corrections.next();
  let picture = emptyPicture(ordered);
  for (const fact of ordered) {
    for (; !correction.done && correction.value <= fact.occurredAt; correction = corrections.next()) {
      correctOpen(clocks, terms, correction.value);
    }
    const before = picture;
    picture = afterFact(before, fact);
    for (const clock of clocks) if (clock.endedAt === null) meet(clock, fact, before, picture, terms);
    for (const kind of kinds) {
      const opening = kind.starts(fact, before, picture);
      if (opening && mayOpen(clocks, kind, opening)) openClock(clocks, kind, opening, fact, picture, terms);
    }
  }
  for (; !correction.done; correction = corrections.next()) correctOpen(clocks, terms, correction.value);
  return { clocks, picture };
}

function mayOpen(clocks: readonly Clock[], kind: ClockKind, opening: Opening): boolean {
  return !clocks.some(
    (clock) =>
      clock.kind === kind && (clock.about === opening.about || (kind.oneAtATime && clock.endedAt === null)),
  );
}

function openClock(
  clocks: Clock[],
  kind: ClockKind,
  opening: Opening,
  fact: Fact,
  { segment, zone }: Picture,
  terms: ClockTerms,
): void {
  const { at, about, promisedAt, deskId } = opening;
  if (kind.insteadOf && terms.targetFor(kind.insteadOf, at, segment)) return;
  const target = terms.targetFor(kind.code, at, segment);
  if (!target) return;
  const place = { zone, deskId };
  const countsIn = opening.calendar ?? kind.calendar;
  const knownAt = fact.occurredAt;
  const desk = terms.calendarFor('desk', place, at, knownAt);
  if (desk.calendar.isOpen(at) ? kind.onlyWhileShut : kind.onlyWhileOpen) return;
  const clock: Clock = {
    kind,
    about,
    startedAt: at,
    countsIn,
    place,
    target,
    calendar: countsIn === 'desk' ? desk : terms.calendarFor(countsIn, place, at, knownAt),
    silenceMinutes: terms.silenceMinutes(at),
    promisedAt,
    dueAt: at,
    goalAt: null,
    pauses: [],
    movedAt: null,
    moves: 0,
    endedAt: null,
    ending: null,
    endReason: null,
    story: [],
  };
  clocks.push(clock);
  const isPossible = hasJointHours(clock, desk);
  if (isPossible) schedule(clock);
  clock.story.push(
    line(clock, fact, { ...opening, effect: 'started' }, 0, isPossible ? clock.dueAt : undefined),
  );
  if (isPossible) return;
  endClock(clock, 'void', at, noJointHours.reason);
  clock.story.push(line(clock, fact, noJointHours, 0));
}

function meet(clock: Clock, fact: Fact, before: Picture, after: Picture, terms: ClockTerms): void {
  const said = clock.kind.meets(fact, inView(clock, fact.occurredAt), before, after);
  if (!said) return;
  const verdict = weighed(whileShut(said, fact, clock, terms), fact, clock);
  const businessMs = spentMs(clock, fact.occurredAt);
  const dueBefore = clock.dueAt;
  if (!apply(clock, verdict, fact.occurredAt)) return;
  const isMoved = clock.dueAt !== dueBefore;
  if (isMoved) clock.movedAt = fact.occurredAt;
  clock.story.push(line(clock, fact, verdict, businessMs, isMoved ? clock.dueAt : undefined));
}

/** What counts only outside desk hours is not met by what is done within them: the desk has taken over. */
function whileShut(verdict: Verdict, fact: Fact, clock: Clock, terms: ClockTerms): Verdict {
  if (!clock.kind.onlyWhileShut || verdict.effect !== 'stopped') return verdict;
  const desk = terms.calendarFor('desk', clock.place, clock.startedAt, clock.startedAt);
  if (!desk.calendar.isOpen(fact.occurredAt)) return verdict;
  return { effect: 'voided', rule: 'the desk had opened', reason: 'answered in desk hours' };
}

/**
 * What was only typed in stops no clock and gives it no more time, and an obligation that falls away after its
 * deadline was missed all the same (DOMAIN 2.3).
 */
function weighed(verdict: Verdict, fact: Fact, clock: Clock): Verdict {
  const { effect, rule, reason, neverOwed } = verdict;
  if (fact.evidence === 'typed' && ['stopped', 'moved', 'paused'].includes(effect)) return noEvidence(fact);
  if (effect !== 'voided' || neverOwed || breachedAt(clock, fact.occurredAt) === null) return verdict;
  return { effect: 'failed', rule, reason: `${reason}, after the deadline` };
}

function inView(clock: Clock, at: Instant): ClockInView {
  const { about, startedAt, dueAt, moves } = clock;
  return { about, startedAt, dueAt, moves, isPaused: pausedSince(clock, at) !== null };
}

/** Returns whether the verdict changes or says anything. */
function apply(clock: Clock, verdict: Verdict, at: Instant): boolean {
  switch (verdict.effect) {
    case 'paused':
      // The contact's own word takes over from a pause that ends by itself.
      if (pausedSince(clock, at) !== null && (openPause(clock) || verdict.mostDays !== undefined))
        return false;
      clock.pauses = [...endedBy(clock, at), { from: at, to: pauseEnd(clock, verdict, at) }];
      schedule(clock);
      return true;
    case 'resumed':
      clock.pauses = endedBy(clock, at);
      schedule(clock);
      return true;
    case 'moved':
      clock.promisedAt = verdict.dueAt;
      clock.moves += 1;
      schedule(clock);
      return true;
    case 'stopped':
    case 'failed':
      endClock(clock, verdict.effect, at, verdict.reason);
      return true;
    case 'voided':
      endClock(clock, 'void', at, verdict.reason);
      return true;
    case 'did_not_stop':
      return true;
  }
}

function pauseEnd(clock: Clock, verdict: Verdict, at: Instant): Instant | null {
  if (verdict.until === undefined) return null;
  const latest =
    verdict.mostDays === undefined
      ? Number.POSITIVE_INFINITY
      : clock.calendar.calendar.addBusinessDays(at, verdict.mostDays);
  return Math.max(at, Math.min(verdict.until, latest));
}

function openPause({ pauses }: Clock): boolean {
  return pauses.at(-1)?.to === null;
}

function endedBy({ pauses }: Clock, at: Instant): Pause[] {
  return pauses.map(({ from, to }) => ({ from, to: Math.min(to ?? at, at) }));
}

function line(
  clock: Clock,
  fact: Fact,
  { effect, rule, reason }: Pick<StoryLine, 'effect' | 'rule' | 'reason'>,
  businessMs: number,
  dueAt?: Instant,
): StoryLine {
  return {
    at: effect === 'started' ? clock.startedAt : fact.occurredAt,
    factId: fact.id,
    fact: fact.kind,
    effect,
    rule,
    reason,
    businessMs,
    ...(dueAt === undefined ? {} : { dueAt }),
  };
}
