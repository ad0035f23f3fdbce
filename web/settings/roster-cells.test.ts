import { expect, test } from 'vitest';
import {
  dateAfter,
  dayRuns,
  dayTitle,
  piecesOf,
  type Roster,
  type RosterPerson,
  runTitle,
  spanText,
} from './roster-cells.ts';

const zone = 'America/Chicago';
const day = {
  date: '2026-12-07',
  from: '2026-12-07T06:00:00Z',
  until: '2026-12-08T06:00:00Z',
  holiday: false,
};

test.each([
  ['2026-12-07T15:00:00Z', '2026-12-07T23:00:00Z', '09:00–17:00'],
  ['2026-12-06T15:00:00Z', '2026-12-07T15:00:00Z', 'until 09:00'],
  ['2026-12-07T15:00:00Z', '2026-12-14T15:00:00Z', 'from 09:00'],
  ['2026-12-07T15:00:00Z', null, 'from 09:00'],
  ['2026-12-07T15:00:00Z', '2026-12-08T06:00:00Z', '09:00–24:00'],
  ['2026-12-07T06:00:00Z', '2026-12-07T15:00:00Z', '00:00–09:00'],
  ['2026-12-07T06:00:00Z', '2026-12-08T06:00:00Z', 'all day'],
  ['2026-12-01T06:00:00Z', null, 'all day'],
])('%s to %s is %s', (from, until, words) => expect(spanText({ from, until }, day, zone)).toBe(words));

const nobody: RosterPerson = {
  id: 'o',
  name: 'Owen Hale',
  roles: ['expert'],
  phone: null,
  you: false,
  feedTrouble: null,
  hours: [],
  shifts: [],
  absences: [],
};

test('a day holds what overlaps it: absence, hours, shifts, turns; a turn taken over stands once', () => {
  const shift = { userId: 'o', note: '', from: '2026-12-08T00:00:00Z', until: '2026-12-08T03:00:00Z' };
  const person: RosterPerson = {
    ...nobody,
    hours: [
      { from: '2026-12-07T15:00:00Z', until: '2026-12-07T23:00:00Z' },
      { from: '2026-12-08T15:00:00Z', until: '2026-12-08T23:00:00Z' },
    ],
    shifts: [
      { ...shift, id: 's', kind: 'duty', rotaId: null, note: 'late desk' },
      { ...shift, id: 't', kind: 'on_call', rotaId: 'r' },
    ],
    absences: [
      {
        id: 'a',
        from: '2026-12-07T18:00:00Z',
        until: '2026-12-07T19:00:00Z',
        reason: 'dentist',
        source: 'entered',
        can: [],
      },
    ],
  };
  const roster: Roster = {
    zone,
    now: day.from,
    days: [day],
    people: [person],
    turns: [
      {
        rotaId: 'r',
        userId: 'o',
        insteadOf: 'p',
        from: '2026-12-08T00:00:00Z',
        until: '2026-12-08T03:00:00Z',
      },
    ],
    rotas: [
      {
        id: 'r',
        name: 'Nights',
        purpose: 'off_hours',
        zone,
        startsOn: '2026-12-01',
        turnsAt: '09:00',
        turnDays: 7,
        members: ['o'],
      },
    ],
    can: [],
  };
  expect(piecesOf(roster, person, day).map(({ kind, text, note }) => `${kind} ${text} ${note}`)).toEqual([
    'absence 12:00–13:00 dentist',
    'hours 09:00–17:00 ',
    'duty 18:00–21:00 late desk',
    'turn 18:00–21:00 Nights',
  ]);
  expect(piecesOf(roster, person, day).at(-1)?.shift?.id).toBe('t');
});

test('days that are alike stand as one; empty ones are left out', () => {
  const hours = (date: string) => ({ from: `${date}T15:00:00Z`, until: `${date}T23:00:00Z` });
  const dates = ['2026-11-29', '2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03'];
  const person = { ...nobody, hours: ['2026-11-30', '2026-12-01', '2026-12-03'].map(hours) };
  const days = dates.map((date) => ({
    ...day,
    date,
    from: `${date}T06:00:00Z`,
    until: `${dateAfter(date, 1)}T06:00:00Z`,
  }));
  const week: Roster = { zone, now: day.from, days, people: [person], turns: [], rotas: [], can: [] };
  expect(dayRuns(week, person).map((run) => `${runTitle(run)} ${run.pieces[0]?.text}`)).toEqual([
    'Mon 30 Nov – Tue 1 Dec 09:00–17:00',
    'Thu 3 Dec 09:00–17:00',
  ]);
  const one = { first: { ...day, date: '2026-12-07' }, last: { ...day, date: '2026-12-11' }, pieces: [] };
  expect(runTitle(one)).toBe('Mon 7 – Fri 11 Dec');
});

test('days by name and by count', () => {
  expect(dayTitle(day)).toBe('Mon 7 Dec');
  expect([dateAfter('2026-12-31', 1), dateAfter('2026-03-01', -1)]).toEqual(['2027-01-01', '2026-02-28']);
});
