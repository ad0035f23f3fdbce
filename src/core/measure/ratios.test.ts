import { expect, test } from 'vitest';
import { mantelHaenszel } from './mantel-haenszel.ts';
import { medianOf } from './median-of.ts';
import { type FourCells, oddsRatio } from './odds-ratio.ts';
import { riskRatio } from './risk-ratio.ts';

test('an empty group has no ratio', () => {
  expect([
    oddsRatio(0, 0, 3, 4),
    oddsRatio(3, 4, 0, 0),
    riskRatio(0, 0, 3, 7),
    riskRatio(3, 7, 0, 0),
  ]).toEqual([null, null, null, null]);
});

test('a zero adds a half to every cell, wherever it stands', () => {
  expect(oddsRatio(0, 5, 4, 3)?.ratio).toBeCloseTo((0.5 * 3.5) / (5.5 * 4.5), 12);
  expect(riskRatio(5, 5, 3, 7)?.ratio).toBeCloseTo(5.5 / 6 / (3.5 / 8), 12);
  expect(riskRatio(0, 5, 3, 7)?.ratio).toBeCloseTo(0.5 / 6 / (3.5 / 8), 12);
});

test('groups changed about turn ratio and interval over', () => {
  const there = oddsRatio(150, 50, 40, 160);
  const back = oddsRatio(40, 160, 150, 50);
  expect(back?.ratio).toBeCloseTo(1 / 12, 12);
  expect((there?.low ?? 0) * (back?.high ?? 0)).toBeCloseTo(1, 12);
});

test('one stratum pooled is its odds ratio; strata of the same odds pool to it, whatever their sizes', () => {
  const one: FourCells = [150, 50, 40, 160];
  expect(mantelHaenszel([one])?.ratio).toBeCloseTo(12, 12);
  // Robins, Breslow and Greenland's variance of a single table is Woolf's.
  expect(mantelHaenszel([one])?.low).toBeCloseTo(oddsRatio(...one)?.low ?? 0, 10);
  expect(mantelHaenszel([one, [0, 0, 0, 0], [15, 5, 4, 16]])?.ratio).toBeCloseTo(12, 12);
});

test('a ratio by source is not the one of all together where slow sources are also poor ones', () => {
  const strata: FourCells[] = [
    [80, 20, 8, 2],
    [1, 9, 10, 90],
  ];
  expect(mantelHaenszel(strata)?.ratio).toBeCloseTo(1, 12);
  expect(oddsRatio(81, 29, 18, 92)?.ratio).toBeCloseTo((81 * 92) / (29 * 18), 12);
});

test('strata that leave it undefined have none', () => {
  expect([mantelHaenszel([]), mantelHaenszel([[5, 0, 3, 4]]), mantelHaenszel([[0, 5, 3, 4]])]).toEqual([
    null,
    null,
    null,
  ]);
});

test('the median is the middle one, or between the middle two, in any order', () => {
  const values = [1_000, 20, 3];
  expect([medianOf(values), medianOf([4, 1, 3, 2]), medianOf([7]), medianOf([])]).toEqual([20, 2.5, 7, null]);
  expect(values).toEqual([1_000, 20, 3]);
});
