import type { TimesUntil } from '../measure/figures.ts';
import { type Share, wilson } from '../measure/wilson.ts';
import { MINUTE, type Milliseconds } from '../time/instant.ts';

/** The fewest a public share may be of (DOMAIN 3): with fewer one could tell who they were. */
export const FEWEST = 10;

/** `none`: there was nothing to count. `few`: too few to show, and not even how many. */
export type PublicShare =
  | { readonly shown: 'share'; readonly share: Share }
  | { readonly shown: 'few' | 'none' };

/** As `PublicShare`, of the time of those who asked. */
export type PublicWithin = ({ readonly shown: 'share' } & OwnWithin) | { readonly shown: 'few' | 'none' };

/** Half had their answer by then; `unreached`: half of them have none yet. */
export type PublicWait =
  | { readonly shown: 'wait'; readonly ms: Milliseconds }
  | { readonly shown: 'unreached' | 'few' | 'none' };

/** A share for everybody to see, or that it can't be shown. */
export function publicShare(share: Share | null): PublicShare {
  if (share === null || share.of === 0) return { shown: 'none' };
  return share.of < FEWEST ? { shown: 'few' } : { shown: 'share', share };
}

/** A share of one's own time with its 95 % interval. */
export interface OwnWithin {
  readonly share: number;
  readonly low: number;
  readonly high: number;
  /** null where somebody was lost sight of before that time, so that it is no plain count. */
  readonly met: number | null;
  readonly of: number;
}

/**
 * Answered within so long of asking, day or night: of everybody counted, those still waiting and those never answered
 * among them (Kaplan-Meier, M-03). Nobody is "not decided yet" here for long: one's own time is over as soon as it has
 * passed on any wall clock, so R34 counts 20 where 19 are decided in working time. `times` hold somebody.
 */
export function ownWithin(times: TimesUntil, targetMs: Milliseconds): OwnWithin {
  const of = times.n;
  const { share, low, high } = pointAt(times, targetMs) ?? { share: 0, low: 0, high: 0 };
  const met = Math.round(share * of);
  const known = Math.abs(share * of - met) > 1e-6 ? null : wilson(met, of);
  if (known === null) return { share, low, high, met: null, of };
  return { share: known.share, low: known.low, high: known.high, met, of };
}

/** As `ownWithin`, for everybody to see. */
export function publicWithin(times: TimesUntil, targetMs: Milliseconds): PublicWithin {
  if (times.n === 0) return { shown: 'none' };
  return times.n < FEWEST ? { shown: 'few' } : { shown: 'share', ...ownWithin(times, targetMs) };
}

function pointAt(times: TimesUntil, targetMs: Milliseconds) {
  const known = times.within.find(({ minutes }) => minutes * MINUTE === targetMs);
  return known ? known.share : times.curve.findLast(({ at }) => at <= targetMs);
}

/** How long the typical one waited: the median with the open ones kept. */
export function publicWait(times: TimesUntil): PublicWait {
  if (times.n === 0) return { shown: 'none' };
  if (times.n < FEWEST) return { shown: 'few' };
  const { at } = times.median;
  return at === null ? { shown: 'unreached' } : { shown: 'wait', ms: at };
}
