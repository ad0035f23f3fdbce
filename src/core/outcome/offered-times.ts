import type { Calendar } from '../time/calendar.ts';
import { DAY, HOUR, type Instant, MINUTE } from '../time/instant.ts';

/** So long ahead is looked for times, and nothing sooner than this is offered. */
const AHEAD = 8 * DAY;
const SOONEST = 30 * MINUTE;
const LEAST_OPEN = 30 * MINUTE;
const MOST_A_DAY = 5;
const MOST = 15;

/**
 * Times at which a contact may have themselves called: full hours in the hours given (the desk's, within the contact's
 * call window), a few on each of the next days, in order. None when these hours do not open for a week.
 */
export function offeredTimes(hours: Calendar, now: Instant): Instant[] {
  const offered: Instant[] = [];
  for (const { open, close } of hours.openings(now, now + AHEAD)) {
    const first = Math.ceil(Math.max(open, now + SOONEST) / HOUR) * HOUR;
    for (let count = 0; count < MOST_A_DAY; count += 1) {
      const at = first + count * HOUR;
      if (at + LEAST_OPEN > close || offered.length === MOST) break;
      offered.push(at);
    }
  }
  return offered;
}

/** Whether a time may be chosen: one that is or was a moment ago among those offered. */
export function isOffered(at: Instant, hours: Calendar, now: Instant): boolean {
  const isLaid = at % HOUR === 0 && at > now && at <= now + AHEAD;
  return isLaid && hours.isOpen(at) && hours.isOpen(at + LEAST_OPEN - MINUTE);
}
