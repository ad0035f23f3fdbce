import { describe, expect, test } from 'vitest';
import {
  callEnded,
  clockOf,
  clocksOf,
  fact,
  ledger,
  omaha,
  received,
  sent,
  stages,
  wrote,
} from '../../../../test/clock-facts.ts';
import { breachedAt } from '../clock.ts';
import type { Fact } from '../fact.ts';

// The clocks of the work itself (DOMAIN 2.4: C5-C8).

const forever = Number.POSITIVE_INFINITY;
const dismissed = (time: string) => fact(time, 'request.dismissed', { reason: 'an offer to us' });
const asked = (time: string) => fact(time, 'ball.buyer', { asked: 'line pressure' }, { evidence: 'person' });

describe('C5 complete answer', () => {
  const part = [received('2026-12-04 11:00'), sent('2026-12-04 11:31', 'R3', ['q1'])];

  test.each([
    ['an interim reply', sent('2026-12-04 11:31', 'R2'), 1],
    ['a part of the answer', sent('2026-12-04 11:31', 'R3', ['q1']), 1],
    ['a call that left one open', callEnded('2026-12-04 11:31', 'R3', ['q1']), 1],
    ['a complete answer', sent('2026-12-04 11:31', 'R4', ['q1', 'q2']), 0],
    ['an acknowledgement', sent('2026-12-04 11:31', 'R1'), 0],
    ['an automatic message', sent('2026-12-04 11:31', 'R0'), 0],
    ['a typed reply', sent('2026-12-04 11:31', 'R3', ['q1'], { evidence: 'typed' }), 0],
  ])('%s opens %#', (_, then, count) => {
    expect(clocksOf('C5', [received('2026-12-04 11:00'), then]).length).toBe(count);
  });

  test.each([
    ['every question answered', sent('2026-12-04 12:19', 'R4', ['q2']), 'stopped: every question answered'],
    ['by telephone too', callEnded('2026-12-04 12:19', 'R4', ['q2']), 'stopped: every question answered'],
    ['the same one again', sent('2026-12-04 12:19', 'R3', ['q1']), 'did_not_stop: questions still open'],
    ['an acknowledgement', sent('2026-12-04 12:19', 'R1'), 'started: a response left questions open'],
    [
      'a typed answer',
      sent('2026-12-04 12:19', 'R4', ['q2'], { evidence: 'typed' }),
      'started: a response left questions open',
    ],
    ['the buyer’s turn', asked('2026-12-04 12:19'), "paused: the buyer's turn"],
    ['no request', dismissed('2026-12-04 12:19'), 'voided: not a request'],
  ])('%s', (_, then, line) => {
    expect(ledger(clockOf('C5', [...part, then])).at(-1)).toBe(line);
  });

  test.each([
    ['2026-12-04 11:31', '2026-12-04 12:31', '2026-12-04 12:01'],
    ['2026-12-04 16:40', '2026-12-07 09:40', '2026-12-07 09:10'],
    ['2026-12-24 11:20', '2026-12-28 09:20', '2026-12-24 11:50'],
  ])('left open at %s: due %s, goal %s', (when, due, goal) => {
    const clock = clockOf('C5', [received('2026-12-04 11:00'), sent(when, 'R3', ['q1'])]);
    expect([omaha(clock.dueAt), omaha(clock.goalAt)]).toEqual([due, goal]);
  });

  test('standard warnings', () => {
    expect(stages(clockOf('C5', part))).toEqual([
      '2026-12-04 12:01 50 % owner',
      '2026-12-04 12:19 80 % owner coordinator',
      '2026-12-04 12:31:00.001 late manager owner',
    ]);
  });

  test.each([
    ['an answer of the contact', wrote('2026-12-04 13:00', 'm2')],
    ['our word', fact('2026-12-04 13:00', 'ball.ours', {})],
  ])(
    'sleeps while it is the buyer’s turn; %s wakes it, and what was passed is not passed again',
    (_, woken) => {
      const clock = clockOf('C5', [...part, asked('2026-12-04 12:11'), woken]);
      expect(ledger(clock).slice(1)).toEqual(["paused: the buyer's turn", 'resumed: our turn again']);
      expect([omaha(clock.dueAt), omaha(clock.goalAt)]).toEqual(['2026-12-04 13:20', '2026-12-04 12:01']);
      expect(stages(clock)).toEqual([
        '2026-12-04 13:08 80 % owner coordinator',
        '2026-12-04 13:20:00.001 late manager owner',
      ]);
      expect(stages(clockOf('C5', [...part, asked('2026-12-04 12:11')]))).toEqual([]);
    },
  );

  test('asked in the very mail that left questions open, it sleeps from the start', () => {
    const clock = clockOf('C5', [...part, asked('2026-12-04 11:31')]);
    expect(ledger(clock)).toEqual(['started: a response left questions open', "paused: the buyer's turn"]);
    expect(breachedAt(clock, forever)).toBeNull();
  });

  test('late before the pause stays late', () => {
    const facts = [...part, asked('2026-12-04 12:40'), wrote('2026-12-04 13:00', 'm2')];
    expect(omaha(breachedAt(clockOf('C5', facts), forever))).toBe('2026-12-04 12:31');
    expect(omaha(breachedAt(clockOf('C5', facts.slice(0, 3)), forever))).toBe('2026-12-04 12:31');
  });
});

describe('C6 quote', () => {
  const wanted = (time: string) => fact(time, 'quote.requested', { quoteId: 'k' });
  const delivered = (time: string, quoteId = 'k') =>
    fact(time, 'quote.delivered', { quoteId }, { evidence: 'relay' });

  test.each([
    ['the document sent', delivered('2026-12-03 16:55'), 'stopped: quote sent to the contact'],
    ['another quote', delivered('2026-12-03 16:55', 'other'), 'started: the words that ask for it'],
    ['a mail without it', sent('2026-12-03 16:55', 'R4', ['q1', 'q2']), 'started: the words that ask for it'],
    [
      'no quote was asked for',
      fact('2026-12-03 16:55', 'quote.withdrawn', { quoteId: 'k' }),
      'voided: no quote was asked for',
    ],
    ['no request', dismissed('2026-12-03 16:55'), 'voided: not a request'],
  ])('%s', (_, then, line) => {
    expect(
      ledger(clockOf('C6', [received('2026-12-03 16:50'), wanted('2026-12-03 16:50'), then])).at(-1),
    ).toBe(line);
  });

  test.each([
    ['2026-12-03 16:50', '2026-12-04 00:00', '2026-12-03 17:00'],
    ['2026-12-03 17:00', '2026-12-05 00:00', '2026-12-04 17:00'],
    ['2026-12-04 07:00', '2026-12-05 00:00', '2026-12-04 17:00'],
    ['2026-12-05 12:00', '2026-12-08 00:00', '2026-12-07 17:00'],
    ['2026-12-24 11:00', '2026-12-25 00:00', '2026-12-24 12:00'],
    ['2026-12-24 13:00', '2026-12-29 00:00', '2026-12-28 17:00'],
  ])('asked %s: due %s, goal %s', (when, due, goal) => {
    const clock = clockOf('C6', [wanted(when)]);
    expect([omaha(clock.dueAt), omaha(clock.goalAt)]).toEqual([due, goal]);
  });

  test('told halfway to the close, at the close, and at midnight', () => {
    expect(stages(clockOf('C6', [wanted('2026-12-03 15:00')]))).toEqual([
      '2026-12-03 16:00 50 % to close owner',
      '2026-12-03 17:00 at close owner coordinator',
      '2026-12-04 00:00:00.001 late manager owner',
    ]);
  });

  test('taken for a quote by mistake, it was never late', () => {
    const facts = [wanted('2026-12-03 16:50'), fact('2026-12-04 09:00', 'quote.withdrawn', { quoteId: 'k' })];
    expect(breachedAt(clockOf('C6', facts), forever)).toBeNull();
  });
});

describe('C7 documentation', () => {
  const documented = (time: string, interactionId = 'c1') =>
    fact(time, 'interaction.documented', { interactionId });
  const talk = (time = '2026-12-04 11:31') => callEnded(time, 'R3', ['q1'], { callId: 'c1' });

  test.each([
    ['outcome, content and next step', documented('2026-12-04 16:20'), 'stopped: documented'],
    ['those of another call', documented('2026-12-04 16:20', 'c2'), 'started: end of the interaction'],
    [
      'no request: it was said all the same',
      dismissed('2026-12-04 16:20'),
      'started: end of the interaction',
    ],
  ])('%s', (_, then, line) => {
    expect(ledger(clockOf('C7', [talk(), then])).at(-1)).toBe(line);
  });

  test.each([
    ['a mail, documented by capture', sent('2026-12-04 11:31', 'R3', ['q1'])],
    ['a call nobody answered', callEnded('2026-12-04 11:31', 'R1', [], { live: false, callId: 'c1' })],
    ['a talk that needs no record', callEnded('2026-12-04 11:31', 'R3')],
  ])('none for %s', (_, then: Fact) => {
    expect(clocksOf('C7', [received('2026-12-04 11:00'), then])).toEqual([]);
  });

  test.each([
    ['2026-12-04 11:31', '2026-12-04 17:00'],
    ['2026-12-04 17:00', '2026-12-07 17:00'],
    ['2026-12-24 11:59', '2026-12-24 12:00'],
    ['2026-12-24 12:30', '2026-12-28 17:00'],
  ])('a talk that ends %s is due %s', (when, due) => {
    const clock = clockOf('C7', [talk(when)]);
    expect([omaha(clock.dueAt), clock.goalAt]).toEqual([due, null]);
  });

  test('an hour before the close, then the manager’s list', () => {
    expect(stages(clockOf('C7', [talk()]))).toEqual([
      '2026-12-04 16:00 60 min to close owner',
      '2026-12-04 17:00:00.001 late manager',
    ]);
  });
});

describe('C8 message cleared', () => {
  const cleared = (messageId: string) =>
    fact(
      '2026-12-03 10:10',
      'message.cleared',
      { messageId, disposition: 'no reply needed', closes: [] },
      { evidence: 'person' },
    );

  test.each([
    ['a disposition', cleared('m1'), 'stopped: disposition given'],
    ['that of another message', cleared('m9'), 'started: receipt of a message'],
    ['a personal answer', sent('2026-12-03 10:10', 'R4', ['q1', 'q2']), 'stopped: answered personally'],
    ['an interim reply', sent('2026-12-03 10:10', 'R2'), 'stopped: answered personally'],
    [
      'a talk',
      fact('2026-12-03 10:10', 'call.connected', { callId: 'c' }, { evidence: 'telephony' }),
      'stopped: answered personally',
    ],
    ['an acknowledgement', sent('2026-12-03 10:10', 'R1'), 'started: receipt of a message'],
    ['an automatic message', sent('2026-12-03 10:10', 'R0'), 'started: receipt of a message'],
    [
      'a typed answer',
      sent('2026-12-03 10:10', 'R4', [], { evidence: 'typed' }),
      'started: receipt of a message',
    ],
    ['no request', dismissed('2026-12-03 10:10'), 'voided: not a request'],
    ['merged', fact('2026-12-03 10:10', 'request.merged', { into: 'r2' }), 'voided: merged'],
  ])('%s', (_, then, line) => {
    expect(ledger(clockOf('C8', [received('2026-12-03 10:00'), then])).at(-1)).toBe(line);
  });

  test.each([
    ['2026-12-03 10:00', '2026-12-03 17:00'],
    ['2026-12-03 16:59:59.999', '2026-12-03 17:00'],
    ['2026-12-03 17:00', '2026-12-04 17:00'],
    ['2026-12-04 18:30', '2026-12-07 17:00'],
    ['2026-12-24 09:30', '2026-12-24 12:00'],
  ])('received %s, due %s', (when, due) => {
    const clock = clockOf('C8', [received(when)]);
    expect([omaha(clock.dueAt), clock.goalAt]).toEqual([due, null]);
  });

  test('every message has its own, and one answer clears them all', () => {
    const facts = [
      received('2026-12-03 18:30'),
      wrote('2026-12-04 10:00', 'm2'),
      sent('2026-12-04 10:05', 'R2'),
    ];
    const clocks = clocksOf('C8', facts);
    expect(clocks.map(({ about, dueAt, ending }) => [about, omaha(dueAt), ending])).toEqual([
      ['m1', '2026-12-04 17:00', 'stopped'],
      ['m2', '2026-12-04 17:00', 'stopped'],
    ]);
  });

  test.each([
    [
      '2026-12-03 10:00',
      [
        '2026-12-03 16:00 60 min to close owner coordinator',
        '2026-12-03 16:45 15 min to close owner coordinator',
      ],
    ],
    ['2026-12-03 16:20', ['2026-12-03 16:45 15 min to close owner coordinator']],
    ['2026-12-03 16:50', []],
  ])(
    'the sweep lists come 60 and 15 minutes before the close, none before the receipt at %s (R11)',
    (when, lists) => {
      expect(stages(clockOf('C8', [received(when)])).filter((line) => !line.includes('sitting'))).toEqual([
        ...lists,
        '2026-12-03 17:00:00.001 late manager',
      ]);
    },
  );
});
