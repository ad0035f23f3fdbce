import { DAY, type Instant } from './instant.ts';
import { dateOf, parseDate } from './local-day.ts';
import { zoneClock } from './zone-clock.ts';

/** A calendar day on the wall of a zone: its date, the dates beside it, and its instants, half-open. */
export interface WallDay {
  readonly date: string;
  readonly before: string;
  /** null: it runs still. */
  readonly after: string | null;
  readonly from: Instant;
  readonly until: Instant;
}

/** The day of that date, `YYYY-MM-DD`; without one that exists, the day of `now`. */
export function wallDay(zone: string, now: Instant, date?: string): WallDay {
  const clock = zoneClock(zone);
  const today = Math.floor(clock.wallAt(now) / DAY);
  const day = Math.min(parseDate(date ?? '') ?? today, today);
  return {
    date: dateOf(day),
    before: dateOf(day - 1),
    after: day < today ? dateOf(day + 1) : null,
    from: clock.instantOf(day * DAY),
    until: clock.instantOf((day + 1) * DAY),
  };
}
