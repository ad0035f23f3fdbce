import { describe, expect, test } from 'vitest';
import { compileCalendar } from '../core/time/calendar.ts';
import { DAY, fromIso, HOUR, type Instant, MINUTE } from '../core/time/instant.ts';
import { quietStretch } from './quiet-stretch.ts';

const week = { '1': [['09:00', '17:00']], '2': [['09:00', '17:00']], '3': [['09:00', '17:00']] } as const;
const calendar = compileCalendar({ zone: 'UTC', week });
const monday = fromIso('2026-11-16T09:00:00Z');

const every = (step: number, count: number, from: Instant = monday) =>
  Array.from({ length: count }, (_, index) => from + index * step);

describe('too little to judge by', () => {
  test.each([0, 1, 9])('%i arrivals', (count) => {
    expect(quietStretch(every(HOUR, count), calendar, monday + 2 * DAY)).toEqual({
      state: 'unknown',
      arrivals: count,
    });
  });
});

describe('arrivals every 10 minutes', () => {
  const arrivals = every(10 * MINUTE, 12);
  const last = arrivals.at(-1) as Instant;

  test('a quiet hour is usual', () => {
    expect(quietStretch(arrivals, calendar, last + HOUR)).toMatchObject({
      state: 'usual',
      quietMs: HOUR,
      typicalMs: 10 * MINUTE,
    });
  });

  test('four open hours are the shortest alarm, and only past them', () => {
    expect(quietStretch(arrivals, calendar, last + 4 * HOUR).state).toBe('usual');
    expect(quietStretch(arrivals, calendar, last + 4 * HOUR + 1).state).toBe('unusual');
  });

  test('the night does not count', () => {
    const evening = every(10 * MINUTE, 12, monday + 6 * HOUR);
    const next = monday + DAY + 30 * MINUTE;
    expect(quietStretch(evening, calendar, next)).toMatchObject({ state: 'usual', quietMs: 40 * MINUTE });
  });
});

test('where three hours between two are usual, nine are needed for an alarm', () => {
  const arrivals = every(3 * HOUR, 3).concat(
    every(3 * HOUR, 3, monday + DAY),
    every(3 * HOUR, 3, monday + 2 * DAY),
  );
  const later = [...arrivals, monday + 7 * DAY];
  const quiet = quietStretch(later, calendar, monday + 8 * DAY + 30 * MINUTE);
  expect(quiet).toMatchObject({ state: 'usual', typicalMs: 3 * HOUR, quietMs: 8.5 * HOUR });
  expect(quietStretch(later, calendar, monday + 8 * DAY + HOUR + 1).state).toBe('unusual');
});

test('a single long gap does not stretch what is usual', () => {
  const arrivals = [...every(5 * MINUTE, 40), monday + 2 * DAY];
  expect(quietStretch(arrivals, calendar, monday + 2 * DAY + 4 * HOUR + 1)).toMatchObject({
    state: 'unusual',
    typicalMs: 5 * MINUTE,
  });
});
