import { expect, test } from 'vitest';
import { calendars } from '../../../test/fixtures/calendars.ts';
import { compileCalendar } from '../time/calendar.ts';
import { fromIso, toIso } from '../time/instant.ts';
import { gapText, hourColumns, type Ready, readyCells, skillGaps } from './readiness.ts';

const zone = 'America/Chicago';
/** 09:00 to 17:00 on Monday 7 December 2026 in Omaha. */
const day = { open: fromIso('2026-12-07T15:00:00Z'), close: fromIso('2026-12-07T23:00:00Z') };
const open = [...compileCalendar(calendars.OMA).openings(day.open, day.close)];
const at = (time: string) => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return day.open + ((hour - 9) * 60 + minute) * 60_000;
};
const ready = (userId: string, levels: Record<string, number>, ...spans: string[]): Ready => ({
  userId,
  levels: new Map(Object.entries(levels)),
  duty: spans.map((span) => {
    const [from = '', to = ''] = span.split('-');
    return { open: at(from), close: at(to) };
  }),
});

test('S1-62: pumps has nobody from 12:00 to 13:00', () => {
  const people = [
    ready('owen', { pumps: 5 }, '09:00-12:00', '13:00-17:00'),
    ready('priya', { valves: 5 }, '09:00-17:00'),
  ];
  const gaps = skillGaps('pumps', people, open);
  expect(gapText('pumps', gaps, zone)).toBe('pumps: nobody 12:00–13:00');
  expect(skillGaps('valves', people, open)).toEqual([]);
});

test.each([
  ['nobody knows it', [], ['09:00–17:00']],
  [
    'duty outside opening hours covers nothing',
    [ready('a', { pumps: 1 }, '06:00-09:00', '17:00-20:00')],
    ['09:00–17:00'],
  ],
  [
    'hand-over to the minute',
    [ready('a', { pumps: 1 }, '09:00-12:30'), ready('b', { pumps: 1 }, '12:30-17:00')],
    [],
  ],
  [
    'a minute short',
    [ready('a', { pumps: 1 }, '09:00-12:29'), ready('b', { pumps: 1 }, '12:30-17:00')],
    ['12:29–12:30'],
  ],
  [
    'one covers for the other',
    [ready('a', { pumps: 1 }, '09:00-12:00'), ready('b', { pumps: 2 }, '08:00-18:00')],
    [],
  ],
  ['level 0 knows nothing', [ready('a', { pumps: 0 }, '09:00-17:00')], ['09:00–17:00']],
  ['two gaps', [ready('a', { pumps: 1 }, '10:00-12:00', '13:00-17:00')], ['09:00–10:00', '12:00–13:00']],
])('gaps: %s', (_, people, expected) => {
  const text = gapText('pumps', skillGaps('pumps', people, open), zone);
  expect(text).toBe(`pumps: nobody ${expected.join(', ')}`);
});

test('the hour of now and the next ones, by the wall', () => {
  const starts = (now: string, where: string) =>
    hourColumns(fromIso(now), 3, where).map((column) => toIso(column.open).slice(11, 16));
  expect(starts('2026-12-07T15:59:59.999Z', zone)).toEqual(['15:00', '16:00', '17:00']);
  expect(starts('2026-12-07T15:59:00Z', 'Asia/Kolkata')).toEqual(['15:30', '16:30', '17:30']);
});

test('a row: who, how deep, for all of the hour or a part, gaps and shut hours', () => {
  const people = [
    ready('owen', { pumps: 5 }, '09:00-12:30'),
    ready('sam', { pumps: 2 }, '09:00-12:00', '16:00-18:00'),
  ];
  const columns = hourColumns(at('11:10'), 7, zone);
  const row = readyCells('pumps', people, columns, open).map(
    ({ people: there, deepest, gaps, isShut }) =>
      `${there.map(({ userId, wholly }) => userId + (wholly ? '' : '~')).join('+')} ${deepest} ${gaps
        .map((gap) => (gap.close - gap.open) / 60_000)
        .join()} ${isShut}`,
  );
  expect(row).toEqual([
    'owen+sam 5  false',
    'owen~ 5 30 false',
    ' null 60 false',
    ' null 60 false',
    ' null 60 false',
    'sam 2  false',
    'sam 2  true',
  ]);
});
