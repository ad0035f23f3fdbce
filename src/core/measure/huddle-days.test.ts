import { describe, expect, test } from 'vitest';
import { OMA } from '../../../test/clock-facts.ts';
import { dateOf, parseDate } from '../time/local-day.ts';
import { businessDayBefore, compareDays } from './huddle-days.ts';
import { wilson } from './wilson.ts';

const day = (text: string) => parseDate(text) ?? 0;

test.each([
  ['2026-12-07', '2026-12-04'],
  ['2026-12-08', '2026-12-07'],
  // Thanksgiving and the day after are holidays in Omaha.
  ['2026-11-30', '2026-11-25'],
  ['2026-12-06', '2026-12-04'],
])('the last business day before %s is %s', (at, before) => {
  expect(dateOf(businessDayBefore(OMA, day(at)))).toBe(before);
});

describe('a day against the same weekday before (E7.i, R35)', () => {
  test.each([
    ['2026-12-04', wilson(2, 4), wilson(1, 4), 'no comparison: last Friday was a holiday', null],
    ['2026-12-11', wilson(3, 4), wilson(1, 3), 'Friday vs previous Friday: +41.7 points', 41.7],
    ['2026-12-11', wilson(1, 3), wilson(3, 4), 'Friday vs previous Friday: -41.7 points', -41.7],
    ['2026-12-11', wilson(1, 2), wilson(2, 4), 'Friday vs previous Friday: 0.0 points', 0],
    ['2026-12-11', wilson(1, 2), null, 'no comparison: nothing came in last Friday', null],
    ['2026-12-11', null, wilson(1, 2), 'no comparison: nothing of Friday is decided yet', null],
    ['2026-12-12', null, null, 'no comparison: the desk was closed last Saturday', null],
  ])('%s: %j against %j', (at, now, before, text, points) => {
    expect(compareDays(OMA, day(at), now, before)).toEqual({ text, points });
  });
});
