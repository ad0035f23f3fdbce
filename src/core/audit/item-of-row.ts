import type { MeasuredItem, Reached, Waited, Worth } from '../measure/measured-item.ts';
import { NEVER_ANSWERED } from '../measure/never-answered.ts';
import { type SpeedTarget, speedOf } from '../measure/speed.ts';
import type { Calendar } from '../time/calendar.ts';
import { DAY, HOUR, type Instant, MINUTE, type Milliseconds } from '../time/instant.ts';
import { zoneClock } from '../time/zone-clock.ts';
import type { AuditRow } from './audit-row.ts';

/** By what an audit measures: nobody's target needs to be in force. */
export interface AuditTerms extends SpeedTarget {
  readonly calendar: Calendar;
  /** The source says what answers were worth; where it does not, nothing is scored. */
  readonly hasValue: boolean;
}

const TWO_DAYS: Milliseconds = 960 * MINUTE;

/**
 * What the measures need to know of a row, as of an instant: what is later has not happened. The row was received by
 * then. Throws DomainError `invalid` where the calendar never opens.
 */
export function itemOfRow(row: AuditRow, terms: AuditTerms, asOf: Instant): MeasuredItem {
  const { calendar } = terms;
  const { receivedAt } = row;
  const by = (at: Instant | null) => (at !== null && at <= asOf ? at : null);
  const reached = (at: Instant | null): Reached | null =>
    at === null ? null : { at, ...waited(calendar, receivedAt, at) };
  const answeredAt = by(row.answeredAt);
  const dueAt = calendar.add(receivedAt, terms.targetMs);
  const ended = row.endedAt === null || row.endedAt <= asOf ? row.ending : 'open';
  const takenBackAt = ended === 'withdrawn' && answeredAt === null ? row.endedAt : null;
  const excluded = row.excluded ?? (takenBackAt !== null && takenBackAt <= dueAt ? 'withdrawn' : null);
  const closedUnanswered = ended === 'closed' && answeredAt === null;
  const day = wallDayAt(calendar.zone);
  const answer = answeredAt === null ? [] : [{ ...day(answeredAt), personId: row.owner }];
  const firstValue = reached(by(row.informedAt ?? (row.value ? row.answeredAt : null)));
  const isLate = asOf > dueAt || closedUnanswered;
  return {
    id: row.id,
    receivedAt,
    receivedDay: day(receivedAt).day,
    receivedHour: day(receivedAt).hour,
    excluded,
    isLead: true,
    personId: row.owner,
    dueAt,
    firstResponse: reached(answeredAt),
    firstValue,
    closedUnanswered,
    withdrawn: takenBackAt === null ? null : waited(calendar, receivedAt, takenBackAt),
    twoDaysAt: calendar.add(receivedAt, TWO_DAYS),
    neverAt: calendar.add(receivedAt, NEVER_ANSWERED),
    sameDayUntil: calendar.endOfQuoteDay(receivedAt),
    worth: terms.hasValue ? worthOf(row.value, answeredAt !== null, firstValue, terms, isLate) : null,
    complete: { first: null, value: null, judged: null },
    chasers: row.chasers,
    automatic: row.automatic,
    answers: answer,
    ...notInAFile,
  };
}

/** What only the facts of a request can tell. */
const notInAFile = {
  buying: null,
  lead: null,
  hands: null,
  clocks: [],
  begun: [],
  pace: null,
  acceptable: [],
  breachReasons: [],
  changesAt: null,
} as const;

function waited(calendar: Calendar, from: Instant, to: Instant): Waited {
  return { businessMs: calendar.between(from, to), elapsedMs: to - from };
}

/** M-09 and M-10 by what the source says; unanswered after the deadline is worth nothing. */
function worthOf(
  value: number | null,
  isAnswered: boolean,
  firstValue: Reached | null,
  target: SpeedTarget,
  isLate: boolean,
): Worth {
  const none = { v: 0, source: 'estimate', speed: 0, score: 0, elapsedScore: 0 } as const;
  if (!isAnswered) return { ...none, state: isLate ? 'decided' : 'pending' };
  if (value === null) return { ...none, state: 'left_out' };
  if (firstValue === null) return { ...none, state: 'decided', v: value };
  const speed = speedOf(firstValue.businessMs, target);
  return {
    state: 'decided',
    v: value,
    source: 'estimate',
    speed,
    score: 100 * speed * value,
    elapsedScore: 100 * speedOf(firstValue.elapsedMs, target) * value,
  };
}

function wallDayAt(zone: string): (at: Instant) => { day: number; hour: number } {
  const clock = zoneClock(zone);
  return (at) => {
    const wall = clock.wallAt(at);
    const day = Math.floor(wall / DAY);
    return { day, hour: Math.floor((wall - day * DAY) / HOUR) };
  };
}
