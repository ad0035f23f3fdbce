import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Calendar, compileCalendar, everOpen, intersect } from './calendar.ts';
import type { CalendarSpec } from './calendar-spec.ts';
import { DAY, fromIso, HOUR, MINUTE, toIso } from './instant.ts';

interface Vectors {
  calendars: Record<string, CalendarSpec>;
  deadline: { calendar: string; start: string; minutes: number; deadline_utc: string }[];
  measure: { calendar: string; from: string; to: string; business_min: number; elapsed_min: number }[];
  joint: (
    | { calendars: [string, string]; start: string; minutes: number; opens_utc: string; deadline_utc: string }
    | { calendars: [string, string]; from: string; days: number; joint_minutes: number }
  )[];
}

const vectors: Vectors = JSON.parse(
  readFileSync(new URL('../../../test/fixtures/vectors.json', import.meta.url), 'utf8'),
);
const calendars = new Map(
  Object.entries(vectors.calendars).map(([name, spec]) => [name, compileCalendar(spec)]),
);

function named(name: string): Calendar {
  const calendar = calendars.get(name);
  if (!calendar) throw new Error(`no calendar ${name}`);
  return calendar;
}

const OMA = named('OMA');
const SYDCALL = named('SYDCALL');
const everyDay = (open: string, close: string) =>
  Object.fromEntries(Array.from('1234567', (day) => [day, [[open, close]]])) as CalendarSpec['week'];
const nightDesk = compileCalendar({ zone: 'America/Chicago', week: everyDay('22:00', '06:00') });
const split = compileCalendar({
  zone: 'Europe/Berlin',
  week: {
    1: [
      ['13:00', '17:00'],
      ['08:00', '12:00'],
    ],
    2: [['08:00', '12:00']],
  },
});

/** Runs a look-up on instants as text. */
const on = (look: (at: number) => number, at: string) => toIso(look(fromIso(at)));

describe('exact vectors (DOMAIN 4.12)', () => {
  it.each(vectors.deadline)(
    '$calendar $start + $minutes min',
    ({ calendar, start, minutes, deadline_utc }) => {
      expect(toIso(named(calendar).add(fromIso(start), minutes * MINUTE))).toBe(deadline_utc);
    },
  );

  it.each(vectors.measure)('$calendar $from to $to', ({ calendar, from, to, business_min, elapsed_min }) => {
    expect(named(calendar).between(fromIso(from), fromIso(to))).toBe(business_min * MINUTE);
    expect(named(calendar).between(fromIso(to), fromIso(from))).toBe(0 - business_min * MINUTE);
    expect(everOpen.between(fromIso(from), fromIso(to))).toBe(elapsed_min * MINUTE);
  });

  it('none is left out', () => {
    expect([vectors.deadline.length, vectors.measure.length, vectors.joint.length]).toEqual([20, 5, 2]);
  });

  it.each(vectors.joint)('both $calendars', (row) => {
    const joint = intersect(named(row.calendars[0]), named(row.calendars[1]));
    if ('from' in row) {
      const from = fromIso(row.from);
      expect(joint.between(from, from + row.days * DAY)).toBe(row.joint_minutes * MINUTE);
    } else {
      expect(toIso(joint.nextOpening(fromIso(row.start)))).toBe(row.opens_utc);
      expect(toIso(joint.add(fromIso(row.start), row.minutes * MINUTE))).toBe(row.deadline_utc);
    }
  });

  it.each([
    ['spring', '2027-03-13T22:00:00-06:00', '2027-03-14T06:00:00-05:00', 420, '2027-03-14T05:00:00-05:00'],
    ['autumn', '2026-10-31T22:00:00-05:00', '2026-11-01T06:00:00-06:00', 540, '2026-11-01T03:00:00-06:00'],
  ])('night desk in %s', (_, open, close, minutes, plus360) => {
    expect(nightDesk.between(fromIso(open), fromIso(close))).toBe(minutes * MINUTE);
    expect(nightDesk.add(fromIso(open), 360 * MINUTE)).toBe(fromIso(plus360));
    expect(nightDesk.nextClose(fromIso(open))).toBe(fromIso(close));
    expect(nightDesk.subtract(fromIso(close), minutes * MINUTE)).toBe(fromIso(open));
  });

  it('warns one business hour before the deadline, not at midnight', () => {
    const week = { 1: [['08:00', '18:00']], 2: [['08:00', '18:00']] } as const;
    const desk = compileCalendar({ zone: 'America/Chicago', week });
    const due = desk.add(fromIso('2026-11-30T17:00:00-06:00'), 4 * HOUR);
    expect(toIso(due)).toBe('2026-12-01T17:00:00.000Z');
    expect(toIso(desk.subtract(due, HOUR))).toBe('2026-12-01T16:00:00.000Z');
  });
});

describe('edges of openings', () => {
  it('opens at the opening and is shut at the close', () => {
    expect(OMA.isOpen(fromIso('2026-11-20T08:59:59.999-06:00'))).toBe(false);
    expect(OMA.isOpen(fromIso('2026-11-20T09:00:00-06:00'))).toBe(true);
    expect(OMA.isOpen(fromIso('2026-11-20T16:59:59.999-06:00'))).toBe(true);
    expect(OMA.isOpen(fromIso('2026-11-20T17:00:00-06:00'))).toBe(false);
  });

  it('is exact to the millisecond', () => {
    const start = fromIso('2026-11-20T16:59:59.999-06:00');
    expect(OMA.add(start, 1)).toBe(start + 1);
    expect(toIso(OMA.add(start, 2))).toBe('2026-11-23T15:00:00.001Z');
  });

  it('takes a span back to the opening it uses up, and nothing to the last close', () => {
    const monday = '2026-11-23T09:30:00-06:00';
    expect(on((at) => OMA.subtract(at, 30 * MINUTE), monday)).toBe('2026-11-23T15:00:00.000Z');
    expect(on((at) => OMA.subtract(at, 31 * MINUTE), monday)).toBe('2026-11-20T22:59:00.000Z');
    expect(on((at) => OMA.subtract(at, 0), monday)).toBe('2026-11-23T15:30:00.000Z');
    expect(on((at) => OMA.subtract(at, 0), '2026-11-22T12:00:00-06:00')).toBe('2026-11-20T23:00:00.000Z');
  });

  it.each([
    ['while open', '2026-11-23T12:00:00-06:00', '2026-11-23T15:00:00.000Z', '2026-11-20T23:00:00.000Z'],
    ['at the opening', '2026-11-23T09:00:00-06:00', '2026-11-23T15:00:00.000Z', '2026-11-20T23:00:00.000Z'],
    ['at the close', '2026-11-23T17:00:00-06:00', '2026-11-23T15:00:00.000Z', '2026-11-23T23:00:00.000Z'],
    ['while shut', '2026-11-29T12:00:00-06:00', '2026-11-25T15:00:00.000Z', '2026-11-25T23:00:00.000Z'],
  ])('looks back %s', (_, at, opening, close) => {
    expect(on((instant) => OMA.previousOpening(instant), at)).toBe(opening);
    expect(on((instant) => OMA.previousClose(instant), at)).toBe(close);
  });

  it('refuses negative and unknown spans', () => {
    expect(() => OMA.add(0, -1)).toThrow(RangeError);
    expect(() => OMA.subtract(0, Number.NaN)).toThrow(RangeError);
    expect(() => OMA.addBusinessDays(0, 1.5)).toThrow(RangeError);
  });
});

describe('close of the business day (C7, C8)', () => {
  it.each([
    ['in hours', '2026-12-03T16:58:00-06:00', '2026-12-03T23:00:00.000Z'],
    ['before opening', '2026-12-03T07:00:00-06:00', '2026-12-03T23:00:00.000Z'],
    ['at the close', '2026-12-03T17:00:00-06:00', '2026-12-04T23:00:00.000Z'],
    ['half day', '2026-12-24T09:30:00-06:00', '2026-12-24T18:00:00.000Z'],
    ['before holidays', '2026-11-25T18:00:00-06:00', '2026-11-30T23:00:00.000Z'],
  ])('%s', (_, at, close) => {
    expect(on((instant) => OMA.closeOfBusinessDay(instant), at)).toBe(close);
  });

  it.each([
    ['first half', '2026-11-23T09:00:00+01:00', '2026-11-23T16:00:00.000Z'],
    ['lunch', '2026-11-23T12:30:00+01:00', '2026-11-23T16:00:00.000Z'],
    ['after hours', '2026-11-23T17:00:00+01:00', '2026-11-24T11:00:00.000Z'],
  ])('of a split day: %s', (_, at, close) => {
    expect(on((instant) => split.closeOfBusinessDay(instant), at)).toBe(close);
  });

  it.each([
    ['in the afternoon', '2026-11-23T15:00:00+01:00', '2026-11-23T07:00:00.000Z'],
    ['at lunch', '2026-11-23T12:30:00+01:00', '2026-11-23T07:00:00.000Z'],
    ['next morning', '2026-11-24T07:00:00+01:00', '2026-11-23T07:00:00.000Z'],
  ])('began when the day opened: %s', (_, at, opening) => {
    expect(on((instant) => split.openingOfBusinessDay(instant), at)).toBe(opening);
  });

  it('of the next business day', () => {
    expect(on((at) => OMA.closeOfBusinessDay(at, 1), '2026-11-20T10:30:00-06:00')).toBe(
      '2026-11-23T23:00:00.000Z',
    );
  });

  it('of a night that began the day before', () => {
    expect(on((at) => nightDesk.closeOfBusinessDay(at), '2026-12-03T01:00:00-06:00')).toBe(
      '2026-12-03T12:00:00.000Z',
    );
  });
});

describe('end of the quote day (C6)', () => {
  it.each([
    ['in hours', '2026-12-03T16:50:00-06:00', '2026-12-04T06:00:00.000Z'],
    ['after hours', '2026-12-03T18:30:00-06:00', '2026-12-05T06:00:00.000Z'],
    ['before opening', '2026-12-03T08:30:00-06:00', '2026-12-04T06:00:00.000Z'],
    ['Friday evening', '2026-12-04T17:00:00-06:00', '2026-12-08T06:00:00.000Z'],
  ])('%s', (_, at, end) => {
    expect(on((instant) => OMA.endOfQuoteDay(instant), at)).toBe(end);
  });

  it('a calendar day ends at local midnight even when the clocks change', () => {
    expect(on((at) => OMA.endOfCalendarDay(at), '2027-03-14T12:00:00-05:00')).toBe(
      '2027-03-15T05:00:00.000Z',
    );
    expect(on((at) => SYDCALL.endOfCalendarDay(at), '2026-11-30T21:00:00Z')).toBe('2026-12-01T13:00:00.000Z');
  });
});

describe('business days', () => {
  it.each([
    ['over a weekend', '2026-11-20T10:30:00-06:00', 1, '2026-11-23T16:30:00.000Z'],
    ['over holidays', '2026-11-25T10:30:00-06:00', 2, '2026-12-01T16:30:00.000Z'],
    ['into a half day', '2026-12-23T15:00:00-06:00', 1, '2026-12-24T18:00:00.000Z'],
    ['from a Saturday', '2026-11-21T10:30:00-06:00', 1, '2026-11-24T15:00:00.000Z'],
    ['over a clock change', '2027-03-12T10:30:00-06:00', 1, '2027-03-15T15:30:00.000Z'],
    ['none', '2026-11-20T10:30:00-06:00', 0, '2026-11-20T16:30:00.000Z'],
  ])('%s', (_, at, days, end) => {
    expect(on((instant) => OMA.addBusinessDays(instant, days), at)).toBe(end);
  });
});
