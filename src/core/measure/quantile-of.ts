import type { Milliseconds } from '../time/instant.ts';
import type { Reached } from './figures.ts';
import type { SurvivalStep } from './survival.ts';

/** What rounding may add to a share that is met exactly (DOMAIN M-03). */
const TOLERANCE = 1e-9;

/**
 * The time by which a share `p` of all is answered, with its 95 % interval (DOMAIN M-03, R28); null is "not reached".
 *
 * - `at`: the first event time with S(t) <= 1 - p. Where S(t) stands at 1 - p exactly it is still the first such time.
 * - `low` to `high`: the times at which the band of S(t) contains 1 - p (Brookmeyer and Crowley 1982): from the first event
 *   time whose lower band is at most 1 - p to the first whose upper band lies below it.
 * - `largest`: what "not reached" is followed by, the largest event time; null where there is none.
 *
 * @param p from 0 to 1, both exclusive
 */
export function quantileOf(
  steps: readonly SurvivalStep[],
  p: number,
  largest: Milliseconds | null = steps.at(-1)?.at ?? null,
): Reached {
  const waiting = 1 - p + TOLERANCE;
  const first = (holds: (step: SurvivalStep) => boolean) => steps.find(holds)?.at ?? null;
  return {
    at: first(({ survival }) => survival <= waiting),
    low: first(({ low }) => low <= waiting),
    high: first(({ high }) => high < 1 - p),
    largest,
  };
}
