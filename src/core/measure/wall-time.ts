import { DAY, HOUR, type Instant } from '../time/instant.ts';
import type { LocalDay } from '../time/local-day.ts';
import { zoneClock } from '../time/zone-clock.ts';

/** The calendar day on the wall of a zone. */
export function dayOn(zone: string, at: Instant): LocalDay {
  return Math.floor(zoneClock(zone).wallAt(at) / DAY);
}

/** The hour on the wall of a zone, 0 to 23. */
export function hourOn(zone: string, at: Instant): number {
  return Math.floor((zoneClock(zone).wallAt(at) % DAY) / HOUR);
}
