import { DAY } from './instant.ts';

/** A local calendar date as the count of days since 1970-01-01. */
export type LocalDay = number;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const YEARLY = /^(\d{2})-(\d{2})$/;

/** The day named by `YYYY-MM-DD`, or null when there is no such date. */
export function parseDate(text: string): LocalDay | null {
  const match = DATE.exec(text);
  return match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/** The date of a day, `YYYY-MM-DD`. */
export function dateOf(day: LocalDay): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** The day named by `MM-DD` in that year; null when the text is no such date (02-29 exists in leap years only). */
export function parseYearlyDate(text: string, year: number): LocalDay | null {
  const match = YEARLY.exec(text);
  return match ? dayOf(year, Number(match[1]), Number(match[2])) : null;
}

/** ISO 8601 weekday: 1 = Monday to 7 = Sunday. Day 0 was a Thursday. */
export function weekdayOf(day: LocalDay): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** First day of a year (proleptic Gregorian calendar, ISO 8601). */
export function newYear(year: number): LocalDay {
  const gone = year - 1;
  const leapDays = Math.floor(gone / 4) - Math.floor(gone / 100) + Math.floor(gone / 400);
  return 365 * gone + leapDays - 719_162;
}

/** The year a day lies in. */
export function yearOf(day: LocalDay): number {
  const guess = 1970 + Math.floor(day / 365.2425);
  if (day < newYear(guess)) return guess - 1;
  return day < newYear(guess + 1) ? guess : guess + 1;
}

function dayOf(year: number, month: number, day: number): LocalDay | null {
  const at = new Date(Date.UTC(year, month - 1, day));
  const exists = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return exists ? at.getTime() / DAY : null;
}
