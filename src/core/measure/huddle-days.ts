import type { Calendar } from '../time/calendar.ts';
import { DAY } from '../time/instant.ts';
import { type LocalDay, weekdayOf } from '../time/local-day.ts';
import { zoneClock } from '../time/zone-clock.ts';
import type { Share } from './wilson.ts';

const LONGEST_HOLIDAY_DAYS = 60;
const WEEK = 7;
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** `Friday` */
export function weekdayName(day: LocalDay): string {
  return WEEKDAYS[weekdayOf(day) - 1] ?? '';
}

/** Whether the desk opens on a local day at all. */
export function isBusinessDay(calendar: Calendar, day: LocalDay): boolean {
  const clock = zoneClock(calendar.zone);
  const openings = calendar.openings(clock.instantOf(day * DAY), clock.instantOf((day + 1) * DAY));
  return openings.next().done !== true;
}

/** The last business day before a day; without one in sight, the day before. */
export function businessDayBefore(calendar: Calendar, day: LocalDay): LocalDay {
  for (let back = 1; back <= LONGEST_HOLIDAY_DAYS; back += 1)
    if (isBusinessDay(calendar, day - back)) return day - back;
  return day - 1;
}

/** A business day against the same weekday of the week before (E7.i, R35). */
export interface DayComparison {
  /** `Friday vs previous Friday: +12.5 points`, or why there is nothing to compare. */
  readonly text: string;
  /** Percentage points; null: no comparison. */
  readonly points: number | null;
}

/** @param now,before shares answered within target; null where nothing was decided that day */
export function compareDays(
  calendar: Calendar,
  day: LocalDay,
  now: Share | null,
  before: Share | null,
): DayComparison {
  const name = weekdayName(day);
  const none = (why: string): DayComparison => ({ text: `no comparison: ${why}`, points: null });
  if (calendar.isHoliday(day - WEEK)) return none(`last ${name} was a holiday`);
  if (!isBusinessDay(calendar, day - WEEK)) return none(`the desk was closed last ${name}`);
  if (before === null) return none(`nothing came in last ${name}`);
  if (now === null) return none(`nothing of ${name} is decided yet`);
  const points = Math.round((now.share - before.share) * 1_000) / 10;
  const signed = points > 0 ? `+${points.toFixed(1)}` : points.toFixed(1);
  return { text: `${name} vs previous ${name}: ${signed} points`, points };
}
