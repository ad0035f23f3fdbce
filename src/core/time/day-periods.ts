import { type LocalDay, weekdayOf } from './local-day.ts';

/** Local days, half-open. */
export interface DayPeriod {
  readonly from: LocalDay;
  readonly until: LocalDay;
}

/** What a period is held against: the equally long one before it, or the same days a week earlier. */
export type Comparison = 'before' | 'week' | 'weekday' | 'none';

const WEEK = 7;

/**
 * The period to compare with (S3-02); null: none. `before` is the equally long period that ends where this one begins;
 * `week` and `weekday` are the same weekdays so many whole weeks earlier that the two don’t overlap.
 */
export function comparedWith({ from, until }: DayPeriod, comparison: Comparison): DayPeriod | null {
  if (comparison === 'none') return null;
  const days = until - from;
  const back = comparison === 'before' ? days : Math.ceil(days / WEEK) * WEEK;
  return { from: from - back, until: until - back };
}

/** The Monday of a day’s week (ISO 8601). */
export function mondayOf(day: LocalDay): LocalDay {
  return day - (weekdayOf(day) - 1);
}
