import { describe, expect, test } from 'vitest';
import {
  clockOf,
  clocksOf,
  fact,
  ledger,
  omaha,
  received,
  sent,
  spentOn,
  stages,
} from '../../../../test/clock-facts.ts';
import { HOUR } from '../../time/instant.ts';
import { breachedAt } from '../clock.ts';
import type { Fact } from '../fact.ts';

// Recovery, reading, feedback and reasons (DOMAIN 2.4: C9, C16, C17, C19).

const forever = Number.POSITIVE_INFINITY;

describe('C9 recovery', () => {
  const known = (time = '2026-12-05 18:40') => fact(time, 'breakdown.known', { caseId: 'b' });
  const fixed = (time: string, caseId = 'b') => fact(time, 'fix.done', { caseId });
  const surprised = (time: string) => fact(time, 'surprise.done', { caseId: 'b' });
  const closed = (time: string) => fact(time, 'recovery.closed', { caseId: 'b' });

  test.each<[string, Fact[], string, string]>([
    ['the fix alone', [fixed('2026-12-06 09:30')], 'did_not_stop: one of two acts done', 'surprise missing'],
    [
      'the surprise alone',
      [surprised('2026-12-06 09:30')],
      'did_not_stop: one of two acts done',
      'fix missing',
    ],
    [
      'both',
      [fixed('2026-12-06 09:30'), surprised('2026-12-06 16:55')],
      'stopped: fix and surprise done',
      'both with evidence',
    ],
    [
      'both, the other way round',
      [surprised('2026-12-06 09:30'), fixed('2026-12-06 16:55')],
      'stopped: fix and surprise done',
      'both with evidence',
    ],
    [
      'closed with the fix only',
      [fixed('2026-12-06 09:30'), closed('2026-12-06 10:00')],
      'failed: closed with an act missing',
      'surprise missing',
    ],
    [
      'closed with nothing',
      [closed('2026-12-06 10:00')],
      'failed: closed with an act missing',
      'fix and surprise missing',
    ],
    [
      'no breakdown after all',
      [fact('2026-12-07 19:00', 'recovery.withdrawn', { caseId: 'b', reason: 'another maker’s valve' })],
      'voided: no breakdown after all',
      'another maker’s valve',
    ],
    [
      'another case',
      [fixed('2026-12-06 09:30', 'b2')],
      'started: first knowledge of the breakdown',
      'we failed a customer',
    ],
  ])('%s', (_, facts, line, reason) => {
    const clock = clockOf('C9', [known(), ...facts]);
    expect([ledger(clock).at(-1), clock.story.at(-1)?.reason]).toEqual([line, reason]);
  });

  test('a typed act is none; nor does the end of the request end it', () => {
    const typed = { ...fixed('2026-12-06 09:30'), evidence: 'typed' } as Fact;
    const clock = clockOf('C9', [known(), typed, surprised('2026-12-06 16:55')]);
    expect(ledger(clock).slice(1)).toEqual([
      'did_not_stop: typed entries are no evidence',
      'did_not_stop: one of two acts done',
    ]);
    const withdrawn = fact('2026-12-06 09:30', 'request.withdrawn', { reason: 'angry' });
    expect(clockOf('C9', [known(), withdrawn]).ending).toBeNull();
  });

  test.each(['2026-12-05 18:40', '2026-12-24 23:00'])('a day from %s, night and holiday counted', (when) => {
    const clock = clockOf('C9', [known(when)]);
    expect([clock.dueAt - clock.startedAt, (clock.goalAt ?? 0) - clock.startedAt]).toEqual([
      24 * HOUR,
      12 * HOUR,
    ]);
  });

  test('the recovery lead at once, then manager and executive', () => {
    expect(stages(clockOf('C9', [known()]))).toEqual([
      '2026-12-05 18:40 at once recovery_lead',
      '2026-12-06 06:40 50 % recovery_lead manager',
      '2026-12-06 13:52 80 % executive',
      '2026-12-06 18:40:00.001 late executive',
    ]);
  });

  test('no breakdown after all was never late, even when that turns out late', () => {
    const facts = [
      known(),
      fact('2026-12-07 19:00', 'recovery.withdrawn', { caseId: 'b', reason: 'not ours' }),
    ];
    expect(breachedAt(clockOf('C9', facts), forever)).toBeNull();
    expect(breachedAt(clockOf('C9.plan', facts), forever)).toBeNull();
  });

  describe('the plan', () => {
    test.each([
      [
        'sent',
        fact('2026-12-05 19:05', 'recovery.plan_sent', { caseId: 'b' }),
        'stopped: plan sent to the customer',
      ],
      [
        'for another case',
        fact('2026-12-05 19:05', 'recovery.plan_sent', { caseId: 'b2' }),
        'started: first knowledge of the breakdown',
      ],
      ['the fix', fixed('2026-12-05 19:05'), 'started: first knowledge of the breakdown'],
    ])('%s', (_, then, line) => {
      expect(ledger(clockOf('C9.plan', [known(), then])).at(-1)).toBe(line);
    });

    test('within four hours', () => {
      const clock = clockOf('C9.plan', [known()]);
      expect(omaha(clock.dueAt)).toBe('2026-12-05 22:40');
      expect(stages(clock)).toEqual([
        '2026-12-05 20:40 50 % recovery_lead',
        '2026-12-05 22:40:00.001 late manager',
      ]);
    });
  });
});

describe('C16 read and sign', () => {
  const published = (time: string, what: 'standard' | 'policy' | 'legend' = 'standard', readerId = 'theo') =>
    fact(time, 'publication.made', { publicationId: 'p', readerId, what });
  const left = (time: string, readerId = 'theo') => fact(time, 'reader.left', { readerId });
  const back = (time: string) => fact(time, 'reader.back', { readerId: 'theo' });
  const signed = (time: string, readerId = 'theo') =>
    fact(time, 'publication.signed', { publicationId: 'p', readerId });

  test.each([
    ['signed', signed('2026-12-01 11:00'), 'stopped: check passed and signed'],
    ['signed by another', signed('2026-12-01 11:00', 'danni'), 'started: published to a reader'],
    [
      'typed to be signed',
      { ...signed('2026-12-01 11:00'), evidence: 'typed' } as Fact,
      'did_not_stop: typed entries are no evidence',
    ],
    ['away', left('2026-12-01 11:00'), 'paused: the reader is away'],
    ['another away', left('2026-12-01 11:00', 'danni'), 'started: published to a reader'],
  ])('%s', (_, then, line) => {
    expect(ledger(clockOf('C16', [published('2026-12-01 10:00'), then])).at(-1)).toBe(line);
  });

  test('each reader has an own one; a standard or policy two business days, a legend five', () => {
    const facts = [
      published('2026-12-01 10:00'),
      published('2026-12-01 10:00', 'policy', 'danni'),
      published('2026-12-01 10:00', 'legend', 'mara'),
    ];
    expect(clocksOf('C16', facts).map(({ about, dueAt }) => [about, omaha(dueAt)])).toEqual([
      ['danni p', '2026-12-03 10:00'],
      ['theo p', '2026-12-03 10:00'],
    ]);
    expect(omaha(clockOf('C16.legend', facts).dueAt)).toBe('2026-12-08 10:00');
  });

  test.each([
    ['2026-11-24 10:00', '2026-11-30 10:00', '2026-11-25 10:00'],
    ['2026-12-05 12:00', '2026-12-09 09:00', '2026-12-08 09:00'],
    ['2026-12-23 16:00', '2026-12-28 16:00', '2026-12-24 12:00'],
  ])('published %s, due %s, the reader told the day before', (when, due, told) => {
    const clock = clockOf('C16', [published(when)]);
    expect(stages(clock)).toEqual([`${told} day before reader`, `${due}:00.001 late manager`]);
  });

  test('absence moves deadline and reminder; while it lasts nothing is told', () => {
    const away = [published('2026-12-01 10:00'), left('2026-12-01 17:00')];
    expect([stages(clockOf('C16', away)), breachedAt(clockOf('C16', away), forever)]).toEqual([[], null]);
    expect(stages(clockOf('C16', [...away, back('2026-12-09 09:00')]))).toEqual([
      '2026-12-09 10:00 day before reader',
      '2026-12-10 10:00:00.001 late manager',
    ]);
  });

  test('who is away when it is published starts on coming back', () => {
    const facts = [
      published('2026-12-01 10:00'),
      left('2026-12-01 10:00'),
      back('2026-12-07 09:00'),
      signed('2026-12-07 11:00'),
    ];
    const clock = clockOf('C16', facts);
    expect([omaha(clock.dueAt), spentOn(clock)]).toEqual(['2026-12-08 17:00', 2 * HOUR]);
  });
});

describe('C17 feedback', () => {
  const heard = (time: string, negative = true) =>
    fact(time, 'feedback.received', { feedbackId: 'f', negative });
  const told = (feedbackId: string) => fact('2026-12-01 11:00', 'feedback.told', { feedbackId });

  test('only negative feedback opens the loop', () => {
    expect(clocksOf('C17.reply', [heard('2026-12-01 10:00', false)])).toEqual([]);
    expect(clocksOf('C17.decision', [heard('2026-12-01 10:00', false)])).toEqual([]);
  });

  test.each([
    ['a person’s reply', sent('2026-12-01 10:20', 'R2'), 'stopped: personal response (R2)'],
    ['a thank-you', sent('2026-12-01 10:20', 'R1'), 'did_not_stop: bare acknowledgement'],
    ['a machine', sent('2026-12-01 10:20', 'R0'), 'did_not_stop: a machine’s message is not a response'],
  ])('reply: %s', (_, then, line) => {
    expect(ledger(clockOf('C17.reply', [heard('2026-12-01 10:00'), then])).at(-1)).toBe(line);
  });

  test.each([
    ['told', told('f'), 'stopped: decision told'],
    ['of other feedback', told('f2'), 'started: negative feedback'],
    ['a reply', sent('2026-12-01 10:20', 'R4'), 'started: negative feedback'],
  ])('decision: %s', (_, then, line) => {
    expect(ledger(clockOf('C17.decision', [heard('2026-12-01 10:00'), then])).at(-1)).toBe(line);
  });

  test('half an hour for the reply; ten business days for the decision, three the goal', () => {
    const facts = [heard('2026-11-24 16:45')];
    const [reply, decision] = [clockOf('C17.reply', facts), clockOf('C17.decision', facts)];
    expect([omaha(reply.dueAt), omaha(decision.dueAt), omaha(decision.goalAt)]).toEqual([
      '2026-11-25 09:15',
      '2026-12-10 16:45',
      '2026-12-01 16:45',
    ]);
    expect(stages(reply)).toEqual([
      '2026-11-25 09:00 50 % owner',
      '2026-11-25 09:09 80 % owner coordinator',
      '2026-11-25 09:15:00.001 late manager owner',
    ]);
    expect(stages(decision)).toEqual([
      '2026-12-03 16:45 50 % owner',
      '2026-12-08 16:45 80 % owner coordinator',
      '2026-12-10 16:45:00.001 late manager owner',
    ]);
  });
});

describe('C19 breach reason', () => {
  const breached = (time: string) =>
    fact(time, 'breach.reason_asked', { breachId: 'x' }, { evidence: 'rule' });
  const given = (confirmed: boolean, breachId = 'x') =>
    fact('2026-12-01 15:00', 'breach.reason_given', { breachId, confirmed });

  test.each([
    ['given and confirmed', given(true), 'stopped: reason given'],
    ['not confirmed yet', given(false), 'did_not_stop: not yet confirmed'],
    ['that of another breach', given(true, 'y'), 'started: a clock was breached'],
    [
      'no request: it was late all the same',
      fact('2026-12-01 15:00', 'request.dismissed', { reason: 'junk' }),
      'started: a clock was breached',
    ],
  ])('%s', (_, then, line) => {
    expect(
      ledger(clockOf('C19', [received('2026-12-01 10:00'), breached('2026-12-01 10:30'), then])).at(-1),
    ).toBe(line);
  });

  test.each([
    ['during the day', '2026-12-01 10:30', '2026-12-02 17:00'],
    ['on a Friday', '2026-12-04 10:30', '2026-12-07 17:00'],
    ['as Friday closes', '2026-12-04 17:00', '2026-12-07 17:00'],
    ['on a Saturday', '2026-12-05 18:40', '2026-12-07 17:00'],
    ['before Friday opens', '2026-12-04 08:00', '2026-12-07 17:00'],
    ['at midnight', '2026-12-04 00:00', '2026-12-07 17:00'],
    ['before the holidays', '2026-11-25 16:00', '2026-11-30 17:00'],
    ['before the half day', '2026-12-23 12:00', '2026-12-24 12:00'],
  ])('a breach %s, %s, is explained by the end of the next business day (R10)', (_, when, due) => {
    const clock = clockOf('C19', [breached(when)]);
    expect([omaha(clock.dueAt), clock.goalAt]).toEqual([due, null]);
    expect(stages(clock)).toEqual([`${due}:00.001 late manager`]);
  });
});
