import { MINUTE, type Milliseconds } from '../time/instant.ts';
import type { CurvePoint, Reached, TimesUntil } from './figures.ts';
import { quantileOf } from './quantile-of.ts';
import { shareBy } from './share-by.ts';
import { type SurvivalStep, survival } from './survival.ts';
import { blockOf, startOf, type TimeCounts } from './time-counts.ts';
import type { TimePoint } from './time-points.ts';

/** What waits are reckoned from: what came to an end, what was last seen waiting, and what waits for ever (M-03). */
export interface Waits {
  readonly ended: TimeCounts;
  /** Censored for good: taken back after the deadline. */
  readonly withdrawn?: TimeCounts | undefined;
  /** Censored now: how long each of those open has waited. */
  readonly open: readonly Milliseconds[];
  readonly never: number;
}

/** Minutes at which the share answered is always given: the rungs of targets (M-26), one and two working days and on. */
export const horizons = [1, 2, 3, 5, 10, 15, 20, 30, 45, 60, 120, 240, 480, 960, 1440, 2400] as const;

const MOST_POINTS = 240;

/**
 * The Kaplan-Meier figures of waits, with the share by the usual horizons and by `also`, in minutes. Exact where
 * `blocksToRead` has nothing left to name.
 */
export function timesUntil(waits: Waits, also: readonly number[] = []): TimesUntil {
  const { ended, withdrawn, open, never } = waits;
  const steps = stepsOf(waits);
  const n = ended.size + (withdrawn?.size ?? 0) + open.length + never;
  return {
    n,
    answered: ended.size,
    open: open.length,
    median: quantileOf(steps, 0.5),
    p75: quantileOf(steps, 0.75),
    p90: quantileOf(steps, 0.9),
    within: [...new Set([...horizons, ...also])].map((minutes) => ({
      minutes,
      share: n === 0 ? null : shareBy(steps, minutes * MINUTE, n),
    })),
    curve: curveOf(steps, n),
  };
}

/**
 * Blocks whose entries are needed to be exact to the millisecond: where somebody was last seen waiting, where a
 * percentile or an end of its interval lies, the last, and where a horizon parts a minute. What is read may show that a
 * percentile lies in another block: to be asked until it names none.
 */
export function blocksToRead(waits: Waits, also: readonly number[] = []): number[] {
  const { ended } = waits;
  const unread = (block: number) => ended.sizeOf(block) > 0 && !ended.isRead(block);
  const mixed = [...waits.open, ...timesOf(waits.withdrawn)].map(blockOf).filter(unread);
  const steps = stepsOf(waits);
  const found = [0.5, 0.75, 0.9].flatMap((p) => endsOf(quantileOf(steps, p)));
  const parted = also.filter((minutes) => !Number.isInteger(minutes)).map(Math.ceil);
  return [...new Set([...mixed, ...[...found.map(blockOf), ...parted].filter(unread)])];
}

function endsOf({ at, low, high, largest }: Reached): Milliseconds[] {
  return [at, low, high, largest].filter((ms) => ms !== null);
}

function stepsOf({ ended, withdrawn, open, never }: Waits): SurvivalStep[] {
  const censored = [...open, ...timesOf(withdrawn)].sort((a, b) => a - b);
  return survival(merged(eventPoints(ended), censored), never);
}

/** Each known time by itself; a block whose entries are not known stands at its end. */
function eventPoints(ended: TimeCounts): { at: Milliseconds; events: number }[] {
  return ended.blocks().flatMap((block) => {
    if (!ended.isRead(block)) return { at: startOf(block) + MINUTE, events: ended.sizeOf(block) };
    const points: { at: Milliseconds; events: number }[] = [];
    for (const at of ended.timesIn(block)) {
      const last = points.at(-1);
      if (last?.at === at) last.events += 1;
      else points.push({ at, events: 1 });
    }
    return points;
  });
}

function timesOf(counts: TimeCounts | undefined): Milliseconds[] {
  return counts ? counts.blocks().flatMap((block) => counts.timesIn(block)) : [];
}

function merged(events: readonly { at: Milliseconds; events: number }[], censored: readonly Milliseconds[]) {
  const points: TimePoint[] = [];
  let next = 0;
  const takeCensored = (until: Milliseconds) => {
    for (; next < censored.length && (censored[next] ?? 0) < until; ) {
      const at = censored[next] ?? 0;
      const from = next;
      while (censored[next] === at) next += 1;
      points.push({ at, events: 0, censored: next - from });
    }
  };
  for (const { at, events: n } of events) {
    takeCensored(at);
    const from = next;
    while (censored[next] === at) next += 1;
    points.push({ at, events: n, censored: next - from });
  }
  takeCensored(Number.POSITIVE_INFINITY);
  return points;
}

/** Enough of the steps to draw them by: all where they are few, else those of whole minutes and the last. */
function curveOf(steps: readonly SurvivalStep[], n: number): CurvePoint[] {
  if (n === 0) return [];
  const every = Math.max(1, Math.ceil(steps.length / MOST_POINTS));
  const drawn = steps.filter((_, place) => place % every === every - 1 || place === steps.length - 1);
  return drawn.map(({ at, survival: left, low, high }) => ({
    at,
    share: 1 - left,
    low: 1 - high,
    high: 1 - low,
  }));
}
