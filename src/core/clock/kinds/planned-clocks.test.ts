import { describe, expect, test } from 'vitest';
import {
  callEnded,
  clockOf,
  clocksOf,
  fact,
  instant,
  LEE,
  ledger,
  omaha,
  received,
  SYDNEY,
  sent,
  spentOn,
  stages,
  wrote,
} from '../../../../test/clock-facts.ts';
import { HOUR, MINUTE } from '../../time/instant.ts';
import { breachedAt } from '../clock.ts';
import type { Fact } from '../fact.ts';

// Who holds the ball, and what was planned (DOMAIN 2.4: C12-C15).

const forever = Number.POSITIVE_INFINITY;
const dismissed = (time: string) => fact(time, 'request.dismissed', { reason: 'an offer to us' });
const asked = (time: string) => fact(time, 'ball.buyer', { asked: 'line pressure' }, { evidence: 'person' });

describe('C12 persistence step', () => {
  const planned = (dueAt: string, byPhone: boolean) =>
    fact('2026-12-01 10:00', 'attempt.planned', { stepId: 's1', dueAt: instant(dueAt), byPhone });
  const made = (valueItem: boolean, stepId = 's1') =>
    fact('2026-12-02 11:00', 'attempt.made', { stepId, valueItem });

  test.each([
    ['made with its value item', made(true), 'stopped: attempt made'],
    ['made with nothing in it', made(false), 'did_not_stop: nothing in it for the contact'],
    ['another step', made(true, 's2'), 'started: attempt planned'],
    [
      'the contact’s own date (R8)',
      fact('2026-12-02 11:00', 'attempt.postponed', { stepId: 's1', until: instant('2026-12-09 10:00') }),
      "moved: the contact's own date",
    ],
    [
      'the plan stopped',
      fact('2026-12-02 11:00', 'attempt.dropped', { stepId: 's1', reason: 'said no' }),
      'voided: plan stopped',
    ],
    ['no request', dismissed('2026-12-02 11:00'), 'voided: not a request'],
  ])('%s', (_, then, line) => {
    expect(
      ledger(clockOf('C12', [received('2026-12-01 09:00'), planned('2026-12-02 14:00', false), then])).at(-1),
    ).toBe(line);
  });

  test.each([
    ['a mail is due as planned', '2026-12-01 18:00', false, '2026-12-01 18:00'],
    ['a call when both are there', '2026-12-01 10:30', true, '2026-12-01 15:00'],
    ['a call in joint hours as planned', '2026-12-01 16:10', true, '2026-12-01 16:10'],
  ])('%s', (_, when, byPhone, due) => {
    const clock = clockOf('C12', [received('2026-12-01 09:00', { zone: SYDNEY }), planned(when, byPhone)]);
    expect([omaha(clock.dueAt), clock.goalAt]).toEqual([due, null]);
  });

  test('a new date moves it; on the morning of the day the owner has it on the list', () => {
    const postponed = fact('2026-12-02 11:00', 'attempt.postponed', {
      stepId: 's1',
      until: instant('2026-12-09 10:00'),
    });
    const clock = clockOf('C12', [
      received('2026-12-01 09:00'),
      planned('2026-12-02 14:00', false),
      postponed,
    ]);
    expect(stages(clock)).toEqual(['2026-12-09 09:00 due today owner', '2026-12-09 10:00:00.001 late owner']);
  });
});

describe('C13 follow-up', () => {
  const planned = (dueAt: string) =>
    fact('2026-12-01 10:00', 'follow_up.planned', { followUpId: 'f1', dueAt: instant(dueAt) });
  const done = (followUpId: string) => fact('2026-12-02 11:00', 'follow_up.done', { followUpId });

  test.each([
    ['done', done('f1'), 'stopped: follow-up done'],
    ['another one', done('f2'), 'started: planned date'],
    [
      'cancelled',
      fact('2026-12-02 11:00', 'follow_up.cancelled', { followUpId: 'f1', reason: 'sold' }),
      'voided: follow-up cancelled',
    ],
    [
      'another holder: the time stays',
      fact('2026-12-02 11:00', 'assignment.made', { userId: 'theo', onDuty: true, reason: 'spread' }),
      'started: planned date',
    ],
  ])('%s', (_, then, line) => {
    expect(ledger(clockOf('C13', [planned('2026-12-02 14:00'), then])).at(-1)).toBe(line);
  });

  test.each([
    ['the contact’s own word moves it', 'contact', "moved: the contact's own date", '2026-12-04 10:00'],
    [
      'what we put off stays due when it was (S1-45)',
      'us',
      'did_not_stop: put off by us',
      '2026-12-02 14:00',
    ],
  ] as const)('%s', (_, askedBy, line, due) => {
    const dueAt = instant('2026-12-04 10:00');
    const moved = fact('2026-12-02 11:00', 'follow_up.moved', { followUpId: 'f1', dueAt, askedBy });
    const clock = clockOf('C13', [planned('2026-12-02 14:00'), moved]);
    expect([ledger(clock).at(-1), omaha(clock.dueAt)]).toEqual([line, due]);
  });

  test('taken back that it was done, it was never done; done again, it is', () => {
    const reopened = fact('2026-12-02 12:00', 'follow_up.reopened', { followUpId: 'f1' });
    const again = fact('2026-12-02 13:00', 'follow_up.done', { followUpId: 'f1' });
    expect(clockOf('C13', [planned('2026-12-02 14:00'), done('f1'), reopened]).endedAt).toBeNull();
    const clock = clockOf('C13', [planned('2026-12-02 14:00'), done('f1'), reopened, again]);
    expect([clock.ending, omaha(clock.endedAt ?? 0)]).toEqual(['stopped', '2026-12-02 13:00']);
  });

  test('cancelled after its date it was missed', () => {
    const cancelled = fact('2026-12-02 15:00', 'follow_up.cancelled', { followUpId: 'f1', reason: 'sold' });
    const clock = clockOf('C13', [planned('2026-12-02 14:00'), cancelled]);
    expect([clock.ending, omaha(breachedAt(clock, forever))]).toEqual(['failed', '2026-12-02 14:00']);
  });

  test.each([
    ['2026-12-02 14:00', '2026-12-02 13:45 15 min before owner'],
    ['2026-12-02 09:05', '2026-12-01 16:50 15 min before owner'],
    ['2026-12-06 12:00', '2026-12-04 16:45 15 min before owner'],
  ])('due at its time %s, told a quarter of an hour before in desk hours (X-07)', (due, line) => {
    const clock = clockOf('C13', [planned(due)]);
    expect(stages(clock)).toEqual([line, `${due}:00.001 late owner`]);
  });
});

describe('C14 internal help', () => {
  const desks = { leeds: LEE };
  const ask = (time: string, deskId?: string) =>
    fact(time, 'help.asked', deskId ? { askId: 'h1', deskId } : { askId: 'h1' });
  const answered = (useful: boolean, askId = 'h1') =>
    fact('2026-12-01 10:11', 'help.answered', { askId, useful });

  test.each([
    ['a useful answer or a take-over', answered(true), 'stopped: useful answer or take-over'],
    ['one that helps nobody', answered(false), 'did_not_stop: no useful answer'],
    ['that of another ask', answered(true, 'h2'), 'started: a colleague was asked'],
    [
      'information missing',
      fact('2026-12-01 10:05', 'help.info_missing', { askId: 'h1' }),
      "paused: the asker's turn",
    ],
    [
      'an answer to the contact',
      sent('2026-12-01 10:11', 'R4', ['q1', 'q2']),
      'started: a colleague was asked',
    ],
    ['no request', dismissed('2026-12-01 10:11'), 'voided: not a request'],
  ])('%s', (_, then, line) => {
    expect(ledger(clockOf('C14', [received('2026-12-01 09:00'), ask('2026-12-01 10:00'), then])).at(-1)).toBe(
      line,
    );
  });

  test.each([
    ['our own desk', undefined, '2026-12-01 10:15', '2026-12-01 10:05'],
    ['Leeds, where it is 16:00', 'leeds', '2026-12-01 10:15', '2026-12-01 10:05'],
  ])('in the hours of the desk that was asked: %s', (_, deskId, due, goal) => {
    const clock = clockOf('C14', [ask('2026-12-01 10:00', deskId)], { desks });
    expect([omaha(clock.dueAt), omaha(clock.goalAt)]).toEqual([due, goal]);
  });

  test('asked as Leeds closes, it is due there next morning, and told in its hours', () => {
    const clock = clockOf('C14', [ask('2026-12-24 11:20', 'leeds')], { desks });
    expect(omaha(clock.dueAt)).toBe('2026-12-29 03:05');
    expect(stages(clock)).toEqual([
      '2026-12-24 11:27:30 50 % helper',
      '2026-12-29 03:02 80 % helper_lead',
      '2026-12-29 03:05:00.001 late manager helper_lead',
    ]);
  });

  test('what the asker still owes does not count', () => {
    const pause = [
      fact('2026-12-01 10:05', 'help.info_missing', { askId: 'h1' }),
      fact('2026-12-01 10:25', 'help.info_given', { askId: 'h1' }),
    ];
    const clock = clockOf('C14', [
      ask('2026-12-01 10:00'),
      ...pause,
      fact('2026-12-01 10:31', 'help.answered', { askId: 'h1', useful: true }),
    ]);
    expect([omaha(clock.dueAt), spentOn(clock)]).toEqual(['2026-12-01 10:35', 11 * MINUTE]);
  });
});

describe('C15 ball held', () => {
  const ours = [received('2026-12-01 10:00')];
  const agreed = (time: string, askedBy: 'buyer' | 'us', until: string) =>
    fact(time, 'ball.agreed', { askedBy, until: instant(until) }, { evidence: 'person' });
  const work = (time: string, until: string) =>
    fact(time, 'work.declared', { until: instant(until) }, { evidence: 'person' });

  test.each([
    ['a valuable mail', sent('2026-12-01 11:00', 'R3', ['q1']), 'stopped: valuable action'],
    ['a valuable talk', callEnded('2026-12-01 11:00', 'R3', ['q1']), 'stopped: valuable action'],
    ['an interim reply (R22)', sent('2026-12-01 11:00', 'R2'), 'started: our move'],
    ['our asking', asked('2026-12-01 11:00'), "stopped: the buyer's turn"],
    [
      'a date we proposed and agreed',
      agreed('2026-12-01 11:00', 'us', '2026-12-03 10:00'),
      'stopped: date agreed',
    ],
    [
      'a date the buyer asked for',
      agreed('2026-12-01 11:00', 'buyer', '2026-12-03 10:00'),
      'paused: the buyer asked for a date',
    ],
    ['declared work', work('2026-12-01 11:00', '2026-12-01 15:00'), 'paused: necessary work declared'],
    [
      'a typed mail',
      sent('2026-12-01 11:00', 'R4', ['q1', 'q2'], { evidence: 'typed' }),
      'started: our move',
    ],
    [
      'typed work',
      { ...work('2026-12-01 11:00', '2026-12-01 15:00'), evidence: 'typed' } as Fact,
      'did_not_stop: typed entries are no evidence',
    ],
    ['no request', dismissed('2026-12-01 11:00'), 'voided: not a request'],
  ])('%s', (_, then, line) => {
    expect(ledger(clockOf('C15', [...ours, then])).at(-1)).toBe(line);
  });

  test.each([
    ['2026-12-01 10:00', '2026-12-02 10:00', '2026-12-03 10:00:00.001'],
    ['2026-12-05 12:00', '2026-12-08 09:00', '2026-12-09 09:00:00.001'],
    ['2026-12-23 16:00', '2026-12-24 12:00', '2026-12-28 16:00:00.001'],
  ])('ours since %s: late after a business day, %s, the manager a day later (R29)', (when, due, second) => {
    const clock = clockOf('C15', [received(when)]);
    expect([omaha(clock.dueAt), clock.goalAt]).toEqual([due, null]);
    expect(stages(clock)).toEqual([`${due}:00.001 late owner`, `${second} two days manager`]);
  });

  test('one at a time: a chaser opens none, a message after the valuable answer does', () => {
    const facts = [
      ...ours,
      wrote('2026-12-01 10:30', 'm2'),
      sent('2026-12-01 11:00', 'R4', ['q1', 'q2']),
      wrote('2026-12-01 12:00', 'm3'),
    ];
    expect(clocksOf('C15', facts).map(({ startedAt }) => omaha(startedAt))).toEqual([
      '2026-12-01 10:00',
      '2026-12-01 12:00',
    ]);
    const told = [
      received('2026-12-01 10:00'),
      asked('2026-12-01 11:00'),
      fact('2026-12-01 12:00', 'ball.ours', {}),
    ];
    expect(clocksOf('C15', told).map(({ ending }) => ending)).toEqual(['stopped', null]);
  });

  test.each([
    ['four hours', '2026-12-01 15:00', '2026-12-02 14:00'],
    ['a week, held to a day', '2026-12-08 11:00', '2026-12-03 10:00'],
  ])('declared work of %s', (_, until, due) => {
    expect(omaha(clockOf('C15', [...ours, work('2026-12-01 11:00', until)]).dueAt)).toBe(due);
  });

  test('more declared work while some runs adds nothing', () => {
    const facts = [
      ...ours,
      work('2026-12-01 11:00', '2026-12-01 15:00'),
      work('2026-12-01 14:00', '2026-12-02 14:00'),
    ];
    expect(omaha(clockOf('C15', facts).dueAt)).toBe('2026-12-02 14:00');
  });

  test('the buyer’s date does not count, a later one takes over, and it runs on from there by itself', () => {
    const once = [...ours, agreed('2026-12-01 11:00', 'buyer', '2026-12-03 11:00')];
    expect(omaha(clockOf('C15', once).dueAt)).toBe('2026-12-04 10:00');
    const twice = [
      ...once,
      agreed('2026-12-02 11:00', 'buyer', '2026-12-08 11:00'),
      sent('2026-12-08 12:00', 'R4', ['q1', 'q2']),
    ];
    const clock = clockOf('C15', twice);
    expect([omaha(clock.dueAt), spentOn(clock)]).toEqual(['2026-12-09 10:00', 2 * HOUR]);
  });

  test('what needs no reply is no move of ours; a clearance after an interim reply takes the move from nobody (R22)', () => {
    const cleared = (time: string) =>
      fact(time, 'message.cleared', { messageId: 'm1', disposition: 'no reply needed', closes: [] });
    expect(ledger(clockOf('C15', [...ours, cleared('2026-12-01 11:00')])).at(-1)).toBe(
      'voided: no reply needed',
    );
    const interim = sent('2026-12-01 10:30', 'R2');
    expect(clockOf('C15', [...ours, interim, cleared('2026-12-01 11:00')]).ending).toBeNull();
  });

  test('the buyer who writes before the agreed date has made it our move again when we say so', () => {
    const facts = [
      ...ours,
      agreed('2026-12-01 11:00', 'buyer', '2026-12-10 11:00'),
      fact('2026-12-02 11:00', 'ball.ours', {}),
    ];
    const clock = clockOf('C15', facts);
    expect([ledger(clock).at(-1), omaha(clock.dueAt)]).toEqual([
      'resumed: our turn again',
      '2026-12-03 10:00',
    ]);
  });
});
