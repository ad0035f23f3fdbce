import { type Calendar, type Opening, ROUND_THE_CLOCK } from '../time/calendar.ts';
import type { Instant } from '../time/instant.ts';

/** A stretch of time, half-open; null: without an end. */
export interface Span {
  readonly from: Instant;
  readonly until: Instant | null;
}

/** Open time added by a shift. */
export interface ShiftSpan {
  readonly from: Instant;
  readonly until: Instant;
}

/** What makes up a person's duty: their hours and shifts together, without their absences (DOMAIN 2.1). */
export interface DutyTime {
  readonly calendar: Calendar;
  readonly shifts: readonly ShiftSpan[];
  readonly absences: readonly Span[];
}

/** The absence that holds at an instant. */
export function absenceAt<A extends Span>(absences: readonly A[], at: Instant): A | undefined {
  return absences.find(({ from, until }) => from <= at && (until === null || until > at));
}

/**
 * The end of the duty that holds at an instant: hours and shifts that touch are one, and a planned absence ends it;
 * null off duty or away. Round the clock it is cut at `ROUND_THE_CLOCK`.
 */
export function dutyEnd({ calendar, shifts, absences }: DutyTime, at: Instant): Instant | null {
  if (absenceAt(absences, at)) return null;
  let end = at;
  while (end - at < ROUND_THE_CLOCK) {
    const further = Math.max(calendar.isOpen(end) ? calendar.nextClose(end) : end, shiftEnd(shifts, end));
    if (further === end) break;
    end = further;
  }
  const leaves = absences.map(({ from }) => from).filter((from) => from > at);
  return end === at ? null : Math.min(end, ...leaves);
}

/**
 * The instant itself while on duty, else the next one at which duty begins, past every absence; null when an absence
 * has no end. Throws DomainError as `Calendar.nextOpening`.
 */
export function nextDuty({ calendar, shifts, absences }: DutyTime, from: Instant): Instant | null {
  let at = from;
  for (;;) {
    const away = absenceAt(absences, at);
    if (away) {
      if (away.until === null) return null;
      at = away.until;
      continue;
    }
    const ahead = shifts.filter(({ until }) => until > at).map((shift) => Math.max(shift.from, at));
    const next = Math.min(calendar.nextOpening(at), ...ahead);
    if (next === at) return at;
    at = next;
  }
}

/** Hours and shifts together less absences, between two instants, in order, apart. */
export function dutySpans(
  hours: readonly Opening[],
  { shifts, absences }: Pick<DutyTime, 'shifts' | 'absences'>,
  from: Instant,
  to: Instant,
): Opening[] {
  const added = shifts.map((shift) => ({ open: shift.from, close: shift.until }));
  return without(joined([...hours, ...added], from, to), absences);
}

/** Openings in any order made one row within [from, to): in order, and those that touch are one. */
export function joined(openings: readonly Opening[], from: Instant, to: Instant): Opening[] {
  const row: Opening[] = [];
  for (const { open, close } of openings.toSorted((a, b) => a.open - b.open)) {
    const [start, end] = [Math.max(open, from), Math.min(close, to)];
    if (start >= end) continue;
    const last = row.at(-1);
    if (last && last.close >= start)
      row[row.length - 1] = { open: last.open, close: Math.max(last.close, end) };
    else row.push({ open: start, close: end });
  }
  return row;
}

/** What is left of openings in order. */
export function without(openings: readonly Opening[], taken: readonly Span[]): Opening[] {
  let left: readonly Opening[] = openings;
  for (const { from, until } of taken) {
    const to = until ?? Number.POSITIVE_INFINITY;
    left = left.flatMap(({ open, close }) => {
      if (to <= open || from >= close) return [{ open, close }];
      return [...(open < from ? [{ open, close: from }] : []), ...(to < close ? [{ open: to, close }] : [])];
    });
  }
  return [...left];
}

function shiftEnd(shifts: readonly ShiftSpan[], at: Instant): Instant {
  return Math.max(
    at,
    ...shifts.filter(({ from, until }) => from <= at && until > at).map(({ until }) => until),
  );
}
