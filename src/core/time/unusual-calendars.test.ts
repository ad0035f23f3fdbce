import { describe, expect, it } from 'vitest';
import { DomainError } from '../domain-error.ts';
import {
  aroundTheClock,
  type Calendar,
  compileCalendar,
  everOpen,
  intersect,
  ROUND_THE_CLOCK,
} from './calendar.ts';
import type { CalendarSpec } from './calendar-spec.ts';
import { DAY, fromIso, HOUR, MINUTE, toIso } from './instant.ts';

const office: CalendarSpec = {
  zone: 'America/Chicago',
  week: Object.fromEntries(Array.from('12345', (day) => [day, [['09:00', '17:00']]])),
};
const everyDay = (...hours: [string, string][]) =>
  Object.fromEntries(Array.from('1234567', (day) => [day, hours])) as CalendarSpec['week'];

/** Runs a look-up on instants as text. */
const on = (look: (at: number) => number, at: string) => toIso(look(fromIso(at)));

describe('hours', () => {
  it('yearly holidays, overrides on holidays and shut stretches', () => {
    const desk = compileCalendar({
      zone: 'America/Chicago',
      week: { 4: [['09:00', '17:00']], 5: [['09:00', '17:00']] },
      holidays: ['12-25', '2026-12-24', '02-29'],
      overrides: { '2026-12-24': [['10:00', '12:00']] },
      closed: [['2026-12-24T11:00:00-06:00', '2026-12-24T11:30:00-06:00']],
    });
    expect(on((at) => desk.add(at, 90 * MINUTE), '2026-12-24T00:00:00-06:00')).toBe(
      '2026-12-24T18:00:00.000Z',
    );
    expect(on((at) => desk.nextOpening(at), '2026-12-24T12:00:00-06:00')).toBe('2026-12-31T15:00:00.000Z');
    expect(on((at) => desk.nextOpening(at), '2026-12-24T11:00:00-06:00')).toBe('2026-12-24T17:30:00.000Z');
    expect(desk.isOpen(fromIso('2027-12-24T10:00:00-06:00'))).toBe(true);
    expect(desk.isOpen(fromIso('2031-12-25T10:00:00-06:00'))).toBe(false);
  });

  it('leap days exist in leap years only', () => {
    const desk = compileCalendar({ zone: 'UTC', week: everyDay(['09:00', '10:00']), holidays: ['02-29'] });
    expect(desk.between(fromIso('2027-02-27T00:00:00Z'), fromIso('2027-03-02T00:00:00Z'))).toBe(3 * HOUR);
    expect(desk.between(fromIso('2028-02-27T00:00:00Z'), fromIso('2028-03-02T00:00:00Z'))).toBe(3 * HOUR);
  });

  it('that touch are joined, and nights run on past 24:00 and over New Year', () => {
    const desk = compileCalendar({
      zone: 'Europe/London',
      week: {
        4: [
          ['12:00', '26:00'],
          ['09:00', '12:00'],
        ],
      },
    });
    expect(on((at) => desk.nextClose(at), '2026-12-31T10:00:00Z')).toBe('2027-01-01T02:00:00.000Z');
    expect(desk.isOpen(fromIso('2027-01-01T01:59:00Z'))).toBe(true);
    expect(on((at) => desk.add(at, HOUR), '2027-01-01T01:30:00Z')).toBe('2027-01-07T09:30:00.000Z');
  });

  it('that overlap are counted once', () => {
    const desk = compileCalendar({
      zone: 'UTC',
      week: {
        1: [
          ['11:00', '13:00'],
          ['09:00', '12:00'],
          ['09:30', '10:00'],
          ['20:00', '48:00'],
        ],
        2: [
          ['05:00', '07:00'],
          ['22:00', '26:00'],
        ],
      },
    });
    const [monday, thursday] = [fromIso('2026-11-23T00:00:00Z'), fromIso('2026-11-26T00:00:00Z')];
    expect(desk.between(monday, thursday)).toBe((4 + 28 + 2) * HOUR);
    expect(
      Array.from(desk.openings(monday, thursday), ({ open, close }) => [toIso(open), toIso(close)]),
    ).toEqual([
      ['2026-11-23T09:00:00.000Z', '2026-11-23T13:00:00.000Z'],
      ['2026-11-23T20:00:00.000Z', '2026-11-25T02:00:00.000Z'],
    ]);
    expect(toIso(desk.closeOfBusinessDay(monday))).toBe('2026-11-25T00:00:00.000Z');
  });

  it('a night that an override let run into the next day holds back its opening', () => {
    const desk = compileCalendar({
      zone: 'UTC',
      week: { 5: [['00:00', '08:00']] },
      overrides: { '2026-12-31': [['20:00', '26:00']] },
    });
    expect(desk.between(fromIso('2026-12-31T00:00:00Z'), fromIso('2027-01-02T00:00:00Z'))).toBe(12 * HOUR);
    expect(on((at) => desk.closeOfBusinessDay(at), '2027-01-01T01:00:00Z')).toBe('2027-01-01T02:00:00.000Z');
    expect(on((at) => desk.nextClose(at), '2027-01-01T01:00:00Z')).toBe('2027-01-01T08:00:00.000Z');
  });

  it('open at the moment of the change when their hour is skipped', () => {
    const desk = compileCalendar({ zone: 'America/Chicago', week: { 7: [['02:30', '06:00']] } });
    expect(on((at) => desk.nextOpening(at), '2027-03-14T00:00:00-06:00')).toBe('2027-03-14T08:00:00.000Z');
  });

  it.each([
    ['west', 'Pacific/Pago_Pago', '2027-01-02T10:59:00Z', true],
    ['west, later', 'Pacific/Pago_Pago', '2027-01-02T11:00:00Z', false],
    ['east', 'Pacific/Kiritimati', '2026-12-31T06:00:00Z', true],
    ['east, earlier', 'Pacific/Kiritimati', '2026-12-31T05:59:00Z', false],
  ])('over New Year far %s', (_, zone, at, open) => {
    const desk = compileCalendar({ zone, week: { 4: [['20:00', '48:00']] } });
    expect(desk.isOpen(fromIso(at))).toBe(open);
  });

  it('first asked about on the eve of a year that has begun in the east', () => {
    const desk = compileCalendar({ zone: 'Pacific/Kiritimati', week: { 5: [['00:00', '01:00']] } });
    expect(desk.isOpen(fromIso('2026-12-31T10:30:00Z'))).toBe(true);
    expect(on((at) => desk.previousClose(at), '2026-12-31T12:00:00Z')).toBe('2026-12-31T11:00:00.000Z');
  });

  it('shut stretches in any order, overlapping, within and around openings', () => {
    const closed: [string, string][] = [
      ['2026-11-23T16:00:00Z', '2026-11-23T16:30:00Z'],
      ['2026-11-23T10:00:00Z', '2026-11-23T11:00:00Z'],
      ['2026-11-23T10:30:00Z', '2026-11-23T12:00:00Z'],
      ['2026-11-23T13:00:00Z', '2026-11-23T13:00:00Z'],
      ['2026-11-24T08:00:00Z', '2026-11-26T08:00:00Z'],
    ];
    const desk = compileCalendar({ ...office, zone: 'UTC', closed });
    const openings = desk.openings(fromIso('2026-11-23T00:00:00Z'), fromIso('2026-11-26T10:00:00Z'));
    expect(Array.from(openings, ({ open, close }) => [toIso(open), toIso(close)])).toEqual([
      ['2026-11-23T09:00:00.000Z', '2026-11-23T10:00:00.000Z'],
      ['2026-11-23T12:00:00.000Z', '2026-11-23T16:00:00.000Z'],
      ['2026-11-23T16:30:00.000Z', '2026-11-23T17:00:00.000Z'],
      ['2026-11-26T09:00:00.000Z', '2026-11-26T10:00:00.000Z'],
    ]);
  });
});

describe('days that follow without a gap', () => {
  it('round the clock has business days, but no close and no opening', () => {
    const chicago = aroundTheClock('America/Chicago');
    const at = fromIso('2026-11-20T10:30:00-06:00');
    expect(chicago.add(at, 24 * HOUR)).toBe(at + DAY);
    expect(toIso(chicago.closeOfBusinessDay(at))).toBe('2026-11-21T06:00:00.000Z');
    expect(toIso(chicago.openingOfBusinessDay(at))).toBe('2026-11-20T06:00:00.000Z');
    expect(chicago.nextClose(at)).toBe(at + ROUND_THE_CLOCK);
    expect(chicago.previousOpening(at)).toBe(at - ROUND_THE_CLOCK);
    expect(chicago.previousClose(at)).toBe(at - ROUND_THE_CLOCK);
    expect([...chicago.openings(at, at + 40 * DAY)]).toEqual([{ open: at, close: at + 40 * DAY }]);
    expect(everOpen.isOpen(fromIso('2026-11-21T00:00:00Z'))).toBe(true);
    expect(everOpen.add(0, 40_000 * DAY)).toBe(40_000 * DAY);
    expect(everOpen.subtract(40_000 * DAY, 40_000 * DAY)).toBe(0);
    expect(intersect(everOpen, chicago)).toBe(chicago);
  });

  it('are one opening up to the first gap', () => {
    const desk = compileCalendar({ zone: 'UTC', week: everyDay(['00:00', '24:00']), holidays: ['12-25'] });
    const at = '2026-11-20T10:30:00Z';
    expect(on((instant) => desk.nextClose(instant), at)).toBe('2026-12-25T00:00:00.000Z');
    expect(on((instant) => desk.previousOpening(instant), at)).toBe('2025-12-26T00:00:00.000Z');
    expect(on((instant) => desk.previousClose(instant), at)).toBe('2025-12-25T00:00:00.000Z');
    expect(on((instant) => desk.nextClose(instant), '2026-12-25T10:00:00Z')).toBe('2027-12-25T00:00:00.000Z');
    expect(on((instant) => desk.closeOfBusinessDay(instant), at)).toBe('2026-11-21T00:00:00.000Z');
    expect(on((instant) => desk.addBusinessDays(instant, 35), at)).toBe('2026-12-26T10:30:00.000Z');
  });

  it('a night that ends where the day begins goes on', () => {
    const desk = compileCalendar({ zone: 'UTC', week: { 1: [['22:00', '30:00']], 2: [['06:00', '08:00']] } });
    expect(on((at) => desk.nextClose(at), '2026-11-23T23:00:00Z')).toBe('2026-11-24T08:00:00.000Z');
    expect(on((at) => desk.previousOpening(at), '2026-11-24T07:00:00Z')).toBe('2026-11-23T22:00:00.000Z');
    expect(on((at) => desk.closeOfBusinessDay(at), '2026-11-23T23:00:00Z')).toBe('2026-11-24T06:00:00.000Z');
  });
});

describe('calendars that never open', () => {
  const once = compileCalendar({ zone: 'UTC', week: {}, overrides: { '2026-12-31': [['09:00', '10:00']] } });
  const at = fromIso('2026-12-31T10:00:00Z');
  const allClosed = compileCalendar({
    ...office,
    zone: 'UTC',
    closed: [
      ['2100-01-01T00:00:00Z', '9999-12-31T00:00:00Z'],
      ['0001-01-01T00:00:00Z', '2100-01-01T00:00:00Z'],
    ],
  });
  const apart = intersect(
    compileCalendar({ zone: 'UTC', week: { 1: [['09:00', '12:00']] } }),
    compileCalendar({ zone: 'UTC', week: { 1: [['12:00', '17:00']] } }),
  );

  it.each<[string, Calendar]>([
    ['single dates that are past', once],
    ['closed for good', allClosed],
    ['two calendars that never meet', apart],
    [
      'two of which one opened once',
      intersect(once, compileCalendar({ zone: 'UTC', week: { 1: [['09:00', '10:00']] } })),
    ],
  ])('%s: an error that says so', (_, calendar) => {
    const words = 'this calendar never opens in the 400 years after 2026-12-31T10:00:00.000Z';
    for (const look of [
      () => calendar.add(at, 0),
      () => calendar.add(at, 1),
      () => calendar.nextOpening(at),
      () => calendar.nextClose(at),
      () => calendar.closeOfBusinessDay(at),
      () => calendar.endOfQuoteDay(at),
      () => calendar.addBusinessDays(at, 1),
    ]) {
      expect(look).toThrow(new DomainError('invalid', words));
    }
    expect(calendar.between(at, at + 100 * 366 * DAY)).toBe(0);
    expect(calendar.isOpen(at)).toBe(false);
    expect([...calendar.openings(at, at + 100 * 366 * DAY)]).toEqual([]);
  });

  it('looking back says so too', () => {
    const before = fromIso('2026-12-31T08:00:00Z');
    const words = /was never open in the 400 years before 2026-12-31T08:00/;
    for (const look of [
      () => once.subtract(before, 0),
      () => once.subtract(before, 1),
      () => once.previousOpening(before),
      () => once.previousClose(before),
      () => once.openingOfBusinessDay(before),
    ]) {
      expect(look).toThrow(words);
    }
    expect(toIso(once.subtract(at, HOUR))).toBe('2026-12-31T09:00:00.000Z');
  });

  it('one that opens once answers as far as it goes', () => {
    expect(on((start) => once.closeOfBusinessDay(start), '1990-01-01T00:00:00Z')).toBe(
      '2026-12-31T10:00:00.000Z',
    );
    expect(on((start) => once.add(start, HOUR), '1990-01-01T00:00:00Z')).toBe('2026-12-31T10:00:00.000Z');
    expect(() => once.add(fromIso('1990-01-01T00:00:00Z'), HOUR + 1)).toThrow(
      /so much open time takes more than 400 years from 1990/,
    );
    expect(on((start) => once.nextClose(start), '2026-12-31T09:30:00Z')).toBe('2026-12-31T10:00:00.000Z');
  });

  it('answers do not hang on what was asked before', () => {
    const spec: CalendarSpec = { zone: 'UTC', week: {}, overrides: { '2500-01-01': [['09:00', '10:00']] } };
    const [fresh, used] = [compileCalendar(spec), compileCalendar(spec)];
    expect(used.isOpen(fromIso('2500-01-01T09:00:00Z'))).toBe(true);
    expect(used.between(fromIso('2099-01-01T00:00:00Z'), fromIso('2498-12-31T00:00:00Z'))).toBe(0);
    for (const calendar of [fresh, used]) {
      expect(() => calendar.nextOpening(fromIso('2099-01-01T00:00:00Z'))).toThrow(/never opens/);
      expect(on((start) => calendar.nextOpening(start), '2101-01-01T00:00:00Z')).toBe(
        '2500-01-01T09:00:00.000Z',
      );
    }
  });
});

describe('far away', () => {
  const desk = compileCalendar(office);

  it.each([
    ['1971', '1971-11-19T22:45:00Z', '1971-11-22T15:15:00.000Z'],
    ['2090', '2090-11-17T22:45:00Z', '2090-11-20T15:15:00.000Z'],
    ['the year 90', '0090-11-17T22:45:00Z', '0090-11-20T15:15:00.000Z'],
  ])('in %s', (_, start, due) => {
    expect(on((at) => desk.add(at, 30 * MINUTE), start)).toBe(due);
    expect(on((at) => desk.subtract(at, 30 * MINUTE), due)).toBe(toIso(fromIso(start)));
  });

  it('spans of decades are exact', () => {
    const start = fromIso('2026-11-20T22:45:00Z');
    const end = desk.add(start, 50 * 2_000 * HOUR);
    expect(desk.between(start, end)).toBe(50 * 2_000 * HOUR);
    expect(desk.between(end, start)).toBe(-50 * 2_000 * HOUR);
    expect(desk.subtract(end, 50 * 2_000 * HOUR)).toBe(start);
    // 400 years of the Gregorian calendar are 20,871 weeks.
    expect(desk.between(start, start + 146_097 * DAY)).toBe(20_871 * 40 * HOUR);
  });

  it('what lies more than 400 years apart or is no instant is refused', () => {
    const plain = compileCalendar({ ...office, zone: 'UTC' });
    expect(() => plain.between(fromIso('1600-01-01T00:00:00Z'), fromIso('2000-01-02T00:00:00Z'))).toThrow(
      '1600-01-01T00:00:00.000Z and 2000-01-02T00:00:00.000Z are more than 400 years apart',
    );
    expect(() => plain.add(0, 1e18)).toThrow(/more than 400 years from 1970/);
    expect(() => plain.subtract(0, Number.POSITIVE_INFINITY)).toThrow(/more than 400 years back from 1970/);
    for (const nothing of [Number.NaN, Number.POSITIVE_INFINITY, 9e15]) {
      expect(() => plain.isOpen(nothing)).toThrow(RangeError);
      expect(() => plain.between(0, nothing)).toThrow(RangeError);
      expect(() => plain.add(nothing, 1)).toThrow(RangeError);
    }
  });

  it('looks about in any order without losing its place', () => {
    const used = compileCalendar(office);
    for (const year of [2026, 1971, 2400, 1900, 2026]) {
      const start = Date.UTC(year, 5, 15);
      const fresh = compileCalendar(office);
      expect(used.add(start, 100 * HOUR)).toBe(fresh.add(start, 100 * HOUR));
      expect(used.subtract(start, 9_000 * HOUR)).toBe(fresh.subtract(start, 9_000 * HOUR));
      expect(used.addBusinessDays(start, 300)).toBe(fresh.addBusinessDays(start, 300));
    }
  });
});
