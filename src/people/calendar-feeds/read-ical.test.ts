import { describe, expect, test } from 'vitest';
import { fromIso, toIso } from '../../core/time/instant.ts';
import { saysAbsent } from './absence-words.ts';
import { readIcal } from './read-ical.ts';

/** From noon on 1 December 2026 in Omaha, ninety days. */
const window = {
  from: fromIso('2026-12-01T18:00:00Z'),
  to: fromIso('2027-03-01T18:00:00Z'),
  zone: 'America/Chicago',
};

const event = (...lines: string[]) =>
  [
    'BEGIN:VEVENT',
    `UID:${lines.find((line) => line.startsWith('UID:'))?.slice(4) ?? 'one'}`,
    ...lines.filter((line) => !line.startsWith('UID:')),
    'END:VEVENT',
  ].join('\r\n');
const calendar = (...parts: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...parts, 'END:VCALENDAR', ''].join('\r\n');
const spans = (...parts: string[]) =>
  readIcal(calendar(...parts), window).map(({ from, until }) => `${short(from)} ${short(until)}`);
const short = (at: number) => toIso(at).replace(':00.000Z', 'Z');

const timed = ['DTSTART:20261203T150000Z', 'DTEND:20261203T170000Z'];
const wholeDay = ['DTSTART;VALUE=DATE:20261203', 'DTEND;VALUE=DATE:20261205'];
const timedSpan = ['2026-12-03T15:00Z 2026-12-03T17:00Z'];
const daysSpan = ['2026-12-03T06:00Z 2026-12-05T06:00Z'];

describe('what means an absence', () => {
  test.each([
    ['out of office by status', [...timed, 'SUMMARY:Dentist', 'X-MICROSOFT-CDO-BUSYSTATUS:OOF'], timedSpan],
    [
      'and though it leaves the time free',
      [...timed, 'TRANSP:TRANSPARENT', 'X-MICROSOFT-CDO-BUSYSTATUS:OOF'],
      timedSpan,
    ],
    ['a title that says so', [...timed, 'SUMMARY:Vacation'], timedSpan],
    ['whole days with such a title', [...wholeDay, 'SUMMARY:Urlaub'], daysSpan],
    ['whole days marked busy', [...wholeDay, 'SUMMARY:Trade fair', 'TRANSP:OPAQUE'], daysSpan],
    [
      'whole days busy in Exchange',
      [...wholeDay, 'SUMMARY:Trade fair', 'X-MICROSOFT-CDO-BUSYSTATUS:BUSY'],
      daysSpan,
    ],
    [
      'not a meeting',
      [...timed, 'SUMMARY:Pumps review', 'TRANSP:OPAQUE', 'X-MICROSOFT-CDO-BUSYSTATUS:BUSY'],
      [],
    ],
    ['not a birthday', [...wholeDay, 'SUMMARY:Birthday of Ada'], []],
    [
      'not a public holiday that leaves the time free',
      [...wholeDay, 'SUMMARY:Public holiday', 'TRANSP:TRANSPARENT'],
      [],
    ],
    [
      'not a holiday worked elsewhere',
      [...wholeDay, 'SUMMARY:Holiday', 'X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE'],
      [],
    ],
    ['not what is cancelled', [...timed, 'SUMMARY:Vacation', 'STATUS:CANCELLED'], []],
    [
      'not even out of office when cancelled',
      [...timed, 'X-MICROSOFT-CDO-BUSYSTATUS:OOF', 'STATUS:CANCELLED'],
      [],
    ],
  ])('%s', (_, lines, expected) => expect(spans(event(...lines))).toEqual(expected));

  test.each([
    'Vacation',
    'on holiday',
    'Annual leave',
    'Leave',
    'Leave (Priya)',
    'Out of Office',
    'out of the office',
    'OOO',
    'PTO',
    'Day off',
    'Sick',
    'sick leave',
    'Urlaub',
    'Resturlaub',
    'Krank',
    'krankgeschrieben',
    'Abwesenheit',
    'Congé',
    'congés payés',
    'Vacances',
    'Absent',
    'Férias',
    'Vacaciones',
    'Verlof',
    'Sjuk',
    'Urlop',
    'NICHT IM BÜRO',
    'Fravær',
  ])('"%s" says so', (title) => expect(saysAbsent(title)).toBe(true));

  test.each([
    'Pumps review',
    'Leave for airport',
    'Sickle valve',
    'Officer training',
    'Holidaymaker survey',
    'Krankenhaus Pumpe'.replace('Krankenhaus', 'Hospital'),
    'Vacationland tender',
    'Absenter',
    'Lunch',
    '',
  ])('"%s" does not', (title) => expect(saysAbsent(title)).toBe(false));
});

describe('when', () => {
  const zones = [
    'BEGIN:VTIMEZONE',
    'TZID:Works Time',
    'BEGIN:STANDARD',
    'DTSTART:19700101T000000',
    'TZOFFSETFROM:+0300',
    'TZOFFSETTO:+0300',
    'END:STANDARD',
    'END:VTIMEZONE',
  ].join('\r\n');
  const away = 'SUMMARY:Vacation';
  test.each([
    [
      'in a named zone',
      ['DTSTART;TZID=Europe/Berlin:20261203T090000', 'DTEND;TZID=Europe/Berlin:20261203T100000'],
      '2026-12-03T08:00Z 2026-12-03T09:00Z',
    ],
    [
      'behind a prefix',
      ['DTSTART;TZID=/vendor.example/Europe/Berlin:20261203T090000', 'DURATION:PT1H'],
      '2026-12-03T08:00Z 2026-12-03T09:00Z',
    ],
    [
      'in a zone that the file describes',
      ['DTSTART;TZID=Works Time:20261203T090000', 'DURATION:PT1H'],
      '2026-12-03T06:00Z 2026-12-03T07:00Z',
    ],
    [
      'in a zone nobody knows, as here',
      ['DTSTART;TZID=Nowhere:20261203T090000', 'DURATION:PT1H'],
      '2026-12-03T15:00Z 2026-12-03T16:00Z',
    ],
    [
      'without a zone, as here',
      ['DTSTART:20261203T090000', 'DURATION:PT1H'],
      '2026-12-03T15:00Z 2026-12-03T16:00Z',
    ],
    ['one whole day without an end', ['DTSTART;VALUE=DATE:20261203'], '2026-12-03T06:00Z 2026-12-04T06:00Z'],
    [
      'begun before',
      ['DTSTART:20261120T120000Z', 'DTEND:20261202T120000Z'],
      '2026-11-20T12:00Z 2026-12-02T12:00Z',
    ],
  ])('%s', (_, lines, expected) => expect(spans(zones, event(...lines, away))).toEqual([expected]));

  test.each([
    ['over', ['DTSTART:20261130T120000Z', 'DTEND:20261201T180000Z']],
    ['beyond the stretch', ['DTSTART:20270301T180000Z', 'DTEND:20270302T180000Z']],
    ['of no length', ['DTSTART:20261203T120000Z', 'DTEND:20261203T120000Z']],
  ])('not what is %s', (_, lines) => expect(spans(event(...lines, away))).toEqual([]));
});

describe('repeated', () => {
  const fridays = [
    'DTSTART;TZID=America/Chicago:20260904T130000',
    'DTEND;TZID=America/Chicago:20260904T170000',
    'SUMMARY:Day off',
  ];

  test('with dates struck out, in whatever zone they are written, and until its end', () => {
    const rule = 'RRULE:FREQ=WEEKLY;BYDAY=FR;UNTIL=20270110T000000Z';
    const struck = ['EXDATE;TZID=America/Chicago:20261211T130000', 'EXDATE:20261218T190000Z'];
    expect(spans(event(...fridays, rule, ...struck))).toEqual([
      '2026-12-04T19:00Z 2026-12-04T23:00Z',
      '2026-12-25T19:00Z 2026-12-25T23:00Z',
      '2027-01-01T19:00Z 2027-01-01T23:00Z',
      '2027-01-08T19:00Z 2027-01-08T23:00Z',
    ]);
  });

  test('with single ones moved, called off or made a meeting', () => {
    const rule = 'RRULE:FREQ=WEEKLY;BYDAY=FR;COUNT=18';
    const moved = event(
      'RECURRENCE-ID;TZID=America/Chicago:20261204T130000',
      'DTSTART:20261205T190000Z',
      'DTEND:20261205T200000Z',
      'SUMMARY:Day off',
    );
    const off = event(
      'RECURRENCE-ID:20261211T190000Z',
      ...fridays.slice(2),
      'DTSTART:20261211T190000Z',
      'DTEND:20261211T230000Z',
      'STATUS:CANCELLED',
    );
    const meeting = event(
      'RECURRENCE-ID:20261218T190000Z',
      'DTSTART:20261218T190000Z',
      'DTEND:20261218T230000Z',
      'SUMMARY:Review',
    );
    expect(spans(event(...fridays, rule), moved, off, meeting)).toEqual([
      '2026-12-05T19:00Z 2026-12-05T20:00Z',
      '2026-12-25T19:00Z 2026-12-25T23:00Z',
      '2027-01-01T19:00Z 2027-01-01T23:00Z',
    ]);
  });

  test('whole days keep to midnight over a clock change', () => {
    const lines = [
      'DTSTART;VALUE=DATE:20261030',
      'DTEND;VALUE=DATE:20261102',
      'RRULE:FREQ=WEEKLY;COUNT=8;INTERVAL=5',
      'SUMMARY:PTO',
    ];
    expect(spans(event(...lines)).slice(0, 2)).toEqual([
      '2026-12-04T06:00Z 2026-12-07T06:00Z',
      '2027-01-08T06:00Z 2027-01-11T06:00Z',
    ]);
  });

  test('dates given one by one', () => {
    const lines = [...timed, 'SUMMARY:PTO', 'RDATE:20261210T150000Z,20261217T150000Z'];
    expect(spans(event(...lines))).toEqual([
      ...timedSpan,
      '2026-12-10T15:00Z 2026-12-10T17:00Z',
      '2026-12-17T15:00Z 2026-12-17T17:00Z',
    ]);
  });

  test.each(['FREQ=SECONDLY', 'FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30'])('%s counts once', (rule) => {
    expect(spans(event(...timed, 'SUMMARY:PTO', `RRULE:${rule}`))).toEqual(timedSpan);
  });
});

test('an entry keeps its key when it is moved, and each repetition has its own', () => {
  const keys = (...lines: string[]) =>
    readIcal(calendar(event('SUMMARY:PTO', ...lines)), window).map(({ key }) => key);
  const [first] = keys(...timed);
  expect(keys('DTSTART:20261210T150000Z', 'DTEND:20261210T170000Z')).toEqual([first]);
  const weekly = keys(...timed, 'RRULE:FREQ=WEEKLY;COUNT=3');
  expect(new Set([...weekly, first]).size).toBe(4);
  expect(first).not.toContain('one');
});

test.each(['', 'BEGIN:VCARD\r\nEND:VCARD', '<html>sign in</html>', '{}'])('"%s" is no calendar', (text) => {
  expect(() => readIcal(text, window)).toThrow('this is no calendar');
});
