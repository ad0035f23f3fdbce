import type { Calendar } from '../time/calendar.ts';
import type { Instant } from '../time/instant.ts';

/** The business day whose close the sweep looks at. */
export interface SweepDay {
  readonly opensAt: Instant;
  readonly closesAt: Instant;
}

/**
 * The business day under way or next to come; once it is shut for the day, the one just over, until local midnight, so
 * that its result is still seen.
 */
export function sweepDay(calendar: Calendar, now: Instant): SweepDay {
  const today = calendar.endOfCalendarDay(now);
  const opensLater = calendar.endOfCalendarDay(calendar.nextOpening(now)) === today;
  const last = calendar.previousClose(now);
  const isOver = !calendar.isOpen(now) && !opensLater && calendar.endOfCalendarDay(last - 1) === today;
  const closesAt = isOver ? last : calendar.closeOfBusinessDay(now);
  return { opensAt: calendar.openingOfBusinessDay(closesAt - 1), closesAt };
}
