import { expect, test } from 'vitest';
import { comparedWith, mondayOf } from './day-periods.ts';
import { dateOf, parseDate } from './local-day.ts';

const day = (text: string) => parseDate(text) ?? Number.NaN;
const period = (from: string, until: string) => ({ from: day(from), until: day(until) });

test.each([
  ['before', period('2026-12-07', '2026-12-08'), '2026-12-06 2026-12-07'],
  ['weekday', period('2026-12-07', '2026-12-08'), '2026-11-30 2026-12-01'],
  ['week', period('2026-12-07', '2026-12-10'), '2026-11-30 2026-12-03'],
  ['before', period('2026-11-30', '2026-12-07'), '2026-11-23 2026-11-30'],
  // Ten days don’t overlap with themselves: two weeks back.
  ['week', period('2026-12-01', '2026-12-11'), '2026-11-17 2026-11-27'],
] as const)('%s', (comparison, given, expected) => {
  const other = comparedWith(given, comparison);
  expect(other && `${dateOf(other.from)} ${dateOf(other.until)}`).toBe(expected);
});

test('none is held against none, and a week begins on Monday', () => {
  expect(comparedWith(period('2026-12-07', '2026-12-08'), 'none')).toBeNull();
  expect(['2026-12-06', '2026-12-07', '2026-12-13'].map((text) => dateOf(mondayOf(day(text))))).toEqual([
    '2026-11-30',
    '2026-12-07',
    '2026-12-07',
  ]);
});
