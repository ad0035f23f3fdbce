import { expect, test } from 'vitest';
import { sameParts } from './same-parts.ts';

const nine: [string, string][] = [['09:00', '17:00']];

test.each([
  [{ zone: 'UTC', week: { 1: nine } }, { week: { 1: nine }, zone: 'UTC' }, true],
  [{ week: { 1: nine } }, { week: { 1: nine, 2: [] } }, true],
  [{ week: { 1: nine } }, { week: { 2: nine } }, false],
  [{ week: { 1: nine } }, { week: { 1: nine }, holidays: ['12-25'] }, false],
  [{ holidays: ['12-25'] }, null, false],
  [null, null, true],
])('%j and %j: %s', (a, b, same) => {
  expect(sameParts(a, b)).toBe(same);
});
