import { expect, test } from 'vitest';
import { fromIso, HOUR, toIso } from './instant.ts';
import { wallDay } from './wall-day.ts';

const now = fromIso('2026-12-01T03:00:00Z');

test('the day that runs on the wall of the zone', () => {
  const { date, before, after, from, until } = wallDay('America/Chicago', now);
  expect({ date, before, after }).toEqual({ date: '2026-11-30', before: '2026-11-29', after: null });
  expect([toIso(from), toIso(until)]).toEqual(['2026-11-30T06:00:00.000Z', '2026-12-01T06:00:00.000Z']);
});

test('a day on which clocks change is longer; a date to come, or none, is today', () => {
  const autumn = wallDay('America/Chicago', now, '2026-11-01');
  expect([autumn.after, (autumn.until - autumn.from) / HOUR]).toEqual(['2026-11-02', 25]);
  expect(wallDay('America/Chicago', now, '2027-01-01').date).toBe('2026-11-30');
  expect(wallDay('America/Chicago', now, '2026-02-30').date).toBe('2026-11-30');
});
