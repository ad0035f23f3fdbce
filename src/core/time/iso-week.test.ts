import { expect, test } from 'vitest';
import { isoWeekOf, parseIsoWeek } from './iso-week.ts';
import { dateOf, parseDate } from './local-day.ts';

test.each([
  ['2026-11-30', '2026-W49', '2026-11-30'],
  ['2026-12-06', '2026-W49', '2026-11-30'],
  ['2026-12-07', '2026-W50', '2026-12-07'],
  ['2027-01-01', '2026-W53', '2026-12-28'],
  ['2027-01-04', '2027-W01', '2027-01-04'],
  ['2024-12-30', '2025-W01', '2024-12-30'],
])('%s lies in %s, which begins on %s', (date, name, monday) => {
  const week = isoWeekOf(parseDate(date) ?? Number.NaN);
  expect([week.name, dateOf(week.from), week.until - week.from]).toEqual([name, monday, 7]);
  expect(parseIsoWeek(name)).toEqual(week);
});

test.each(['2025-W53', '2026-W00', '2026-W54', '2026-49', ''])('there is no week %j', (name) => {
  expect(parseIsoWeek(name)).toBeNull();
});
