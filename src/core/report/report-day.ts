import type { Calendar } from '../time/calendar.ts';
import type { LocalDay } from '../time/local-day.ts';

const WEEK = 7;

/** The day on which a weekly report is due: its Monday, or the first day after it that is no holiday. */
export function reportDay(calendar: Calendar, monday: LocalDay): LocalDay {
  for (let day = monday; day < monday + WEEK; day += 1) if (!calendar.isHoliday(day)) return day;
  return monday;
}
