import type { Calendar } from '../core/time/calendar.ts';
import { HOUR, type Instant, type Milliseconds } from '../core/time/instant.ts';

export type Quiet =
  /** Too few arrivals to know what is usual. */
  | { readonly state: 'unknown'; readonly arrivals: number }
  | {
      readonly state: 'usual' | 'unusual';
      /** Open time since the last arrival. */
      readonly quietMs: Milliseconds;
      /** 19 of 20 gaps between arrivals were this long or shorter, in open time. */
      readonly typicalMs: Milliseconds;
      readonly lastAt: Instant;
    };

/** With fewer, one chance day decides what counts as usual. */
export const FEWEST_ARRIVALS = 10;
const SHORTEST_ALARM: Milliseconds = 4 * HOUR;
const TIMES_TYPICAL = 3;
const PERCENTILE = 0.95;

/**
 * Whether it has been quiet for unusually long while open: then perhaps nobody asks, but perhaps we no longer hear.
 * @param arrivals instants of arrivals in the stretch looked back on, ascending
 */
export function quietStretch(arrivals: readonly Instant[], calendar: Calendar, now: Instant): Quiet {
  const lastAt = arrivals.at(-1);
  if (lastAt === undefined || arrivals.length < FEWEST_ARRIVALS)
    return { state: 'unknown', arrivals: arrivals.length };
  const gaps = arrivals.slice(1).map((at, index) => calendar.between(arrivals[index] as Instant, at));
  gaps.sort((a, b) => a - b);
  const typicalMs = gaps[Math.ceil(PERCENTILE * gaps.length) - 1] as Milliseconds;
  const quietMs = calendar.between(lastAt, Math.max(now, lastAt));
  const isUnusual = quietMs > Math.max(SHORTEST_ALARM, TIMES_TYPICAL * typicalMs);
  return { state: isUnusual ? 'unusual' : 'usual', quietMs, typicalMs, lastAt };
}
