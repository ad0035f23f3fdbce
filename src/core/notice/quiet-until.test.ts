import { describe, expect, test } from 'vitest';
import { fromIso, toIso } from '../time/instant.ts';
import { quietUntil } from './quiet-until.ts';

const OMAHA = 'America/Chicago';
const everyDay = [1, 2, 3, 4, 5, 6, 7];
const night = { from: '20:00', to: '07:00', days: everyDay };

function until(quiet: Parameters<typeof quietUntil>[0], at: string, zone = OMAHA): string | null {
  const end = quietUntil(quiet, zone, fromIso(at));
  return end === null ? null : toIso(end);
}

describe('quiet hours', () => {
  // Omaha is six hours behind UTC in December.
  test.each([
    ['a millisecond before they begin', '2026-12-02T01:59:59.999Z', null],
    ['at their beginning', '2026-12-02T02:00:00.000Z', '2026-12-02T13:00:00.000Z'],
    ['after midnight', '2026-12-02T08:30:00.000Z', '2026-12-02T13:00:00.000Z'],
    ['a millisecond before their end', '2026-12-02T12:59:59.999Z', '2026-12-02T13:00:00.000Z'],
    ['at their very end', '2026-12-02T13:00:00.000Z', null],
  ])('over midnight, %s', (_, at, end) => {
    expect(until(night, at)).toBe(end);
  });

  test.each([
    ['the evening it begins on counts', [2], '2026-12-02T06:30:00.000Z', '2026-12-02T13:00:00.000Z'],
    ['not the morning it ends on', [3], '2026-12-02T06:30:00.000Z', null],
    ['no day at all', [], '2026-12-02T06:30:00.000Z', null],
  ])('days: %s', (_, days, at, end) => {
    expect(until({ ...night, days }, at)).toBe(end);
  });

  test.each([
    [
      'within a day',
      { from: '12:00', to: '13:30', days: everyDay },
      '2026-12-02T18:00:00Z',
      '2026-12-02T19:30:00.000Z',
    ],
    [
      'to midnight',
      { from: '21:00', to: '24:00', days: everyDay },
      '2026-12-02T04:00:00Z',
      '2026-12-02T06:00:00.000Z',
    ],
    [
      'two whole days are one',
      { from: '00:00', to: '24:00', days: [6, 7] },
      '2026-12-05T06:00:00Z',
      '2026-12-07T06:00:00.000Z',
    ],
    [
      'a day from the time it begins',
      { from: '18:00', to: '18:00', days: [5] },
      '2026-12-05T20:00:00Z',
      '2026-12-06T00:00:00.000Z',
    ],
    [
      'always: no longer than a week',
      { from: '00:00', to: '24:00', days: everyDay },
      '2026-12-05T06:00:00Z',
      '2026-12-12T06:00:00.000Z',
    ],
  ])('%s', (_, quiet, at, end) => {
    expect(until(quiet, at)).toBe(end);
  });

  test.each([
    // Clocks go forward on 8 March 2026 at 02:00: the night is an hour shorter, 07:00 is 12:00 UTC.
    ['in spring', night, '2026-03-08T06:00:00Z', '2026-03-08T12:00:00.000Z'],
    // And back on 1 November: 07:00 is 13:00 UTC.
    ['in autumn', night, '2026-11-01T04:00:00Z', '2026-11-01T13:00:00.000Z'],
    [
      'an end that the change skips is the change',
      { ...night, to: '02:30' },
      '2026-03-08T06:00:00Z',
      '2026-03-08T08:00:00.000Z',
    ],
    [
      'an end that comes twice is the first',
      { ...night, to: '01:30' },
      '2026-11-01T04:00:00Z',
      '2026-11-01T06:30:00.000Z',
    ],
  ])('over a clock change, %s', (_, quiet, at, end) => {
    expect(until(quiet, at)).toBe(end);
  });

  test('are read in the zone of the member', () => {
    expect(until(night, '2026-12-02T08:30:00Z', 'Europe/London')).toBeNull();
    expect(until(night, '2026-12-02T20:00:00Z', 'Europe/London')).toBe('2026-12-03T07:00:00.000Z');
  });

  test('none hold nothing back', () => {
    expect(until(null, '2026-12-02T06:30:00Z')).toBeNull();
  });
});
