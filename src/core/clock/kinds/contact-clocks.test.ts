import { describe, expect, test } from 'vitest';
import {
  assigned,
  callEnded,
  clockOf,
  clocksOf,
  dialled,
  fact,
  ledger,
  omaha,
  received,
  SYDNEY,
  sent,
  spentOn,
  stages,
  takenBack,
  weekly,
  wrote,
} from '../../../../test/clock-facts.ts';
import { MINUTE } from '../../time/instant.ts';
import { breachedAt } from '../clock.ts';
import type { Fact } from '../fact.ts';

// The clocks a contact waits on (DOMAIN 2.4: C1-C4, C11, C18, C20).

/** Receipt, and deadline and goal of half an hour and five minutes, on the Omaha desk. */
const halfHours: [when: string, due: string, goal: string][] = [
  ['2026-12-01 10:00', '2026-12-01 10:30', '2026-12-01 10:05'],
  ['2026-12-01 08:00', '2026-12-01 09:30', '2026-12-01 09:05'],
  ['2026-12-04 16:45', '2026-12-07 09:15', '2026-12-04 16:50'],
  ['2026-12-04 17:00', '2026-12-07 09:30', '2026-12-07 09:05'],
  ['2026-12-05 12:00', '2026-12-07 09:30', '2026-12-07 09:05'],
  ['2026-11-25 16:40', '2026-11-30 09:10', '2026-11-25 16:45'],
  ['2026-12-24 11:50', '2026-12-28 09:20', '2026-12-24 11:55'],
];

const dismissed = (time: string) => fact(time, 'request.dismissed', { reason: 'an offer to us' });
const withdrawn = (time: string) => fact(time, 'request.withdrawn', { reason: 'bought elsewhere' });
const merged = (time: string) => fact(time, 'request.merged', { into: 'r2' });

describe('C1 log and distribute', () => {
  test.each([
    [
      'a person on duty stops it',
      assigned('2026-12-01 10:00:05', 'danni'),
      'stopped: assigned to a named person on duty',
    ],
    [
      'an absent person does not',
      assigned('2026-12-01 10:00:05', 'danni', { onDuty: false }),
      'did_not_stop: the person is not on duty',
    ],
    [
      'an answer is no assignment (R7)',
      sent('2026-12-01 10:02', 'R4', ['q1', 'q2']),
      'started: receipt of a lead',
    ],
    ['no request', dismissed('2026-12-01 10:02'), 'voided: not a request'],
    ['withdrawn', withdrawn('2026-12-01 10:02'), 'voided: withdrawn by the contact'],
    ['merged', merged('2026-12-01 10:02'), 'voided: merged'],
  ])('%s', (_, then, line) => {
    expect(ledger(clockOf('C1', [received('2026-12-01 10:00'), then])).at(-1)).toBe(line);
  });

  test('only a lead has one', () => {
    expect(clocksOf('C1', [received('2026-12-01 10:00', { lead: false })])).toEqual([]);
  });

  test.each([
    ['2026-12-01 10:00', '2026-12-01 10:30', '2026-12-01 10:00:10'],
    ['2026-12-04 18:00', '2026-12-07 09:30', '2026-12-07 09:00:10'],
    ['2026-12-24 12:00', '2026-12-28 09:30', '2026-12-28 09:00:10'],
  ])('receipt %s: due %s, goal %s', (when, due, goal) => {
    const clock = clockOf('C1', [received(when)]);
    expect([omaha(clock.dueAt), omaha(clock.goalAt)]).toEqual([due, goal]);
  });

  test('the coordinator is warned, the manager told', () => {
    expect(stages(clockOf('C1', [received('2026-12-04 16:50')]))).toEqual([
      '2026-12-07 09:05 50 % coordinator',
      '2026-12-07 09:14 80 % coordinator',
      '2026-12-07 09:20:00.001 late manager',
    ]);
  });
});

describe('C2 lead call', () => {
  const lead = [received('2026-12-01 10:00'), assigned('2026-12-01 10:00:05', 'danni')];

  test.each([
    ['connected', 'stopped: first call attempt'],
    ['voicemail', 'stopped: first call attempt'],
    ['no_answer', 'stopped: first call attempt'],
    ['busy', 'stopped: first call attempt'],
    ['wrong_number', 'did_not_stop: no number to call'],
    ['no_number', 'did_not_stop: no number to call'],
  ] as const)('an attempt, %s: %s', (outcome, line) => {
    expect(ledger(clockOf('C2', [...lead, dialled('2026-12-01 10:04', outcome)]))).toEqual([
      'started: assigned to somebody who calls leads',
      line,
    ]);
  });

  test.each([
    [
      'a typed attempt',
      dialled('2026-12-01 10:04', 'connected', 'typed'),
      'did_not_stop: typed entries are no evidence',
    ],
    ['a mail', sent('2026-12-01 10:04', 'R4', ['q1', 'q2']), 'started: assigned to somebody who calls leads'],
    [
      'the assignment taken back (R3)',
      takenBack('2026-12-01 10:10', 'danni'),
      'voided: the assignment was withdrawn',
    ],
    [
      'that of another',
      takenBack('2026-12-01 10:10', 'theo'),
      'started: assigned to somebody who calls leads',
    ],
    ['no request', dismissed('2026-12-01 10:10'), 'voided: not a request'],
  ])('%s', (_, then, line) => {
    expect(ledger(clockOf('C2', [...lead, then])).at(-1)).toBe(line);
  });

  test.each([
    ['no lead', [received('2026-12-01 10:00', { lead: false }), assigned('2026-12-01 10:01', 'danni')]],
    [
      'somebody who calls no leads',
      [received('2026-12-01 10:00'), assigned('2026-12-01 10:01', 'sam', { callsLeads: false })],
    ],
  ])('%s: none', (_, facts: Fact[]) => {
    expect(clocksOf('C2', facts)).toEqual([]);
  });

  test('each assignment has its own, and the one taken back late was missed', () => {
    const again = [takenBack('2026-12-01 10:40', 'danni'), assigned('2026-12-01 10:40', 'theo')];
    const [danni, theo] = clocksOf('C2', [...lead, ...again]);
    expect([danni?.ending, danni?.endReason]).toEqual(['failed', 'silent, after the deadline']);
    expect([theo?.ending, omaha(theo?.dueAt)]).toEqual([null, '2026-12-01 11:10']);
  });

  test.each([
    ['where the contact is unknown', undefined, '2026-12-01 13:50', '2026-12-01 14:20', '2026-12-01 13:55'],
    [
      'London, where it is ten to eight',
      'Europe/London',
      '2026-12-01 13:50',
      '2026-12-02 09:20',
      '2026-12-01 13:55',
    ],
    ['Sydney, where it is 03:00', SYDNEY, '2026-12-01 10:00', '2026-12-01 15:30', '2026-12-01 15:05'],
  ])('counts hours open on both sides: %s', (_, zone, when, due, goal) => {
    const clock = clockOf('C2', [
      received('2026-12-01 10:00', zone ? { zone } : {}),
      assigned(when, 'danni'),
    ]);
    expect([omaha(clock.dueAt), omaha(clock.goalAt)]).toEqual([due, goal]);
  });

  test('standard warnings in joint hours', () => {
    const facts = [received('2026-12-01 10:00', { zone: SYDNEY }), assigned('2026-12-01 10:00', 'danni')];
    expect(stages(clockOf('C2', facts))).toEqual([
      '2026-12-01 15:15 50 % owner',
      '2026-12-01 15:24 80 % owner coordinator',
      '2026-12-01 15:30:00.001 late manager owner',
    ]);
  });

  test('a call window that never meets the desk’s hours makes it void, however far one looks (R3)', () => {
    const desk = weekly('America/Chicago', '12345', '09:00', '12:00');
    const facts = [received('2026-12-01 10:00', { zone: SYDNEY }), assigned('2026-12-01 10:00', 'danni')];
    const clock = clockOf('C2', facts, { desk });
    expect(ledger(clock)).toEqual([
      'started: assigned to somebody who calls leads',
      'voided: no joint hours',
    ]);
    expect(clock.endReason).toBe('no joint hours within 10 business days; offer times by mail');
    expect([stages(clock), breachedAt(clock, Number.POSITIVE_INFINITY)]).toEqual([[], null]);
  });
});

/** Verdicts that every clock waiting for a personal response shares. */
const responses: [string, Fact, string][] = [
  [
    'an automatic message',
    sent('2026-12-01 10:04', 'R0'),
    'did_not_stop: a machine’s message is not a response',
  ],
  ['a bare acknowledgement', sent('2026-12-01 10:04', 'R1'), 'did_not_stop: bare acknowledgement'],
  ['an interim reply', sent('2026-12-01 10:04', 'R2'), 'stopped: personal response (R2)'],
  ['a part of the answer', sent('2026-12-01 10:04', 'R3', ['q1']), 'stopped: personal response (R3)'],
  ['the answer', sent('2026-12-01 10:04', 'R4', ['q1', 'q2']), 'stopped: personal response (R4)'],
  [
    'two connected',
    fact('2026-12-01 10:04', 'call.connected', { callId: 'c' }, { evidence: 'telephony' }),
    'stopped: live talk',
  ],
  [
    'answered live',
    fact('2026-12-01 10:04', 'call.answered', { callId: 'c', allowed: true, role: 'support' }),
    'stopped: live talk',
  ],
  [
    'answered by the wrong role',
    fact('2026-12-01 10:04', 'call.answered', { callId: 'c', allowed: false, role: 'reception' }),
    'did_not_stop: wrong role',
  ],
  ['an unanswered dial', dialled('2026-12-01 10:04', 'no_answer'), 'did_not_stop: nobody was reached'],
  [
    'a voicemail without who and when',
    callEnded('2026-12-01 10:04', 'R1', [], { live: false }),
    'did_not_stop: nobody was reached',
  ],
  [
    'a personal voicemail with who and when',
    callEnded('2026-12-01 10:04', 'R2', [], { live: false }),
    'stopped: personal response (R2)',
  ],
  [
    'a typed reply',
    sent('2026-12-01 10:04', 'R4', ['q1', 'q2'], { evidence: 'typed' }),
    'did_not_stop: typed entries are no evidence',
  ],
  [
    'a typed talk',
    fact('2026-12-01 10:04', 'call.connected', { callId: 'c' }, { evidence: 'typed' }),
    'did_not_stop: typed entries are no evidence',
  ],
  ['no request', dismissed('2026-12-01 10:04'), 'voided: not a request'],
  ['withdrawn', withdrawn('2026-12-01 10:04'), 'voided: withdrawn by the contact'],
  ['merged', merged('2026-12-01 10:04'), 'voided: merged'],
];

describe('C3 first personal response', () => {
  test.each(responses)('%s', (_, then, line) => {
    expect(ledger(clockOf('C3', [received('2026-12-01 10:00'), then])).at(-1)).toBe(line);
  });

  test('a dial that connects says nothing by itself: the talk does', () => {
    const facts = [received('2026-12-01 10:00'), dialled('2026-12-01 10:04', 'connected')];
    expect(ledger(clockOf('C3', facts))).toEqual(['started: receipt of the request']);
  });

  test.each(halfHours)('receipt %s: due %s, goal %s', (when, due, goal) => {
    const clock = clockOf('C3', [received(when)]);
    expect([omaha(clock.dueAt), omaha(clock.goalAt)]).toEqual([due, goal]);
  });

  test('standard warnings, and silence noted at 10 and 20 business minutes (R4)', () => {
    expect(stages(clockOf('C3', [received('2026-12-04 16:48')]))).toEqual([
      '2026-12-04 16:58 silent 10 min (silence noted)',
      '2026-12-07 09:03 50 % owner',
      '2026-12-07 09:08 silent 20 min (silence noted)',
      '2026-12-07 09:12 80 % owner coordinator',
      '2026-12-07 09:18:00.001 late manager owner',
    ]);
  });

  test('it never pauses', () => {
    const facts = [
      received('2026-12-01 10:00'),
      fact('2026-12-01 10:05', 'ball.buyer', { asked: 'line pressure' }),
      fact('2026-12-01 10:06', 'work.declared', { until: 0 }),
    ];
    const clock = clockOf('C3', facts);
    expect([ledger(clock).length, omaha(clock.dueAt)]).toEqual([1, '2026-12-01 10:30']);
  });
});

describe('C4 live answer', () => {
  const ring = (time = '2026-12-04 11:00') =>
    fact(time, 'call.ring', { callId: 'c1' }, { evidence: 'telephony' });
  const answered = (callId: string, allowed: boolean) =>
    fact(
      '2026-12-04 11:00:20',
      'call.answered',
      { callId, allowed, role: allowed ? 'support' : 'reception' },
      { evidence: 'telephony' },
    );
  const missed = (time: string, how: 'abandoned' | 'voicemail') =>
    fact(time, 'call.missed', { callId: 'c1', how });

  test.each([
    ['a role that may', answered('c1', true), 'stopped: answered live', '2026-12-04 11:00:20', 'never'],
    [
      'a role that may not',
      answered('c1', false),
      'did_not_stop: wrong role',
      'never',
      '2026-12-04 11:00:45',
    ],
    ['another call', answered('c2', true), 'started: inbound ring', 'never', '2026-12-04 11:00:45'],
    [
      'hung up',
      missed('2026-12-04 11:00:12', 'abandoned'),
      'failed: nobody answered live',
      '2026-12-04 11:00:12',
      '2026-12-04 11:00:12',
    ],
    [
      'voicemail',
      missed('2026-12-04 11:00:45', 'voicemail'),
      'failed: nobody answered live',
      '2026-12-04 11:00:45',
      '2026-12-04 11:00:45',
    ],
    [
      'voicemail later',
      missed('2026-12-04 11:01:10', 'voicemail'),
      'failed: nobody answered live',
      '2026-12-04 11:01:10',
      '2026-12-04 11:00:45',
    ],
  ])('%s', (_, then, line, ended, breach) => {
    const clock = clockOf('C4', [ring(), then]);
    expect(ledger(clock).at(-1)).toBe(line);
    expect([omaha(clock.endedAt), omaha(breachedAt(clock, Number.POSITIVE_INFINITY))]).toEqual([
      ended,
      breach,
    ]);
  });

  test('a typed answer is none', () => {
    const typed = { ...answered('c1', true), evidence: 'typed' } as Fact;
    expect(ledger(clockOf('C4', [ring(), typed])).at(-1)).toBe('did_not_stop: typed entries are no evidence');
  });

  test('45 seconds, no goal; the manager is told', () => {
    const clock = clockOf('C4', [ring()]);
    expect([omaha(clock.dueAt), clock.goalAt]).toEqual(['2026-12-04 11:00:45', null]);
    expect(stages(clock)).toEqual(['2026-12-04 11:00:45.001 late manager']);
  });

  test('a ring while the desk is shut is not measured (M-11)', () => {
    expect(clocksOf('C4', [ring('2026-12-05 18:40')])).toEqual([]);
    expect(clocksOf('C4', [ring('2026-12-04 17:00')])).toEqual([]);
  });
});

describe('C11 next response', () => {
  const answeredFirst = [received('2026-12-01 09:00'), sent('2026-12-01 09:10', 'R4', ['q1', 'q2'])];

  test.each(responses)('%s', (_, then, line) => {
    const clock = clockOf('C11', [...answeredFirst, wrote('2026-12-01 10:00', 'm2'), then]);
    expect(ledger(clock).at(-1)).toBe(line);
  });

  test('none before a first response (R5)', () => {
    const facts = [
      received('2026-12-01 09:00'),
      sent('2026-12-01 09:01', 'R1'),
      wrote('2026-12-01 09:02', 'm2'),
    ];
    expect(clocksOf('C11', facts)).toEqual([]);
  });

  test.each(halfHours)('written %s: due %s, goal %s', (when, due, goal) => {
    const before = [received('2026-11-24 10:00'), sent('2026-11-24 10:01', 'R4', ['q1', 'q2'])];
    const clock = clockOf('C11', [...before, wrote(when, 'm2')]);
    expect([omaha(clock.dueAt), omaha(clock.goalAt)]).toEqual([due, goal]);
  });

  test('standard warnings', () => {
    expect(stages(clockOf('C11', [...answeredFirst, wrote('2026-12-01 10:00', 'm2')]))).toEqual([
      '2026-12-01 10:15 50 % owner',
      '2026-12-01 10:24 80 % owner coordinator',
      '2026-12-01 10:30:00.001 late manager owner',
    ]);
  });

  test('the oldest unanswered message governs: one interval for all of them (S0-25)', () => {
    const facts = [
      received('2026-12-01 08:30', { questions: ['q1'] }),
      sent('2026-12-01 08:40', 'R4', ['q1']),
      wrote('2026-12-01 09:00', 'm2', ['q2']),
      wrote('2026-12-01 09:20', 'm3', ['q3']),
      wrote('2026-12-01 09:40', 'm4', ['q4']),
      sent('2026-12-01 09:45', 'R4', ['q2', 'q3', 'q4']),
      wrote('2026-12-01 11:00', 'm5'),
    ];
    const [first, second] = clocksOf('C11', facts);
    expect([first && spentOn(first), omaha(first && breachedAt(first, first.dueAt))]).toEqual([
      45 * MINUTE,
      '2026-12-01 09:30',
    ]);
    expect([second?.about, omaha(second?.startedAt)]).toEqual(['m5', '2026-12-01 11:00']);
  });
});

describe('C18 floor', () => {
  const noPromise = { without: ['C3'] } as const;

  test('only where no first response is promised', () => {
    expect(clocksOf('C18', [received('2026-12-01 10:00')])).toEqual([]);
    expect(clocksOf('C3', [received('2026-12-01 10:00')], noPromise)).toEqual([]);
    expect(ledger(clockOf('C18', [received('2026-12-01 10:00')], noPromise))).toEqual([
      'started: no other rule matches',
    ]);
  });

  test.each(responses)('%s', (_, then, line) => {
    expect(ledger(clockOf('C18', [received('2026-12-01 10:00'), then], noPromise)).at(-1)).toBe(line);
  });

  test('a day, weekend counted; half of it tells the desk, the end the executive', () => {
    const clock = clockOf('C18', [received('2026-12-05 12:00')], noPromise);
    expect([omaha(clock.dueAt), clock.goalAt]).toEqual(['2026-12-06 12:00', null]);
    expect(stages(clock)).toEqual([
      '2026-12-06 00:00 50 % owner coordinator',
      '2026-12-06 12:00:00.001 late executive',
    ]);
  });
});

describe('C20 off-hours personal mail', () => {
  test('opens only while the desk is shut', () => {
    expect(clocksOf('C20', [received('2026-12-01 16:59:59')])).toEqual([]);
    expect(clocksOf('C20', [received('2026-12-01 17:00')]).length).toBe(1);
  });

  test.each([
    ['a personal mail', sent('2026-12-01 21:00', 'R2'), 'stopped: personal mail outside hours'],
    ['an automatic one', sent('2026-12-01 21:00', 'R0'), 'started: receipt outside desk hours'],
    ['a talk', callEnded('2026-12-01 21:00', 'R4', ['q1', 'q2']), 'voided: answered otherwise'],
    ['a personal mail once the desk is open', sent('2026-12-02 09:00', 'R4'), 'voided: the desk had opened'],
    ['no request', dismissed('2026-12-01 21:00'), 'voided: not a request'],
  ])('%s', (_, then, line) => {
    expect(ledger(clockOf('C20', [received('2026-12-01 20:30'), then])).at(-1)).toBe(line);
  });

  test('the aim is the contact’s same waking period; beyond it nothing is late', () => {
    const clock = clockOf('C20', [
      received('2026-12-01 20:30', { zone: SYDNEY }),
      sent('2026-12-02 08:00', 'R4'),
    ]);
    expect(omaha(clock.dueAt)).toBe('2026-12-02 04:00');
    expect(breachedAt(clock, Number.POSITIVE_INFINITY)).toBeNull();
    expect(spentOn(clock)).toBe(7.5 * 60 * MINUTE);
  });

  test.each([
    ['inside the waking hours, at once', '2026-12-01 20:30', '2026-12-01 20:30 at once rota'],
    ['outside, when the contact wakes', '2026-12-01 23:10', '2026-12-02 08:00 at once rota'],
  ])('the rota is told %s, and of nothing late', (_, when, line) => {
    expect(stages(clockOf('C20', [received(when)]))).toEqual([line]);
  });

  test('it can stop the first response, never the call (DOMAIN 2.4)', () => {
    const facts = [
      received('2026-12-01 20:30'),
      sent('2026-12-01 21:00', 'R4', ['q1', 'q2']),
      assigned('2026-12-02 09:00', 'mara'),
    ];
    expect(clockOf('C3', facts).ending).toBe('stopped');
    expect([clockOf('C2', facts).ending, omaha(clockOf('C2', facts).dueAt)]).toEqual([
      null,
      '2026-12-02 09:30',
    ]);
    expect(spentOn(clockOf('C1', facts))).toBe(0);
  });
});
