import { describe, expect, test } from 'vitest';
import { compileCalendar } from '../time/calendar.ts';
import { fromIso, toIso } from '../time/instant.ts';
import { type CallWindow, callVerdict, isAskedTime } from './call-window.ts';

const day = [['08:00', '20:00']] as const;
const week = { '1': day, '2': day, '3': day, '4': day, '5': day };
const OMAHA = 'America/Chicago';

function windowIn(...zones: string[]): CallWindow {
  const each = zones.map((zone) => compileCalendar({ zone, week }));
  const [first, ...rest] = each;
  if (!first) throw new Error('no zone');
  return { each, all: rest.reduce((both, one) => both.intersect(one), first) };
}

const verdict = (time: string, ...zones: string[]) =>
  callVerdict(fromIso(time), windowIn(...zones), OMAHA, false);

describe('one zone', () => {
  test.each([
    // DOMAIN E1.j: Friday 10:05 in Omaha is Saturday 03:05 in Sydney.
    [
      '2026-11-27T16:05:00Z',
      'Australia/Sydney',
      'Saturday 03:05 in Sydney; calls from Mon 08:00 there, Sun 15:00 here',
    ],
    // E1.l: the opening on Monday is Tuesday 02:00 there.
    [
      '2026-11-30T15:00:00Z',
      'Australia/Sydney',
      'Tuesday 02:00 in Sydney; calls from 08:00 there, 15:00 here',
    ],
    // S2-08: Saturday 11:00 of the contact.
    ['2026-12-05T17:00:00Z', OMAHA, 'Saturday 11:00 in Chicago; calls from Mon 08:00'],
    ['2026-12-04T02:00:00Z', OMAHA, 'Thursday 20:00 in Chicago; calls from Fri 08:00'],
    ['2026-12-03T13:59:59.999Z', OMAHA, 'Thursday 07:59 in Chicago; calls from 08:00'],
  ])('%s in %s is refused', (time, zone, reason) => {
    expect(verdict(time, zone)).toMatchObject({ allowed: false, reason });
  });

  test.each([
    // E1.f: Wednesday 21:12 in Omaha is Thursday 14:12 in Sydney.
    ['2026-11-26T03:12:00Z', 'Australia/Sydney', '2026-11-26T09:00:00.000Z'],
    // E1.m: the joint window opens at its very instant.
    ['2026-11-30T21:00:00Z', 'Australia/Sydney', '2026-12-01T09:00:00.000Z'],
    ['2026-12-03T14:00:00Z', OMAHA, '2026-12-04T02:00:00.000Z'],
  ])('%s in %s is allowed until the window shuts', (time, zone, until) => {
    const { allowed, until: end } = verdict(time, zone);
    expect([allowed, end !== null && toIso(end)]).toEqual([true, until]);
  });
});

describe('the clocks change', () => {
  test('in Sydney on Sunday 4 October 2026: Monday 08:00 comes an hour earlier for us', () => {
    expect(verdict('2026-10-02T12:00:00Z', 'Australia/Sydney').reason).toBe(
      'Friday 22:00 in Sydney; calls from Mon 08:00 there, Sun 16:00 here',
    );
    expect(verdict('2026-09-25T12:00:00Z', 'Australia/Sydney').reason).toBe(
      'Friday 22:00 in Sydney; calls from Mon 08:00 there, Sun 17:00 here',
    );
  });

  test('in Chicago on Sunday 1 November 2026', () => {
    const { from } = verdict('2026-10-31T17:00:00Z', OMAHA);
    expect(from !== null && toIso(from)).toBe('2026-11-02T14:00:00.000Z');
  });
});

describe('several zones', () => {
  test('a call must be allowed in all of them', () => {
    // 09:30 in New York is 06:30 in Los Angeles.
    expect(verdict('2026-12-03T14:30:00Z', 'America/New_York', 'America/Los_Angeles')).toEqual({
      allowed: false,
      reason: 'Thursday 06:30 in Los Angeles, one of 2 zones they may be in; calls from 10:00 here',
      until: null,
      from: fromIso('2026-12-03T16:00:00Z'),
    });
    expect(verdict('2026-12-03T16:00:00Z', 'America/New_York', 'America/Los_Angeles')).toEqual({
      allowed: true,
      reason: null,
      until: fromIso('2026-12-04T01:00:00Z'),
      from: null,
    });
  });

  test('zones that share no hour of the day are told so', () => {
    expect(verdict('2026-12-03T14:30:00Z', 'Pacific/Fiji', 'Europe/London')).toMatchObject({
      allowed: false,
      from: null,
      reason:
        'Friday 02:30 in Fiji, one of 2 zones they may be in; their calling hours do not open in the next three weeks',
    });
  });
});

describe('asked for by the contact', () => {
  test('a call is allowed at any hour', () => {
    const saturday = fromIso('2026-11-27T16:05:00Z');
    expect(callVerdict(saturday, windowIn('Australia/Sydney'), OMAHA, true).allowed).toBe(true);
  });

  test.each([
    ['2026-12-05T16:00:00Z', true],
    ['2026-12-05T18:00:00Z', true],
    ['2026-12-05T15:59:59.999Z', false],
    ['2026-12-05T18:00:00.001Z', false],
  ])('for 17:00Z, at %s: %s', (time, isIt) => {
    expect(isAskedTime(fromIso(time), [fromIso('2026-12-05T17:00:00Z')])).toBe(isIt);
  });
});
