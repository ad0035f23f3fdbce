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

/** The day named by `MM-DD` in that year; null when the text is no such date (02-29 exists in leap years only). */
export function parseYearlyDate(text: string, year: number): LocalDay | null {
  const match = YEARLY.exec(text);
  return match ? dayOf(year, Number(match[1]), Number(match[2])) : null;
}

/** ISO 8601 weekday: 1 = Monday to 7 = Sunday. Day 0 was a Thursday. */
export function weekdayOf(day: LocalDay): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** First day of a year. */
export function newYear(year: number): LocalDay {
  return Date.UTC(year, 0, 1) / DAY;
}

/** Year of a wall-clock reading given in milliseconds since 1970-01-01T00:00 on that wall. */
export function yearOfWall(wall: number): number {
  return new Date(wall).getUTCFullYear();
}

function dayOf(year: number, month: number, day: number): LocalDay | null {
  const at = new Date(Date.UTC(year, month - 1, day));
  const exists = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return exists ? at.getTime() / DAY : null;
}
