import type { Milliseconds } from '../time/instant.ts';
import type { Band } from './figures.ts';
import type { SurvivalStep } from './survival.ts';
import { wilson } from './wilson.ts';

/**
 * Share answered by a time since receipt, 1 - S(t), with its 95 % band: unbiased, since those that are open count for as
 * long as they have been open (DOMAIN M-02). Before the first answer the band is Wilson's for none of those at risk.
 *
 * @param horizonMs an event at this very time counts
 * @param atRisk how many there are in all; needed where nobody was answered, and there 0 to 1 stands without it
 */
export function shareBy(
  steps: readonly SurvivalStep[],
  horizonMs: Milliseconds,
  atRisk: number = steps[0]?.atRisk ?? 0,
): Band {
  const step = steps.findLast(({ at }) => at <= horizonMs);
  if (step === undefined) return { share: 0, low: 0, high: wilson(0, atRisk)?.high ?? 1 };
  return { share: 1 - step.survival, low: 1 - step.high, high: 1 - step.low };
}
