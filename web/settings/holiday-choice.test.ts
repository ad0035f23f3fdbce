import { expect, test } from 'vitest';
import { calendarDraft } from './calendar-draft.ts';
import { type HolidayAnswer, holidayRows, isIn, withHolidays } from './holiday-choice.ts';

type Offered = HolidayAnswer['holidays'][number];
const offered = (date: string, more: Partial<Offered> = {}): Offered => ({
  date,
  name: 'Day',
  kind: 'public',
  freeFrom: null,
  proposed: true,
  ...more,
});
const draft = calendarDraft({
  zone: 'Europe/Berlin',
  // Thursday 24 and 31 December 2026.
  week: {
    4: [
      ['09:00', '12:30'],
      ['13:00', '17:00'],
    ],
  },
  holidays: ['12-25', '2026-10-03'],
  overrides: { '2026-12-31': [['09:00', '12:00']] },
});

test('one line a date, the public holiday in front', () => {
  const eve = { kind: 'bank', freeFrom: '14:00', proposed: false } as const;
  const rows = holidayRows(
    [
      offered('2026-12-24', { name: 'Eve', ...eve }),
      offered('2026-12-26', { name: 'Kwanzaa', kind: 'observance', proposed: false }),
      offered('2026-12-26', { name: 'Boxing Day' }),
      offered('2026-12-23'),
    ],
    '2026-12-24',
  );
  expect(rows).toEqual([
    { date: '2026-12-24', name: 'Eve', kind: 'bank holiday', freeFrom: '14:00', proposed: false },
    { date: '2026-12-26', name: 'Kwanzaa, Boxing Day', kind: '', freeFrom: null, proposed: true },
  ]);
});

test.each([
  ['2026-12-25', true],
  ['2027-12-25', true],
  ['2026-10-03', true],
  ['2027-10-03', false],
  ['2026-12-31', true],
])('%s is in the calendar: %s', (date, known) => {
  expect(isIn(draft, date)).toBe(known);
});

test('whole days become holidays, half days keep the hours before; what is known stays', () => {
  const rows = holidayRows(
    [
      offered('2026-01-01'),
      offered('2026-12-24', { freeFrom: '14:00' }),
      offered('2026-12-25'),
      offered('2026-12-31', { freeFrom: '14:00' }),
    ],
    '2026-01-01',
  );
  const next = withHolidays(draft, rows);
  expect(next.holidays).toEqual(['12-25', '2026-01-01', '2026-10-03']);
  expect(
    next.overrides.map(({ date, windows }) => [date, windows.map(({ open, close }) => `${open}-${close}`)]),
  ).toEqual([
    ['2026-12-24', ['09:00-12:30', '13:00-14:00']],
    ['2026-12-31', ['09:00-12:00']],
  ]);
});
