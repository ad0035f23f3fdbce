import { MINUTE, type Milliseconds, SECOND } from '../../core/time/instant.ts';
import { between, type Chance, shuffled } from './seeded.ts';
import type { PastWeek } from './weeks.ts';

/**
 * How a lead came in and was answered: `day` within the hour while open; `night` outside the hours, answered within half
 * an hour of opening; `slow` after more than an hour of working time; `never`.
 */
export type Shape = 'day' | 'night' | 'slow' | 'never';

/** Working time until the first personal response; null: there was none. */
export interface Wait {
  readonly shape: Shape;
  readonly businessMs: Milliseconds | null;
}

/** The waits of the leads of one week, in no order. */
export function waitsOf(week: PastWeek, chance: Chance): Wait[] {
  const some = (n: number, low: number, high: number): Milliseconds[] =>
    Array.from(
      { length: n },
      () => between(chance, (low * MINUTE) / SECOND, (high * MINUTE) / SECOND) * SECOND,
    );
  const slow = [
    ...some(week.sameDay, 65, 470),
    ...week.exact.map((minutes) => minutes * MINUTE),
    ...some(week.twoDays, Math.max(week.median, 590) + 5, 955),
    ...some(week.later, 970, 1_900),
  ];
  return [
    ...shuffled(chance, quick(week, some)).map(
      (businessMs, place): Wait => ({
        shape: place < week.atNight ? 'night' : 'day',
        businessMs,
      }),
    ),
    ...some(week.to60, 31, 59).map((businessMs): Wait => ({ shape: 'day', businessMs })),
    ...slow.map((businessMs): Wait => ({ shape: 'slow', businessMs })),
    ...Array.from({ length: week.never }, (): Wait => ({ shape: 'never', businessMs: null })),
  ];
}

/** Those within half an hour; where the median lies among them it is met to the millisecond. */
function quick(
  { leads, within30, median }: PastWeek,
  some: (n: number, low: number, high: number) => Milliseconds[],
): Milliseconds[] {
  const rank = Math.ceil(leads / 2);
  if (rank > within30) return some(within30, 4, 29);
  const shorter = some(rank - 1, 2, median - 1);
  return [...shorter, median * MINUTE, ...some(within30 - rank, median + 1, 29.5)];
}
