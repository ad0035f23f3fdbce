import { expect, test } from 'vitest';
import { calendarChanges } from './calendar-changes.ts';
import type { Parts } from './own-draft.ts';

const nine: [string, string][] = [['09:00', '17:00']];
const before: Parts = {
  zone: 'Europe/Berlin',
  week: { 1: nine, 2: nine, 3: nine, 4: nine, 5: nine },
  holidays: ['12-25'],
  overrides: { '2026-12-24': [['09:00', '12:00']] },
};
const changes = (after: Parts | null) => calendarChanges(before, after, 'Europe/Berlin');

test('days that change alike are one line', () => {
  const early: [string, string][] = [['08:00', '16:00']];
  expect(
    changes({ ...before, week: { ...before.week, 1: early, 2: early, 6: [['22:00', '26:00']] } }),
  ).toEqual(['Mon–Tue 08:00–16:00, was 09:00–17:00', 'Sat 22:00–02:00, was closed']);
});

test('zone, holidays, dates and stretches', () => {
  const after: Parts = {
    ...before,
    zone: 'America/New_York',
    holidays: ['2026-12-31'],
    overrides: { '2026-12-24': [], '2026-12-30': nine },
    closed: [['2026-12-01T17:00:00Z', '2026-12-02T17:00:00Z']],
  };
  expect(changes(after)).toEqual([
    'Zone America/New York',
    'Added holiday Thu, 31 Dec 2026',
    'Removed holiday 25 December',
    'Thu, 24 Dec 2026 closed',
    'Wed, 30 Dec 2026 09:00–17:00',
    'Added closed span Tue, 1 Dec 2026 12:00 to Wed, 2 Dec 2026 12:00',
  ]);
});

test('many holidays are counted, not named', () => {
  const holidays = ['12-25', '2026-01-01', '2026-05-01', '2026-10-03', '2026-12-26'];
  expect(changes({ ...before, holidays })).toEqual(['Added 4 holidays']);
});

test('a first version, one that gives up its hours, and one like the last', () => {
  expect(calendarChanges(undefined, { week: { 3: nine } }, 'UTC')).toEqual(['Wed 09:00–17:00']);
  const abroad = { zone: 'Europe/London', holidays: ['12-26'] };
  expect(calendarChanges(null, abroad, 'UTC')).toEqual(['Zone Europe/London', 'Added holiday 26 December']);
  expect(changes(null)).toEqual(['Follows the hours beneath']);
  expect(changes(before)).toEqual(['No difference']);
  expect(calendarChanges({ week: { 3: nine } }, { holidays: ['12-24'] }, 'UTC')).toEqual([
    'Week from the hours beneath',
    'Added holiday 24 December',
  ]);
});
