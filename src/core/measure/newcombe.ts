import type { Share } from './wilson.ts';

/** How far one share lies above another, from -1 to 1, with its 95 % interval. */
export interface Difference {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

/** Difference of two independent shares with the interval of Newcombe 1998, method 10, from their Wilson intervals. */
export function newcombe(a: Share, b: Share): Difference {
  const difference = a.share - b.share;
  const below = Math.hypot(a.share - a.low, b.high - b.share);
  const above = Math.hypot(a.high - a.share, b.share - b.low);
  return { difference, low: difference - below, high: difference + above };
}
