import {
  type CalendarVersion,
  type Clock,
  type ClockPlace,
  type ClockTerms,
  spentMs,
  type TargetVersion,
} from '../src/core/clock/clock.ts';
import type { ClockCalendar, ClockCode } from '../src/core/clock/clock-kind.ts';
import { defaultTargets } from '../src/core/clock/default-targets.ts';
import type { Evidence, Fact, FactKind, ReplyClass, Segment } from '../src/core/clock/fact.ts';
import { clockKinds } from '../src/core/clock/kinds/index.ts';
import { type Replay, replay } from '../src/core/clock/replay.ts';
import { stagesAfter } from '../src/core/clock/stages.ts';
import { type Calendar, compileCalendar, everOpen, intersect } from '../src/core/time/calendar.ts';
import type { CalendarSpec, HoursOfDay } from '../src/core/time/calendar-spec.ts';
import { fromIso, HOUR, type Instant, type Milliseconds, toIso } from '../src/core/time/instant.ts';
import { calendars } from './fixtures/calendars.ts';

/** Omaha, Leeds and the days of Sydney, compiled (DOMAIN 4.0). */
export const OMA: Calendar = compileCalendar(calendars.OMA);
export const LEE: Calendar = compileCalendar(calendars.LEE);
export const SYDNEY = 'Australia/Sydney';

/** `2026-12-01 10:00` is read in Omaha's winter time; text with a `Z` as it stands. */
export function instant(text: string): Instant {
  if (text.endsWith('Z')) return fromIso(text);
  return fromIso(`${text.replace(' ', 'T')}-06:00`);
}

/** The inverse of `instant`, in Omaha's winter time: seconds and milliseconds only where they say something. */
export function omaha(at: Instant | null | undefined): string {
  if (at === null || at === undefined) return 'never';
  const text = toIso(at - 6 * HOUR).replace('T', ' ');
  return text.replace(/(?::00)?\.000Z$/, '').replace('Z', '');
}

type Data<K extends FactKind> = Extract<Fact, { kind: K }>['data'];

/** What vouches for a fact and when it was learned; left out: our server, at once. */
export interface Source {
  readonly evidence?: Evidence;
  readonly learned?: string;
}

/** One fact. The same words twice are the same thing recorded twice. */
export function fact<K extends FactKind>(time: string, kind: K, data: Data<K>, source: Source = {}): Fact {
  const occurredAt = instant(time);
  const sourceKey = `${kind} ${time} ${JSON.stringify(data)}`;
  const { evidence = 'server', learned = time } = source;
  // The pair of kind and data is one of the union by the signature, which the compiler can't follow.
  return { id: sourceKey, sourceKey, occurredAt, recordedAt: instant(learned), evidence, kind, data } as Fact;
}

/** A request is received: a lead by web form with two questions unless told otherwise. */
export function received(
  time: string,
  given: {
    lead?: boolean;
    channel?: string;
    messageId?: string;
    questions?: readonly string[];
    zone?: string;
    segment?: Segment;
  } = {},
): Fact {
  const {
    lead = true,
    channel = 'web form',
    messageId = 'm1',
    questions = ['q1', 'q2'],
    zone,
    segment,
  } = given;
  return fact(time, 'request.received', {
    lead,
    channel,
    messageId,
    questionIds: questions,
    ...(zone === undefined ? {} : { zone }),
    ...(segment === undefined ? {} : { segment }),
  });
}

/** The contact writes again. */
export function wrote(time: string, messageId: string, questionIds: readonly string[] = []): Fact {
  return fact(time, 'message.in', { messageId, questionIds });
}

/** We write: accepted by our relay unless another source is named. */
export function sent(
  time: string,
  replyClass: ReplyClass,
  answers: readonly string[] = [],
  source: Source & { messageId?: string } = {},
): Fact {
  const { messageId = `out ${time}` } = source;
  const data = { messageId, replyClass, reason: `class ${replyClass}`, answers, parts: [], by: 'theo' };
  return fact(time, 'message.out', data, { evidence: 'relay', ...source });
}

/** A talk ends, graded by its outcome. */
export function callEnded(
  time: string,
  replyClass: ReplyClass,
  answers: readonly string[] = [],
  given: { live?: boolean; callId?: string; evidence?: Evidence } = {},
): Fact {
  const { live = true, callId, evidence = 'telephony' } = given;
  const reason = live ? 'a talk' : 'a voicemail';
  const named = callId === undefined ? {} : { callId };
  return fact(time, 'call.ended', { ...named, live, replyClass, answers, reason }, { evidence });
}

export function dialled(time: string, outcome: Data<'call.attempted'>['outcome'], evidence?: Evidence): Fact {
  return fact(time, 'call.attempted', { outcome }, { evidence: evidence ?? 'telephony' });
}

export function assigned(
  time: string,
  userId: string,
  given: { onDuty?: boolean; callsLeads?: boolean } = {},
): Fact {
  const { onDuty = true, callsLeads = true } = given;
  return fact(time, 'assignment.made', { userId, onDuty, callsLeads, reason: onDuty ? 'on duty' : 'away' });
}

export function takenBack(time: string, userId: string): Fact {
  return fact(time, 'assignment.ended', { userId, state: 'silent' });
}

/** Hours of the desk as they are known from an instant on. */
export interface Correction {
  readonly at: string;
  readonly id: string;
  readonly calendar: Calendar;
}

/** What differs from the default targets and the Omaha desk. */
export interface TermsGiven {
  readonly desk?: Calendar;
  /** Kinds without a target. */
  readonly without?: readonly ClockCode[];
  readonly targets?: Partial<Record<ClockCode, Pick<TargetVersion, 'targetMs' | 'goalMs'>>>;
  readonly corrections?: readonly Correction[];
  /** Desks that may be asked for help. */
  readonly desks?: Readonly<Record<string, Calendar>>;
}

/** Terms of Larkfield Controls: default targets, Omaha's desk, the default call window and waking hours. */
export function larkfield(given: TermsGiven = {}): ClockTerms {
  const { desk = OMA, without = [], targets = {}, corrections = [], desks = {} } = given;
  const deskAt = (knownAt: Instant): CalendarVersion => {
    const correction = corrections.findLast(({ at }) => instant(at) <= knownAt);
    return correction ?? { id: 'desk', calendar: desk };
  };
  return {
    silenceMinutes: () => [10, 20],
    correctedAt: corrections.map(({ at }) => instant(at)),
    targetFor: (code) => {
      if (without.includes(code)) return null;
      const target = targets[code] ?? defaultTargets.find(({ kind }) => kind === code);
      return target ? { id: code, targetMs: target.targetMs, goalMs: target.goalMs } : null;
    },
    calendarFor: (calendar, place, _startedAt, knownAt) => {
      const asked = desks[place.deskId ?? ''];
      if (calendar === 'helper' && asked) return { id: place.deskId ?? '', calendar: asked };
      return countingIn(calendar, place, deskAt(knownAt));
    },
  };
}

function countingIn(calendar: ClockCalendar, { zone }: ClockPlace, desk: CalendarVersion): CalendarVersion {
  const there = zone ?? desk.calendar.zone;
  switch (calendar) {
    case 'desk':
    case 'helper':
      return desk;
    case 'joint':
      return {
        id: `${desk.id} and calls`,
        calendar: intersect(desk.calendar, weekly(there, '12345', '08:00', '20:00')),
      };
    case 'waking':
      return { id: 'waking', calendar: weekly(there, '1234567', '08:00', '21:00') };
    case 'elapsed':
      return { id: 'elapsed', calendar: everOpen };
  }
}

const compiled = new Map<string, Calendar>();

/** The same hours on those weekdays (1 = Monday). */
export function weekly(zone: string, days: string, open: string, close: string): Calendar {
  const key = [zone, days, open, close].join(' ');
  const hours: HoursOfDay = [[open, close]];
  const week = Object.fromEntries(Array.from(days, (day) => [day, hours])) as CalendarSpec['week'];
  const calendar = compiled.get(key) ?? compileCalendar({ zone, week });
  compiled.set(key, calendar);
  return calendar;
}

/** Every clock of a request under the terms of Larkfield Controls. */
export function replayed(facts: readonly Fact[], given: TermsGiven = {}): Replay {
  return replay(facts, clockKinds, larkfield(given));
}

export function clocksOf(code: ClockCode, facts: readonly Fact[], given: TermsGiven = {}): Clock[] {
  return replayed(facts, given).clocks.filter((clock) => clock.kind.code === code);
}

/** The one clock of that kind. Throws when there is none or more than one. */
export function clockOf(code: ClockCode, facts: readonly Fact[], given: TermsGiven = {}): Clock {
  const [clock, ...others] = clocksOf(code, facts, given);
  if (!clock || others.length > 0) throw new Error(`${others.length + (clock ? 1 : 0)} clocks ${code}`);
  return clock;
}

/** The ledger of a clock, such as `stopped: live talk`. */
export function ledger({ story }: Clock): string[] {
  return story.map(({ effect, rule }) => `${effect}: ${rule}`);
}

/** The stages of an open clock, such as `2026-12-01 10:15 50 % owner`. */
export function stages(clock: Clock, after: Instant = Number.NEGATIVE_INFINITY): string[] {
  return stagesAfter(clock, after).map(({ stage: { name, to, notesSilence }, at }) =>
    [omaha(at), name, ...to, ...(notesSilence ? ['(silence noted)'] : [])].join(' '),
  );
}

/** Business time on an ended clock. */
export function spentOn(clock: Clock): Milliseconds {
  if (clock.endedAt === null) throw new Error(`${clock.kind.code} has not ended`);
  return spentMs(clock, clock.endedAt);
}

/** Facts that open every kind of clock on one request: C18 where C3 has no target, the others where it has. */
export function everyKind(): Fact[] {
  const morning = '2026-12-01 10:30';
  return [
    received('2026-11-30 20:00'),
    assigned('2026-12-01 09:00', 'mara'),
    fact('2026-12-01 09:30', 'call.ring', { callId: 'c2' }),
    callEnded('2026-12-01 10:00', 'R3', ['q1'], { callId: 'c1' }),
    wrote(morning, 'm2', ['q3']),
    fact(morning, 'quote.requested', { quoteId: 'k' }),
    fact(morning, 'breakdown.known', { caseId: 'b' }),
    fact(morning, 'commitment.made', { commitmentId: 'p', promisedAt: instant('2026-12-01 15:00') }),
    fact(morning, 'attempt.planned', { stepId: 's', dueAt: instant('2026-12-01 15:00'), byPhone: false }),
    fact(morning, 'follow_up.planned', { followUpId: 'f', dueAt: instant('2026-12-01 15:00') }),
    fact(morning, 'help.asked', { askId: 'h' }),
    fact(morning, 'publication.made', { publicationId: 'n', readerId: 'theo', what: 'standard' }),
    fact(morning, 'publication.made', { publicationId: 'l', readerId: 'theo', what: 'legend' }),
    fact(morning, 'feedback.received', { feedbackId: 'g', negative: true }),
    fact(morning, 'breach.reason_asked', { breachId: 'x' }),
  ];
}
