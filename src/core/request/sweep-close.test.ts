import { expect, test } from 'vitest';
import { instant, OMA, omaha, weekly } from '../../../test/clock-facts.ts';
import { sweepDay } from './sweep-close.ts';

const dayAt = (calendar: typeof OMA, text: string) => {
  const { opensAt, closesAt } = sweepDay(calendar, instant(text));
  return [omaha(opensAt), omaha(closesAt)];
};

test.each([
  ['before opening', '2026-12-01 07:00', '2026-12-01 09:00', '2026-12-01 17:00'],
  ['while open', '2026-12-01 16:59:59', '2026-12-01 09:00', '2026-12-01 17:00'],
  ['at the close its result', '2026-12-01 17:00', '2026-12-01 09:00', '2026-12-01 17:00'],
  ['in the evening', '2026-12-01 23:59', '2026-12-01 09:00', '2026-12-01 17:00'],
  ['from midnight on the next', '2026-12-02 00:00', '2026-12-02 09:00', '2026-12-02 17:00'],
  ['on a Saturday the Monday', '2026-12-05 12:00', '2026-12-07 09:00', '2026-12-07 17:00'],
  ['on the half day before Christmas', '2026-12-24 13:00', '2026-12-24 09:00', '2026-12-24 12:00'],
])('%s', (_, now, opens, closes) => {
  expect(dayAt(OMA, now)).toEqual([opens, closes]);
});

test('a desk of the night closes in the morning and is looked at from there on for the next night', () => {
  const night = weekly('America/Chicago', '1234567', '22:00', '30:00');
  expect(dayAt(night, '2026-12-01 05:00')).toEqual(['2026-11-30 22:00', '2026-12-01 06:00']);
  expect(dayAt(night, '2026-12-01 07:00')).toEqual(['2026-12-01 22:00', '2026-12-02 06:00']);
});
