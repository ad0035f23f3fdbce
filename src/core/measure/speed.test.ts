import { expect, test } from 'vitest';
import { MINUTE, SECOND } from '../time/instant.ts';
import { speedOf } from './speed.ts';

const target = { goalMs: 5 * MINUTE, targetMs: 30 * MINUTE };

test.each([
  [0, 1],
  [5, 1],
  [8, 0.976],
  [10, 0.96],
  [14, 0.928],
  [21, 0.872],
  [23 + 20 / 60, 0.8533],
  [30, 0.8],
  [31, 0.7982],
  [50, 0.7644],
  [75, 0.72],
  [130, 0.6222],
  [479, 0.0018],
  [480, 0],
  [4_000, 0],
])('%f minutes', (minutes, expected) => {
  expect(Math.round(speedOf(Math.round(minutes * MINUTE), target) * 10_000) / 10_000).toBe(expected);
});

test('without a goal every second counts; a target beyond the end has no tail', () => {
  expect(speedOf(15 * MINUTE, { goalMs: null, targetMs: 30 * MINUTE })).toBeCloseTo(0.9, 12);
  const day = { goalMs: null, targetMs: 1_440 * MINUTE };
  expect([speedOf(480 * MINUTE - SECOND, day) > 0.9, speedOf(480 * MINUTE, day)]).toEqual([true, 0]);
});
