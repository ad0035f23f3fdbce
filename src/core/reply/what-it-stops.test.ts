import { expect, it } from 'vitest';
import { deadlineWithin, stopsOf } from './what-it-stops.ts';

it.each([
  ['R0', false, false, []],
  ['R1', false, false, []],
  ['R1', false, true, ['C6']],
  ['R2', true, false, ['C3', 'C11', 'C8']],
  ['R3', true, true, ['C3', 'C11', 'C8', 'C6']],
  ['R4', true, false, ['C3', 'C11', 'C8', 'C5', 'C10']],
] as const)('class %s, a response %s, the quote %s', (kind, stopsFirstResponse, quote, codes) => {
  expect(stopsOf({ class: kind, stopsFirstResponse }, { quote })).toEqual(codes);
});

it.each([
  ['due in five seconds', [5_000], 8_000, 5_000],
  ['due now', [0], 8_000, 0],
  ['over already', [-1], 8_000, null],
  ['due when relay and outbox may still be at it', [10_000], 8_000, 10_000],
  ['time enough', [10_001], 8_000, null],
  ['the earliest of several', [9_000, 3_000, -5], 8_000, 3_000],
  ['not held at all', [1_000], 0, null],
  ['nothing is due', [], 8_000, null],
] as const)('%s', (_, dueIn, undoMs, deadline) => {
  const now = 1_000_000;
  const dueAts = dueIn.map((ms) => now + ms);
  expect(deadlineWithin(dueAts, { now, undoMs })).toBe(deadline === null ? null : now + deadline);
});
