import { describe, expect, test } from 'vitest';
import { calendars } from '../../../test/fixtures/calendars.ts';
import { aroundTheClock, compileCalendar } from '../time/calendar.ts';
import { fromIso, HOUR, type Instant } from '../time/instant.ts';
import { type PlanStart, persistencePlan } from './persistence-plan.ts';
import { planSteps } from './plan-steps.ts';

// DOMAIN 5.4 with R37: six calls and four mails over business days 0 to 10.

const desk = compileCalendar(calendars.OMA);
const day = [['08:00', '20:00']] as const;
const callable = (zone: string) =>
  compileCalendar({ zone, week: { 1: day, 2: day, 3: day, 4: day, 5: day } });
const both = { call: true, mail: true };

function plan(start: PlanStart, zone = 'America/Chicago', reachable = both) {
  const joint = desk.intersect(callable(zone));
  return persistencePlan(start, { desk, joint, contactZone: zone, reachable });
}

const shown = (at: Instant, zone: string) =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    day: '2-digit',
    month: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
    .format(at)
    .replaceAll(',', '');
const lines = (start: PlanStart, zone?: string, reachable?: typeof both) =>
  plan(start, zone, reachable).map(
    ({ step, kind, dueAt }) => `${step} ${kind} ${shown(dueAt, 'America/Chicago')}`,
  );

describe('the plan', () => {
  test('for a lead on a Monday morning', () => {
    expect(lines({ at: fromIso('2026-11-30T16:00:00Z') })).toEqual([
      '1 call Mon 30/11 10:05',
      '2 mail Mon 30/11 10:30',
      '3 call Mon 30/11 14:05',
      '4 call Tue 01/12 16:00',
      '5 mail Tue 01/12 10:00',
      '6 call Thu 03/12 10:00',
      '7 mail Mon 07/12 10:00',
      '8 call Wed 09/12 16:00',
      '9 call Fri 11/12 10:00',
      '10 mail Mon 14/12 10:00',
    ]);
  });

  test('for a lead on a Friday afternoon: the second call has to wait for Monday, and the next for that one', () => {
    expect(lines({ at: fromIso('2026-12-04T21:30:00Z') })).toEqual([
      '1 call Fri 04/12 15:35',
      '2 mail Fri 04/12 16:00',
      '3 call Mon 07/12 09:15',
      '4 call Mon 07/12 16:00',
      '5 mail Mon 07/12 10:00',
      '6 call Wed 09/12 10:00',
      '7 mail Fri 11/12 10:00',
      '8 call Tue 15/12 16:00',
      '9 call Thu 17/12 10:00',
      '10 mail Fri 18/12 10:00',
    ]);
  });

  test('for a contact in Sydney: calls in the two hours a day that both have, none on our Friday', () => {
    const planned = plan({ at: fromIso('2026-11-30T16:00:00Z') }, 'Australia/Sydney');
    expect(
      planned.map(
        ({ kind, dueAt }) =>
          `${kind} ${shown(dueAt, 'America/Chicago')}, ${shown(dueAt, 'Australia/Sydney')}`,
      ),
    ).toEqual([
      'call Mon 30/11 15:05, Tue 01/12 08:05',
      'mail Mon 30/11 10:30, Tue 01/12 03:30',
      'call Tue 01/12 15:15, Wed 02/12 08:15',
      'call Wed 02/12 16:45, Thu 03/12 09:45',
      'mail Tue 01/12 10:00, Wed 02/12 03:00',
      'call Thu 03/12 16:45, Fri 04/12 09:45',
      'mail Mon 07/12 10:00, Tue 08/12 03:00',
      'call Wed 09/12 16:45, Thu 10/12 09:45',
      'call Mon 14/12 16:45, Tue 15/12 09:45',
      'mail Mon 14/12 10:00, Tue 15/12 03:00',
    ]);
  });

  test('at night it begins with the next opening', () => {
    expect(lines({ at: fromIso('2026-12-05T18:00:00Z') }).slice(0, 4)).toEqual([
      '1 call Mon 07/12 09:05',
      '2 mail Mon 07/12 09:30',
      '3 call Mon 07/12 13:05',
      '4 call Tue 08/12 16:00',
    ]);
  });

  test('the attempt that began it is its first of that kind, and four hours count from it', () => {
    expect(lines({ at: fromIso('2026-11-30T16:12:00Z'), made: 'call' }).slice(0, 3)).toEqual([
      '1 call Mon 30/11 10:12',
      '2 mail Mon 30/11 10:42',
      '3 call Mon 30/11 14:12',
    ]);
    expect(lines({ at: fromIso('2026-11-30T16:12:00Z'), made: 'mail' }).slice(0, 3)).toEqual([
      '1 call Mon 30/11 10:17',
      '2 mail Mon 30/11 10:12',
      '3 call Mon 30/11 14:17',
    ]);
  });

  test('taken up again it goes on from its next step', () => {
    expect(lines({ at: fromIso('2026-12-08T16:00:00Z'), fromStep: 6 })).toEqual([
      '6 call Tue 08/12 11:00',
      '7 mail Thu 10/12 10:00',
      '8 call Mon 14/12 16:00',
      '9 call Wed 16/12 10:00',
      '10 mail Thu 17/12 10:00',
    ]);
  });

  test.each([
    ['without a number only mails', 'America/Chicago', { call: false, mail: true }, 'mail'],
    ['without a mail address only calls', 'America/Chicago', { call: true, mail: false }, 'call'],
    ['where the hours never meet only mails', 'Asia/Kathmandu', both, 'mail'],
  ])('%s', (_, zone, reachable, kind) => {
    const kinds = plan({ at: fromIso('2026-11-30T16:00:00Z') }, zone, reachable).map((one) => one.kind);
    expect(kinds).toEqual(Array.from({ length: kind === 'call' ? 6 : 4 }, () => kind));
  });

  test('a desk open round the clock writes in its morning as well', () => {
    const always = aroundTheClock('America/Chicago');
    const planned = persistencePlan(
      { at: fromIso('2026-11-30T16:00:00Z') },
      {
        desk: always,
        joint: always.intersect(callable('America/Chicago')),
        contactZone: null,
        reachable: { call: false, mail: true },
      },
    );
    expect(planned.map(({ dueAt }) => shown(dueAt, 'America/Chicago'))).toEqual([
      'Mon 30/11 10:30',
      'Tue 01/12 10:00',
      'Sat 05/12 10:00',
      'Thu 10/12 10:00',
    ]);
  });

  test('whenever it begins, calls are four hours apart and inside the hours of both', () => {
    for (const zone of ['America/Chicago', 'Australia/Sydney', 'Europe/London', 'Asia/Tokyo']) {
      const joint = desk.intersect(callable(zone));
      for (let hour = 0; hour < 24 * 14; hour += 7) {
        const at = fromIso('2026-11-16T00:20:00Z') + hour * HOUR;
        const calls = plan({ at }, zone).filter(({ kind }) => kind === 'call');
        const gaps = calls.map(({ dueAt }, index) => dueAt - (calls[index - 1]?.dueAt ?? 0));
        expect(Math.min(...gaps)).toBeGreaterThanOrEqual(4 * HOUR);
        expect(calls.filter(({ dueAt }) => joint.between(dueAt - 60_000, dueAt) === 0)).toEqual([]);
      }
    }
  });

  test('has ten attempts, each with something of its own for the contact', () => {
    expect(new Set(planSteps.map((one) => one.suggestedValue)).size).toBe(10);
  });
});
