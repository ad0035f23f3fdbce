import type { Calendar } from '../time/calendar.ts';
import { DAY, type Instant, type Milliseconds } from '../time/instant.ts';
import type { DueStrategy, Opening } from './clock-kind.ts';

/**
 * The deadline of a clock by its opening, pauses left out. Lengths of business days are whole multiples of 24 hours,
 * each standing for one of the calendar's own days (R29). Throws when the target lacks what the strategy needs.
 */
export function dueAfter(
  strategy: DueStrategy,
  opening: Pick<Opening, 'at' | 'promisedAt'>,
  length: Milliseconds | null,
  calendar: Calendar,
): Instant {
  switch (strategy) {
    case 'business_time':
      return calendar.add(opening.at, needed(length));
    case 'business_days':
      return calendar.addBusinessDays(opening.at, days(needed(length)));
    case 'close_of_day':
      return closeOfDay(opening.at, days(length ?? 0), calendar);
    case 'end_of_calendar_day':
      return calendar.endOfQuoteDay(opening.at);
    case 'promised_instant':
      if (opening.promisedAt === undefined) throw new Error('a promise needs its instant');
      return opening.promisedAt;
  }
}

/**
 * While shut, the day at hand is the one that opens next, but a day later means the next one after today: what went
 * wrong as Friday closed, or on Saturday, is explained by the close of Monday (R10).
 */
function closeOfDay(at: Instant, daysLater: number, calendar: Calendar): Instant {
  return daysLater === 0 || calendar.isOpen(at)
    ? calendar.closeOfBusinessDay(at, daysLater)
    : calendar.closeOfBusinessDay(calendar.endOfCalendarDay(at), daysLater - 1);
}

function days(length: Milliseconds): number {
  if (length % DAY !== 0) throw new Error(`not a number of whole days: ${length} ms`);
  return length / DAY;
}

function needed(length: Milliseconds | null): Milliseconds {
  if (length === null) throw new Error('this kind of clock needs a target length');
  return length;
}
