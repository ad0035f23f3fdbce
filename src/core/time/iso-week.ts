import { type LocalDay, newYear, weekdayOf, yearOf } from './local-day.ts';

/** A week of ISO 8601: Monday to Sunday, of the year its Thursday lies in. */
export interface IsoWeek {
  readonly year: number;
  readonly week: number;
  /** Monday, and the Monday after it. */
  readonly from: LocalDay;
  readonly until: LocalDay;
  /** `2026-W49`. */
  readonly name: string;
}

const NAME = /^(\d{4})-W(\d{2})$/;

/** The week a day lies in. */
export function isoWeekOf(day: LocalDay): IsoWeek {
  const from = day - weekdayOf(day) + 1;
  const year = yearOf(from + 3);
  const week = Math.floor((from + 3 - newYear(year)) / 7) + 1;
  return { year, week, from, until: from + 7, name: `${year}-W${String(week).padStart(2, '0')}` };
}

/** The week of that name, or null when there is no such week. */
export function parseIsoWeek(name: string): IsoWeek | null {
  const match = NAME.exec(name);
  if (!match) return null;
  // 4 January lies in week 1.
  const found = isoWeekOf(newYear(Number(match[1])) + 3 + 7 * (Number(match[2]) - 1));
  return found.name === name ? found : null;
}
