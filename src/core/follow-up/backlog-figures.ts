import { DAY, type Instant } from '../time/instant.ts';
import { zoneClock } from '../time/zone-clock.ts';

/** The numbers of one person's follow-ups (S1-44, M-19). */
export interface BacklogFigures {
  readonly open: number;
  /** Due later on this day. */
  readonly dueToday: number;
  readonly overdue: number;
  /** Calendar days since the oldest overdue one was due; null when none is. */
  readonly oldestDays: number | null;
  /** Median of the same over all that are overdue, halves kept. */
  readonly medianDays: number | null;
}

/** @param zone IANA zone whose calendar days count */
export function backlogFigures(dueAts: readonly Instant[], now: Instant, zone: string): BacklogFigures {
  const clock = zoneClock(zone);
  const dayOf = (at: Instant) => Math.floor(clock.wallAt(at) / DAY);
  const today = dayOf(now);
  const ages = dueAts
    .filter((at) => at < now)
    .map((at) => today - dayOf(at))
    .sort((a, b) => a - b);
  return {
    open: dueAts.length,
    dueToday: dueAts.filter((at) => at >= now && dayOf(at) === today).length,
    overdue: ages.length,
    oldestDays: ages.at(-1) ?? null,
    medianDays: median(ages),
  };
}

function median(sorted: readonly number[]): number | null {
  const middle = sorted.length / 2;
  const above = sorted[Math.floor(middle)];
  const below = sorted[Math.ceil(middle) - 1];
  return above === undefined || below === undefined ? null : (below + above) / 2;
}
