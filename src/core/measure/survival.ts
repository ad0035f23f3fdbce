import type { Milliseconds } from '../time/instant.ts';
import type { TimePoint } from './time-points.ts';
import { wilson, Z } from './wilson.ts';

/** Share still waiting from a time on, until the next step (DOMAIN M-03). */
export interface SurvivalStep {
  readonly at: Milliseconds;
  /** Waiting just before this time. */
  readonly atRisk: number;
  readonly events: number;
  /** S(t), from 0 to 1. */
  readonly survival: number;
  /** Greenwood's sum of d / (n (n - d)) up to here: the variance of log S(t). Infinite where S(t) = 0. */
  readonly greenwood: number;
  /** 95 % band of S(t). */
  readonly low: number;
  readonly high: number;
}

/** A stretch of time without censoring, in which shares and sums telescope. */
interface Stretch {
  /** Waiting at its beginning. */
  readonly atRisk: number;
  readonly survival: number;
  readonly greenwood: number;
  readonly high: number;
}

/**
 * Kaplan-Meier estimate, one step per point with events; at equal times events come before censorings (DOMAIN M-03).
 *
 * Between two censorings S and Greenwood's sum are computed from the counts at the ends alone, so neither depends on how
 * many event times lie between: a point may be a block of several event times, standing at its last one, as long as no
 * censoring lies inside it. So what ten millions sum to is as exact as what ten do.
 *
 * @param never items that stay at risk for ever: closed unanswered, never answered
 */
export function survival(points: readonly TimePoint[], never: number): SurvivalStep[] {
  let waiting = points.reduce((sum, { events, censored }) => sum + events + censored, never);
  let stretch: Stretch = { atRisk: waiting, survival: 1, greenwood: 0, high: 1 };
  const steps: SurvivalStep[] = [];
  for (const { at, events, censored } of points) {
    if (events > 0) {
      steps.push({ at, atRisk: waiting, events, ...after(stretch, waiting - events) });
      waiting -= events;
    }
    if (censored > 0) {
      const state = after(stretch, waiting);
      waiting -= censored;
      stretch = { ...state, atRisk: waiting };
    }
  }
  return steps;
}

type Standing = Pick<SurvivalStep, 'survival' | 'greenwood' | 'low' | 'high'>;

/** How it stands when `waiting` are left of a stretch. */
function after(stretch: Stretch, waiting: number): Standing {
  const { atRisk } = stretch;
  if (waiting === 0) return noneLeft(stretch);
  const survival = stretch.survival * (waiting / atRisk);
  const greenwood = stretch.greenwood + (atRisk - waiting) / (atRisk * waiting);
  return { survival, greenwood, ...bandOf(survival, greenwood) };
}

/** log(-log S) plus or minus z standard errors, turned back. It has no width while nothing has happened. */
function bandOf(survival: number, greenwood: number): { low: number; high: number } {
  if (survival === 1) return { low: 1, high: 1 };
  const half = (Z * Math.sqrt(greenwood)) / -Math.log(survival);
  return { low: survival ** Math.exp(half), high: survival ** Math.exp(-half) };
}

/**
 * Where nobody waits any more log(-log S) does not exist, yet so many answers don't prove that all will be answered: up
 * to the last censoring the band stands as it was, and Wilson's limit of none of those left since narrows it.
 */
function noneLeft({ atRisk, high }: Stretch): Standing {
  const left = wilson(0, atRisk)?.high ?? 1;
  return { survival: 0, greenwood: Number.POSITIVE_INFINITY, low: 0, high: high * left };
}
