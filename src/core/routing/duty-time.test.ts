import { describe, expect, test } from 'vitest';
import { calendars } from '../../../test/fixtures/calendars.ts';
import { aroundTheClock, compileCalendar, ROUND_THE_CLOCK } from '../time/calendar.ts';
import { fromIso, type Instant, toIso } from '../time/instant.ts';
import { type DutyTime, dutyEnd, dutySpans, nextDuty } from './duty-time.ts';

/** Monday to Friday 09:00-17:00 in Omaha; 2 December 2026 is a Wednesday, 09:00 there is 15:00Z. */
const office = compileCalendar(calendars.OMA);

function time(given: { shifts?: string[]; absences?: string[] } = {}): DutyTime {
  const spans = (texts: string[] = []) =>
    texts.map((text) => {
      const [from = '', until = ''] = text.split(' ');
      return { from: instant(from), until: until === '-' ? null : instant(until) };
    });
  return {
    calendar: office,
    shifts: spans(given.shifts) as { from: Instant; until: Instant }[],
    absences: spans(given.absences),
  };
}

/** `02T15:00` in December 2026. */
const instant = (text: string): Instant => fromIso(`2026-12-${text}:00Z`);
const short = (at: Instant | null) => (at === null ? null : toIso(at).slice(8, 16));

describe('on duty until', () => {
  test.each([
    ['in hours', '02T16:00', {}, '02T23:00'],
    ['at the close', '02T23:00', {}, null],
    ['a shift outside hours', '03T02:00', { shifts: ['03T01:00 03T04:00'] }, '03T04:00'],
    ['a shift that touches the close goes on', '02T16:00', { shifts: ['02T23:00 03T02:00'] }, '03T02:00'],
    ['a shift that overlaps the close', '02T16:00', { shifts: ['02T20:00 03T01:30'] }, '03T01:30'],
    [
      'shift, hours, shift are one',
      '02T14:00',
      { shifts: ['02T13:00 02T15:00', '02T23:00 03T00:00'] },
      '03T00:00',
    ],
    ['a shift within hours changes nothing', '02T16:00', { shifts: ['02T16:00 02T17:00'] }, '02T23:00'],
    ['a gap ends it', '02T16:00', { shifts: ['02T23:30 03T02:00'] }, '02T23:00'],
    ['away', '02T16:00', { absences: ['02T15:30 02T18:00'], shifts: ['02T15:00 02T20:00'] }, null],
    ['a planned absence ends it', '02T16:00', { absences: ['02T18:00 02T19:00'] }, '02T18:00'],
    ['back at the very instant', '02T18:00', { absences: ['02T15:30 02T18:00'] }, '02T23:00'],
  ])('%s', (_, at, given, expected) => {
    expect(short(dutyEnd(time(given), instant(at)))).toBe(expected);
  });

  test('round the clock has no end worth naming', () => {
    const at = instant('02T16:00');
    const always = { ...time({ shifts: ['02T15:00 02T20:00'] }), calendar: aroundTheClock('UTC') };
    expect(dutyEnd(always, at)).toBe(at + ROUND_THE_CLOCK);
  });
});

describe('next on duty', () => {
  test.each([
    ['now, while on duty', '02T16:00', {}, '02T16:00'],
    ['the next opening', '02T23:00', {}, '03T15:00'],
    ['a shift before the opening', '02T23:00', { shifts: ['03T02:00 03T04:00'] }, '03T02:00'],
    ['a shift that holds', '03T03:00', { shifts: ['03T02:00 03T04:00'] }, '03T03:00'],
    ['the end of an absence in hours', '02T16:00', { absences: ['02T15:30 02T18:00'] }, '02T18:00'],
    ['the opening after an absence', '02T16:00', { absences: ['02T15:30 03T01:00'] }, '03T15:00'],
    ['past a planned absence', '02T23:00', { absences: ['03T15:00 04T16:00'] }, '04T16:00'],
    [
      'past absences that touch',
      '02T16:00',
      { absences: ['02T15:00 02T18:00', '02T18:00 02T20:00'] },
      '02T20:00',
    ],
    [
      'a shift inside an absence is lost',
      '02T23:00',
      { absences: ['03T01:00 03T20:00'], shifts: ['03T02:00 03T04:00'] },
      '03T20:00',
    ],
    ['an absence without an end', '02T16:00', { absences: ['02T15:30 -'] }, null],
    ['a planned one without an end', '02T23:30', { absences: ['03T00:00 -'] }, null],
  ])('%s', (_, at, given, expected) => {
    expect(short(nextDuty(time(given), instant(at)))).toBe(expected);
  });
});

test('duty of a day: hours and shifts together less absences', () => {
  const given = time({
    shifts: ['02T12:00 02T15:00', '02T22:00 03T01:00', '04T00:00 04T01:00'],
    absences: ['02T18:00 02T19:00', '02T23:30 02T23:45', '01T00:00 02T12:30'],
  });
  const [from, to] = [instant('02T06:00'), instant('03T06:00')];
  const spans = dutySpans([...office.openings(from, to)], given, from, to);
  expect(spans.map(({ open, close }) => `${short(open)} ${short(close)}`)).toEqual([
    '02T12:30 02T18:00',
    '02T19:00 02T23:30',
    '02T23:45 03T01:00',
  ]);
});
