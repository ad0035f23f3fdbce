import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { aroundTheClock, compileCalendar } from './calendar.ts';
import type { CalendarSpec } from './calendar-spec.ts';
import { durationText } from './duration-text.ts';
import { explainBetween, explainDeadline, explainSubtraction } from './explain-deadline.ts';
import { DAY, HOUR, MINUTE, SECOND } from './instant.ts';
import { readInstant } from './read-instant.ts';

const { calendars } = JSON.parse(
  readFileSync(new URL('../../../test/fixtures/vectors.json', import.meta.url), 'utf8'),
) as { calendars: { OMA: CalendarSpec } };
const oma = compileCalendar(calendars.OMA);
const nights = compileCalendar({
  zone: 'America/Chicago',
  week: Object.fromEntries(Array.from('1234567', (day) => [day, [['22:00', '06:00']]])),
});
const split = compileCalendar({
  zone: 'Europe/Berlin',
  week: {
    1: [
      ['08:00', '12:00'],
      ['13:00', '24:00'],
    ],
    2: [['08:00', '12:00']],
  },
});

/** An instant on the calendar's own wall. */
const on = (text: string, zone = 'America/Chicago') => readInstant(text, zone) ?? Number.NaN;

describe('explainDeadline', () => {
  it.each([
    [
      'over a weekend',
      '2026-11-20T16:45',
      30 * MINUTE,
      'Fri 16:45 + 30 min: 15 min until 17:00, shut Sat, Sun, 15 min from Mon 09:00 -> Mon 09:15',
    ],
    [
      'from the close',
      '2026-11-20T17:00',
      30 * MINUTE,
      'Fri 17:00 + 30 min: shut Sat, Sun, 30 min from Mon 09:00 -> Mon 09:30',
    ],
    [
      'to the second',
      '2026-11-20T16:59:59',
      30 * MINUTE,
      'Fri 16:59:59 + 30 min: 1 s until 17:00, shut Sat, Sun, 29 min 59 s from Mon 09:00 -> Mon 09:29:59',
    ],
    [
      'over holidays',
      '2026-11-25T16:40',
      HOUR,
      'Wed 16:40 + 1 h: 20 min until 17:00, shut Thu (holiday), Fri (holiday), Sat, Sun, 40 min from Mon 09:00 -> Mon 09:40',
    ],
    [
      'out of a half day',
      '2026-12-24T11:50',
      30 * MINUTE,
      'Thu 11:50 + 30 min: 10 min until 12:00, shut Fri (holiday), Sat, Sun, 20 min from Mon 09:00 -> Mon 09:20',
    ],
    [
      'into summer time',
      '2027-03-12T16:50',
      30 * MINUTE,
      'Fri 16:50 + 30 min: 10 min until 17:00, shut Sat, Sun, 20 min from Mon 09:00 (clocks go forward 1 h in between) -> Mon 09:20',
    ],
    ['within hours', '2026-11-20T10:45', HOUR, 'Fri 10:45 + 1 h: open throughout -> Fri 11:45'],
    ['nothing, open', '2026-11-20T10:45', 0, 'Fri 10:45 + 0 min: open -> Fri 10:45'],
    ['nothing, shut', '2026-11-20T08:00', 0, 'Fri 08:00 + 0 min: shut until 09:00 -> Fri 09:00'],
    ['nothing, on Saturday', '2026-11-21T08:00', 0, 'Sat 08:00 + 0 min: shut Sat, Sun -> Mon 09:00'],
    [
      'overnight',
      '2026-11-18T18:45',
      10 * HOUR,
      'Wed 18:45 + 10 h: shut until Thu 09:00, then 8 h, 2 h from Fri 09:00 -> Fri 11:00',
    ],
    [
      'full days',
      '2026-11-20T16:45',
      20 * HOUR,
      'Fri 16:45 + 20 h: 15 min until 17:00, shut Sat, Sun, 2 full days (16 h), 3 h 45 min from Wed 09:00 -> Wed 12:45',
    ],
    [
      'more than a week, with dates',
      '2026-11-20T16:45',
      60 * HOUR,
      'Fri 20 Nov 16:45 + 60 h: 15 min until 17:00, shut Sat, Sun, 3 full days (24 h), shut Thu (holiday), Fri (holiday), Sat, Sun, 4 full days (32 h), 3 h 45 min from Fri 4 Dec 09:00 -> Fri 4 Dec 12:45',
    ],
    [
      'months, in short and with years',
      '2026-11-20T16:45',
      400 * HOUR,
      'Fri 20 Nov 2026 16:45 + 400 h: 15 min until 17:00, shut Sat, Sun, 50 full days (395 h), shut on 24 days (4 holidays) in between, 4 h 45 min from Fri 5 Feb 2027 09:00 -> Fri 5 Feb 2027 13:45',
    ],
  ])('%s', (_, start, businessMs, text) => {
    expect(explainDeadline(oma, on(start), businessMs)).toBe(text);
  });

  it('names what is not clear from the day', () => {
    expect(explainDeadline(nights, on('2027-03-13T20:00'), 10 * HOUR)).toBe(
      'Sat 20:00 + 10 h: shut until 22:00, then 7 h, 3 h from Sun 22:00 (clocks go forward 1 h in between) -> Mon 01:00',
    );
    expect(explainDeadline(nights, on('2026-11-20T23:00'), 8 * HOUR)).toBe(
      'Fri 23:00 + 8 h: 7 h until Sat 06:00, 1 h from 22:00 -> Sat 23:00',
    );
    const monday = on('2026-11-23T10:00', 'Europe/Berlin');
    expect(explainDeadline(split, monday, 15 * HOUR)).toBe(
      'Mon 10:00 + 15 h: 2 h until 12:00, 11 h from 13:00, 2 h from Tue 08:00 -> Tue 10:00',
    );
    expect(explainDeadline(split, monday + 4 * HOUR, 12 * HOUR)).toBe(
      'Mon 14:00 + 12 h: 10 h until 24:00, 2 h from Tue 08:00 -> Tue 10:00',
    );
    expect(explainDeadline(split, monday, 18 * HOUR)).toBe(
      'Mon 23 Nov 10:00 + 18 h: 2 h until 12:00, 11 h from 13:00, 1 full day (4 h), shut Wed, Thu, Fri, Sat, Sun, 1 h from Mon 30 Nov 08:00 -> Mon 30 Nov 09:00',
    );
    expect(explainDeadline(aroundTheClock('UTC'), 0, 40 * HOUR)).toBe(
      'Thu 00:00 + 40 h: open throughout -> Fri 16:00',
    );
  });

  it('tells a long stretch shut as a number, and leaves out a day that never was', () => {
    const closed = compileCalendar({
      ...calendars.OMA,
      closed: [['2026-12-07T00:00:00Z', '2026-12-28T00:00:00Z']],
    });
    expect(explainDeadline(closed, on('2026-12-04T16:50'), HOUR)).toBe(
      'Fri 4 Dec 16:50 + 1 h: 10 min until 17:00, shut 23 days (1 holiday), 50 min from Mon 28 Dec 09:00 -> Mon 28 Dec 09:50',
    );
    const apia = compileCalendar({
      zone: 'Pacific/Apia',
      week: { 4: [['09:00', '17:00']], 6: [['09:00', '17:00']] },
    });
    expect(explainDeadline(apia, on('2011-12-29T16:50', 'Pacific/Apia'), 20 * MINUTE)).toBe(
      'Thu 16:50 + 20 min: 10 min until 17:00, 10 min from Sat 09:00 -> Sat 09:10',
    );
  });

  it('fails as the sum does', () => {
    const once = compileCalendar({
      zone: 'UTC',
      week: {},
      overrides: { '2026-11-23': [['09:00', '10:00']] },
    });
    expect(() => explainDeadline(once, 0, 2 * HOUR)).toThrow(/more than 400 years/);
  });
});

describe('the other ways round', () => {
  const [friday, monday] = [on('2026-11-20T16:45'), on('2026-11-23T09:15')];

  it('takes away', () => {
    expect(explainSubtraction(oma, monday, 30 * MINUTE)).toBe(
      'Mon 09:15 - 30 min: 15 min until Fri 17:00, shut Sat, Sun, 15 min from Mon 09:00 -> Fri 16:45',
    );
  });

  it('measures', () => {
    expect(explainBetween(oma, friday, monday)).toBe(
      'Fri 16:45 to Mon 09:15: 15 min until Fri 17:00, shut Sat, Sun, 15 min from Mon 09:00 = 30 min',
    );
    expect(explainBetween(oma, monday, friday)).toBe(
      'Mon 09:15 back to Fri 16:45: 15 min until 17:00, shut Sat, Sun, 15 min from Mon 09:00 = -30 min',
    );
    expect(explainBetween(oma, friday, friday + DAY + 2 * HOUR)).toBe(
      'Fri 16:45 to Sat 18:45: 15 min until Fri 17:00, shut Sat = 15 min',
    );
    expect(explainBetween(oma, friday + HOUR, friday + 2 * HOUR)).toBe(
      'Fri 17:45 to Fri 18:45: shut throughout = 0 min',
    );
    expect(explainBetween(oma, friday, friday)).toBe('Fri 16:45 to Fri 16:45: open = 0 min');
  });
});

describe('words', () => {
  it.each([
    [0, '0 min'],
    [30 * MINUTE, '30 min'],
    [HOUR + MINUTE, '1 h 01 min'],
    [36 * HOUR + 53 * MINUTE, '36 h 53 min'],
    [8 * MINUTE + 2 * SECOND, '8 min 02 s'],
    [HOUR + 30 * SECOND, '1 h 30 s'],
    [1_250, '1.250 s'],
    [MINUTE + 250, '1 min 00.250 s'],
    [20_000 * HOUR, '20,000 h'],
    [-90 * SECOND, '-1 min 30 s'],
  ])('%d ms is %s', (ms, text) => expect(durationText(ms)).toBe(text));

  it.each([
    ['2026-11-20T16:45:00-06:00', '2026-11-20T22:45:00.000Z'],
    ['2026-11-20T16:45Z', '2026-11-20T16:45:00.000Z'],
    ['2026-11-20 16:45:00.1239z', '2026-11-20T16:45:00.123Z'],
    ['2026-11-20T16:45', '2026-11-20T22:45:00.000Z'],
    ['2026-11-01T01:30', '2026-11-01T06:30:00.000Z'],
    ['2027-03-14T02:30', '2027-03-14T08:00:00.000Z'],
    ['2028-02-29T00:00:00+05:30', '2028-02-28T18:30:00.000Z'],
  ])('%s is an instant', (text, instant) => {
    expect(readInstant(text, 'America/Chicago')).toBe(Date.parse(instant));
  });

  it.each([
    '2026-11-20',
    '2026-02-29T00:00Z',
    '2026-11-20T24:00Z',
    '2026-11-20T10:60Z',
    '2026-11-20T10:00:60Z',
    '2026-11-20T10:00+0100',
    '2026-11-20T10:00+24:00',
    'now',
    '',
  ])('"%s" is none', (text) => {
    expect(readInstant(text, 'UTC')).toBe(null);
  });
});
