import { Z } from './wilson.ts';

/** How many times as often or as likely, with its 95 % interval. */
export interface RatioBand {
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
}

/** A table of two groups: with and without the outcome in the first, with and without it in the one it is compared to. */
export type FourCells = readonly [a: number, b: number, c: number, d: number];

/**
 * Odds of the first group over those of the second, ad / bc, with the interval of Woolf 1955 (DOMAIN M-21). A cell of 0
 * adds a half to each cell. null: a group is empty.
 */
export function oddsRatio(...cells: FourCells): RatioBand | null {
  if (cells[0] + cells[1] === 0 || cells[2] + cells[3] === 0) return null;
  const [a, b, c, d] = withoutZero(cells);
  return ratioBand((a * d) / (b * c), 1 / a + 1 / b + 1 / c + 1 / d);
}

/** Haldane's and Anscombe's half in each cell where one of them is 0. */
export function withoutZero(cells: FourCells): FourCells {
  if (!cells.includes(0)) return cells;
  const [a, b, c, d] = cells;
  return [a + 0.5, b + 0.5, c + 0.5, d + 0.5];
}

/** @param variance of the logarithm of the ratio */
export function ratioBand(ratio: number, variance: number): RatioBand {
  const factor = Math.exp(Z * Math.sqrt(variance));
  return { ratio, low: ratio / factor, high: ratio * factor };
}
