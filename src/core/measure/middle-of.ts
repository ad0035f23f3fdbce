import { MINUTE, type Milliseconds } from '../time/instant.ts';
import { startOf, type TimeCounts } from './time-counts.ts';

/** The middle of times, of an even number the mean of the middle two; null of none. Not for waits, which may be open (M-03). */
export function middleOf(times: TimeCounts): Milliseconds | null {
  const n = times.size;
  if (n === 0) return null;
  return (nth(times, Math.ceil(n / 2)) + nth(times, Math.floor(n / 2) + 1)) / 2;
}

/** Blocks that must be read for the middle to be exact. */
export function blocksOfMiddle(times: TimeCounts): number[] {
  const n = times.size;
  if (n === 0) return [];
  const blocks = [Math.ceil(n / 2), Math.floor(n / 2) + 1].map((place) => blockOfNth(times, place).block);
  return [...new Set(blocks)].filter((block) => !times.isRead(block));
}

/** The nth smallest, from 1; of a block that is not read, its end. */
function nth(times: TimeCounts, n: number): Milliseconds {
  const { block, before } = blockOfNth(times, n);
  if (!times.isRead(block)) return startOf(block) + MINUTE;
  return times.timesIn(block)[n - before - 1] ?? startOf(block) + MINUTE;
}

function blockOfNth(times: TimeCounts, n: number): { block: number; before: number } {
  let before = 0;
  for (const block of times.blocks()) {
    if (before + times.sizeOf(block) >= n) return { block, before };
    before += times.sizeOf(block);
  }
  throw new RangeError(`no ${n}th of ${times.size}`);
}
