import { describe, expect, it } from 'vitest';
import { fromIso, toIso } from '../time/instant.ts';
import { type DayOrder, readMoment, shownOrder } from './read-moment.ts';

const read = (text: string, order: DayOrder | null = null, zone = 'America/Chicago') => {
  const at = readMoment(text, { zone, order });
  return typeof at === 'number' ? toIso(at) : at;
};

describe('a point in time', () => {
  it.each([
    ['2026-11-30T09:10:00-06:00', '2026-11-30T15:10:00.000Z'],
    ['2026-11-30 09:10', '2026-11-30T15:10:00.000Z'],
    ['2026-11-30 9:10:05 -0600', '2026-11-30T15:10:05.000Z'],
    ['2026/11/30 15:10:00.1239 UTC', '2026-11-30T15:10:00.123Z'],
    ['30.11.2026 16:05', '2026-11-30T22:05:00.000Z'],
    ['30.11.2026, 16:05 Uhr', '2026-11-30T22:05:00.000Z'],
    ['11/30/2026 4:05 PM', '2026-11-30T22:05:00.000Z'],
    ['11/30/2026 12:05 a.m.', '2026-11-30T06:05:00.000Z'],
    ['30 Nov 2026 09:10', '2026-11-30T15:10:00.000Z'],
    ['Mon, 30 Nov 2026 09:10:00 -0600', '2026-11-30T15:10:00.000Z'],
    ['November 30, 2026 at 4:05 PM', '2026-11-30T22:05:00.000Z'],
    ['1796051400', '2026-11-30T15:10:00.000Z'],
    ['1796051400123', '2026-11-30T15:10:00.123Z'],
    // Days of a spreadsheet, on the wall: 0.3819444444 of a day is 09:10.
    ['46356.3819444444', '2026-11-30T15:10:00.000Z'],
    // Skipped in spring: the moment of the change. Twice in autumn: the first.
    ['2026-03-08 02:30', '2026-03-08T08:00:00.000Z'],
    ['2026-11-01 01:30', '2026-11-01T06:30:00.000Z'],
  ])('%s', (text, at) => expect(read(text)).toBe(at));

  it('is read by the order of day and month, and refused where that is open', () => {
    expect(read('03/04/2026 10:00', 'dmy', 'UTC')).toBe('2026-04-03T10:00:00.000Z');
    expect(read('03/04/2026 10:00', 'mdy', 'UTC')).toBe('2026-03-04T10:00:00.000Z');
    expect(read('03/04/2026 10:00')).toBe('could be day first or month first');
    expect(
      ['13/04/2026', '04/13/2026', '03/04/2026', '05/05/2026', '03.04.2026', '2026-03-04'].map(shownOrder),
    ).toEqual([...['dmy', 'mdy', 'either', null, null, null]]);
  });

  it.each([
    ['2026-11-31 10:00', 'is no day of the calendar'],
    ['31/12/2026 10:00', 'is no day of the calendar'],
    ['2026-11-30', 'has no time of day, so no minutes can be told by it'],
    ['0202-11-30 10:00', 'lies before 1970'],
    ['yesterday', 'is no date with a time that can be read'],
    ['2026-11-30 25:00', 'is no date with a time that can be read'],
    ['42', 'is a number that is no time since 1970 and no day of a spreadsheet'],
  ])('is none: %s', (text, why) => expect(read(text, 'mdy')).toBe(why));

  it('may be a day where that will do: its last instant', () => {
    expect(readMoment('2026-11-30', { zone: 'America/Chicago', order: null, dayWillDo: true })).toBe(
      fromIso('2026-12-01T06:00:00Z') - 1,
    );
  });
});
