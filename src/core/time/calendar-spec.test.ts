import { describe, expect, it } from 'vitest';
import { DomainError } from '../domain-error.ts';
import { type CalendarSpec, checkCalendarForm, checkCalendarSpec } from './calendar-spec.ts';

const good: CalendarSpec = { zone: 'Europe/Berlin', week: { 1: [['09:00', '17:00']] } };

function refusal(spec: CalendarSpec): DomainError {
  try {
    checkCalendarSpec(spec);
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('was not refused');
}

describe('checkCalendarSpec', () => {
  it.each<[string, Partial<CalendarSpec>, string, RegExp]>([
    ['unknown zone', { zone: 'Mars/Base' }, '/zone', /"Mars\/Base" is no known time zone/],
    ['bare offset', { zone: '+05:00' }, '/zone', /time zone/],
    ['bad opening', { week: { 1: [['9:00', '17:00']] } }, '/week/1/0', /"9:00" is no opening time/],
    ['opening after midnight', { week: { 1: [['24:00', '26:00']] } }, '/week/1/0', /no opening time/],
    ['bad close', { week: { 1: [['09:00', '17:60']] } }, '/week/1/0', /"17:60" is no closing time/],
    ['close too late', { week: { 1: [['09:00', '48:01']] } }, '/week/1/0', /"48:01" is no closing time/],
    ['no time', { week: { 1: [['09:00', '09:00']] } }, '/week/1/0', /no time at all; a whole day is 00:00/],
    ['too long', { week: { 1: [['09:00', '34:00']] } }, '/week/1/0', /longer than a day/],
    [
      'too long on a date',
      { overrides: { '2026-12-24': [['09:00', '33:01']] } },
      '/overrides/2026-12-24/0',
      /longer than a day/,
    ],
    [
      'unknown weekday',
      { week: { 8: [['09:00', '17:00']] } as CalendarSpec['week'] },
      '/week/8',
      /no weekday/,
    ],
    [
      'overlap in a day',
      {
        week: {
          1: [
            ['09:00', '12:00'],
            ['11:00', '17:00'],
          ],
        },
      },
      '/week',
      /overlap/,
    ],
    [
      'overlap over midnight',
      { week: { 1: [['22:00', '06:00']], 2: [['05:00', '12:00']] } },
      '/week',
      /overlap/,
    ],
    [
      'overlap over Sunday',
      { week: { 7: [['22:00', '06:00']], 1: [['05:00', '12:00']] } },
      '/week',
      /overlap/,
    ],
    ['never open', { week: { 1: [] } }, '/week', /never opens/],
    ['bad holiday', { holidays: ['12-25', '2026-02-29'] }, '/holidays/1', /no date/],
    ['bad override', { overrides: { '12-24': [] } }, '/overrides/12-24', /no date/],
    [
      'overlap in override',
      {
        overrides: {
          '2026-12-24': [
            ['09:00', '12:00'],
            ['09:00', '12:00'],
          ],
        },
      },
      '/overrides/2026-12-24',
      /overlap/,
    ],
    [
      'closed without offset',
      { closed: [['2026-12-24T12:00:00', '2026-12-24T13:00:00']] },
      '/closed/0',
      /no instant/,
    ],
    [
      'closed backwards',
      { closed: [['2026-12-24T13:00:00Z', '2026-12-24T12:00:00Z']] },
      '/closed/0',
      /comes before/,
    ],
  ])('refuses %s', (_, change, pointer, message) => {
    const error = refusal({ ...good, ...change });
    expect(error.code).toBe('invalid');
    expect(error.pointer).toBe(pointer);
    expect(error.message).toMatch(message);
  });

  it.each<[string, Partial<CalendarSpec>]>([
    ['plain', {}],
    [
      'touching hours',
      {
        week: {
          1: [
            ['09:00', '12:00'],
            ['12:00', '17:00'],
          ],
        },
      },
    ],
    [
      'round the clock',
      { week: { 1: [['00:00', '24:00']], 2: [['00:00', '24:00']], 7: [['00:00', '24:00']] } },
    ],
    ['single dates only', { week: {}, overrides: { '2026-12-24': [['09:00', '26:00']] } }],
    ['yearly leap day', { holidays: ['02-29', '2028-02-29'] }],
  ])('takes %s', (_, change) => {
    expect(() => checkCalendarSpec({ ...good, ...change })).not.toThrow();
  });
});

describe('checkCalendarForm', () => {
  it.each<[string, Partial<CalendarSpec>]>([
    ['hours longer than a day', { week: { 1: [['09:00', '48:00']] } }],
    ['hours that overlap', { week: { 1: [['20:00', '30:00']], 2: [['05:00', '12:00']] } }],
    ['shut for no time', { closed: [['2026-12-24T12:00:00Z', '2026-12-24T13:00:00+01:00']] }],
  ])('takes %s', (_, change) => {
    expect(() => checkCalendarForm({ ...good, ...change })).not.toThrow();
  });

  it('refuses what can not be read', () => {
    const bad = { ...good, week: { 1: [['9', '17:00']] } } as const;
    expect(() => checkCalendarForm(bad)).toThrow(/"9" is no opening time/);
    expect(() => checkCalendarForm({ ...good, week: {} })).toThrow(/never opens/);
  });
});
