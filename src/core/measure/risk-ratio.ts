import { type RatioBand, ratioBand, withoutZero } from './odds-ratio.ts';

/**
 * How many times as large a share is as another, (a / n) / (c / m), with the interval of Katz 1978 on the logarithm (DOMAIN
 * M-20). A cell of 0, of those with the outcome or without, adds a half to each of the four. null: a group is empty.
 *
 * @param a with the outcome, of `n`
 * @param c with the outcome in the group it is compared to, of `m`
 */
export function riskRatio(a: number, n: number, c: number, m: number): RatioBand | null {
  if (n === 0 || m === 0) return null;
  const [with1, without1, with2, without2] = withoutZero([a, n - a, c, m - c]);
  const [of1, of2] = [with1 + without1, with2 + without2];
  return ratioBand(with1 / of1 / (with2 / of2), 1 / with1 - 1 / of1 + 1 / with2 - 1 / of2);
}
