import { type FourCells, type RatioBand, ratioBand } from './odds-ratio.ts';

/**
 * Odds ratio pooled over strata, as by source of leads, with the interval of Robins, Breslow and Greenland 1986 (DOMAIN
 * M-21). Nothing is added to cells of 0; empty strata tell nothing. null: the strata together leave it undefined.
 */
export function mantelHaenszel(strata: readonly FourCells[]): RatioBand | null {
  let [r, s, pr, mixed, qs] = [0, 0, 0, 0, 0];
  for (const [a, b, c, d] of strata) {
    const n = a + b + c + d;
    if (n === 0) continue;
    const [p, q] = [(a + d) / n, (b + c) / n];
    const [up, down] = [(a * d) / n, (b * c) / n];
    r += up;
    s += down;
    pr += p * up;
    mixed += p * down + q * up;
    qs += q * down;
  }
  if (r === 0 || s === 0) return null;
  return ratioBand(r / s, pr / (2 * r * r) + mixed / (2 * r * s) + qs / (2 * s * s));
}
