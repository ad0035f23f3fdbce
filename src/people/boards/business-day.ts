import type { Calendar, Opening } from '../../core/time/calendar.ts';
import { DAY, HOUR, type Instant, MINUTE } from '../../core/time/instant.ts';
import { zoneClock } from '../../core/time/zone-clock.ts';

/** Gaps in duty are told at 08:30 on the desk's wall (DOMAIN 5.2). */
const TOLD_AT = 8 * HOUR + 30 * MINUTE;
const LONGEST_HOLIDAY_DAYS = 60;

/** What is left of the business day that runs at an instant, or the one that comes next; null when none is in sight. */
export function businessDayAhead(calendar: Calendar, now: Instant): Opening | null {
  const open = calendar.nextOpening(now);
  if (open - now > LONGEST_HOLIDAY_DAYS * DAY) return null;
  const close = calendar.closeOfBusinessDay(now);
  return close > open ? { open, close } : null;
}

/** The next instant after this one at which the gaps of a business day are told; without one in sight, in a day. */
export function nextGapCheck(calendar: Calendar, now: Instant): Instant {
  const clock = zoneClock(calendar.zone);
  const today = Math.floor(clock.wallAt(now) / DAY);
  for (let day = today; day <= today + LONGEST_HOLIDAY_DAYS; day += 1) {
    const at = clock.instantOf(day * DAY + TOLD_AT);
    if (at > now && isBusinessDay(calendar, day)) return at;
  }
  return now + DAY;
}

/** Whether the desk opens on the local day of an instant, and the time at which gaps are told has come. */
export function isToldNow(calendar: Calendar, now: Instant): boolean {
  const clock = zoneClock(calendar.zone);
  const today = Math.floor(clock.wallAt(now) / DAY);
  return now >= clock.instantOf(today * DAY + TOLD_AT) && isBusinessDay(calendar, today);
}

function isBusinessDay(calendar: Calendar, day: number): boolean {
  const clock = zoneClock(calendar.zone);
  const [from, to] = [clock.instantOf(day * DAY), clock.instantOf((day + 1) * DAY)];
  return !calendar.openings(from, to).next().done;
}
