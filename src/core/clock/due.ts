import type { Calendar } from '../time/calendar.ts';
import type { Instant, Milliseconds } from '../time/instant.ts';
import type { DueStrategy, Opening } from './clock-kind.ts';

/** The deadline of a clock that opens now. Throws when the target lacks what the strategy needs. */
export function dueAfter(
  strategy: DueStrategy,
  opening: Opening,
  length: Milliseconds | null,
  calendar: Calendar,
): Instant {
  switch (strategy) {
    case 'business_minutes':
    case 'joint_window':
      return calendar.add(opening.at, needed(length));
    case 'elapsed':
      return opening.at + needed(length);
    case 'close_of_day':
      return calendar.closeOfBusinessDay(opening.at);
    case 'end_of_calendar_day':
      return calendar.endOfQuoteDay(opening.at);
    case 'promised_instant':
      if (opening.promisedAt === undefined) throw new Error('a promise needs its instant');
      return opening.promisedAt;
  }
}

function needed(length: Milliseconds | null): Milliseconds {
  if (length === null) throw new Error('this kind of clock needs a target length');
  return length;
}
