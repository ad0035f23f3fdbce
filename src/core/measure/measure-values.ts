import { MINUTE } from '../time/instant.ts';
import type { Figures, Mean, Reached } from './figures.ts';
import type { Share } from './wilson.ts';

/** A measure as an export tells it: what it is, of how many, and its value with the 95 % interval. */
export interface ListedMeasure {
  /** As DOMAIN 3 numbers it. */
  readonly id: string;
  readonly name: string;
  readonly definition: string;
  readonly unit: 'share' | 'minutes' | 'points' | 'count' | 'ratio';
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export type Values = Pick<ListedMeasure, 'unit' | 'numerator' | 'denominator' | 'value' | 'low' | 'high'>;
export type Row = readonly [id: string, name: string, definition: string, values: Values];

export const count = (n: number): Values => ({ ...plain('count', n), numerator: n });

export function plain(unit: Values['unit'], value: number | null, denominator: number | null = null): Values {
  return { unit, numerator: null, denominator, value, low: null, high: null };
}

export const points = (value: number | null, of: number): Values => plain('points', value, of);
export const mean = ({ mean: value, of }: Mean): Values => plain('share', value, of);

export function share(of: Share | null): Values {
  if (of === null) return plain('share', null, 0);
  return {
    unit: 'share',
    numerator: of.met,
    denominator: of.of,
    value: of.share,
    low: of.low,
    high: of.high,
  };
}

export function ratio(of: Figures['lead']['contactOdds']): Values {
  if (of === null) return plain('ratio', null);
  return { ...plain('ratio', of.ratio), low: of.low, high: of.high };
}

export function minutesOf({ at, low, high }: Reached, n: number | null): Values {
  const minutes = (ms: number | null) => (ms === null ? null : ms / MINUTE);
  return { ...plain('minutes', minutes(at), n), low: minutes(low), high: minutes(high) };
}
