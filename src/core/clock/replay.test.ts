import { describe, expect, test } from 'vitest';
import {
  assigned,
  clockOf,
  clocksOf,
  dialled,
  everyKind,
  fact,
  instant,
  larkfield,
  ledger,
  omaha,
  received,
  replayed,
  sent,
  spentOn,
  stages,
  takenBack,
  wrote,
} from '../../../test/clock-facts.ts';
import { HOUR, MINUTE } from '../time/instant.ts';
import { breachedAt, type ClockTerms } from './clock.ts';
import { clockCodes } from './clock-kind.ts';
import { defaultTargets } from './default-targets.ts';
import type { Evidence, Fact } from './fact.ts';
import { clockKinds } from './kinds/index.ts';
import { replay } from './replay.ts';
import { stagePlan } from './stages.ts';

// The general rules beneath DOMAIN 2.4, with the rulings of 0.1.

const forever = Number.POSITIVE_INFINITY;

test('every clock of the table has its kind, default target and stages', () => {
  expect(clockKinds.map(({ code }) => code)).toEqual([...clockCodes]);
  expect(defaultTargets.map(({ kind }) => kind)).toEqual([...clockCodes]);
  expect(clockCodes.filter((code) => stagePlan[code].length === 0)).toEqual([]);
});

describe('deadlines', () => {
  test.each([
    [
      'C3',
      received('2026-12-01 10:00'),
      (at: string) => sent(at, 'R4'),
      '2026-12-01 10:30:00.000',
      '2026-12-01 10:30:00.001',
    ],
    [
      'C2',
      assigned('2026-12-01 10:00', 'mara'),
      (at: string) => dialled(at, 'busy'),
      '2026-12-01 10:30:00.000',
      '2026-12-01 10:30:00.001',
    ],
    [
      'C6',
      fact('2026-12-01 10:00', 'quote.requested', { quoteId: 'k' }),
      (at: string) => fact(at, 'quote.delivered', { quoteId: 'k' }),
      '2026-12-02 00:00:00.000',
      '2026-12-02 00:00:00.001',
    ],
    [
      'C8',
      wrote('2026-12-01 10:00', 'm1'),
      (at: string) => sent(at, 'R2'),
      '2026-12-01 17:00:00.000',
      '2026-12-01 17:00:00.001',
    ],
    [
      'C9.plan',
      fact('2026-12-01 10:00', 'breakdown.known', { caseId: 'b' }),
      (at: string) => fact(at, 'recovery.plan_sent', { caseId: 'b' }),
      '2026-12-01 14:00:00.000',
      '2026-12-01 14:00:00.001',
    ],
    [
      'C16',
      fact('2026-12-01 10:00', 'publication.made', { publicationId: 'n', readerId: 'u', what: 'policy' }),
      (at: string) => fact(at, 'publication.signed', { publicationId: 'n', readerId: 'u' }),
      '2026-12-03 10:00:00.000',
      '2026-12-03 10:00:00.001',
    ],
  ] as const)(
    '%s is met at its very instant, missed a millisecond later, and missed at the deadline (R1)',
    (code, opens, closes, onTime, late) => {
      const lead = code === 'C2' ? [received('2026-12-01 09:00')] : [];
      const met = clockOf(code, [...lead, opens, closes(onTime)]);
      const missed = clockOf(code, [...lead, opens, closes(late)]);
      expect([met.ending, missed.ending]).toEqual(['stopped', 'stopped']);
      expect([breachedAt(met, forever), breachedAt(missed, forever)]).toEqual([null, missed.dueAt]);
      expect(missed.dueAt).toBe(instant(onTime));
    },
  );

  test('an open clock is late one millisecond after (R1)', () => {
    const clock = clockOf('C3', [received('2026-12-01 10:00')]);
    const due = instant('2026-12-01 10:30');
    expect([breachedAt(clock, due), breachedAt(clock, due + 1), breachedAt(clock, due + HOUR)]).toEqual([
      null,
      due,
      due,
    ]);
  });

  test('a waiting clock can be met: nothing counted, the buyer’s own wait is whole (R2)', () => {
    const clock = clockOf('C3', [
      received('2026-11-26T03:12:00Z'),
      sent('2026-11-27T16:05:00Z', 'R4', ['q1', 'q2'], { evidence: 'mailbox' }),
    ]);
    expect([omaha(clock.dueAt), omaha(clock.goalAt)]).toEqual(['2026-11-30 09:30', '2026-11-30 09:05']);
    expect([spentOn(clock), (clock.endedAt ?? 0) - clock.startedAt]).toEqual([0, 2_213 * MINUTE]);
    expect(breachedAt(clock, forever)).toBeNull();
  });

  test('warnings come in business time: 4 h from Monday 16:00 are half over on Tuesday (X-07)', () => {
    const targets = { C3: { targetMs: 4 * HOUR, goalMs: null } };
    const clock = clockOf('C3', [received('2026-11-30 16:00')], { targets });
    expect(stages(clock).filter((line) => !line.includes('silent'))).toEqual([
      '2026-12-01 10:00 50 % owner',
      '2026-12-01 11:12 80 % owner coordinator',
      '2026-12-01 12:00:00.001 late manager owner',
    ]);
  });
});

describe('targets', () => {
  const facts = [received('2026-12-01 10:00', { segment: 'A' })];
  const withTarget = (targetFor: ClockTerms['targetFor']): ClockTerms => ({ ...larkfield(), targetFor });

  test('that of the start governs, of the segment at receipt (D-20)', () => {
    const asked: unknown[] = [];
    const terms = withTarget((code, startedAt, segment) => {
      if (code !== 'C3') return null;
      asked.push([omaha(startedAt), segment]);
      return { id: 'v1', targetMs: 20 * MINUTE, goalMs: null };
    });
    const { clocks } = replay([...facts, wrote('2026-12-01 10:15', 'm2')], clockKinds, terms);
    expect(clocks.map(({ kind, dueAt, target }) => [kind.code, omaha(dueAt), target.id])).toEqual([
      ['C3', '2026-12-01 10:20', 'v1'],
    ]);
    expect(new Set(asked.map(String))).toEqual(new Set(['2026-12-01 10:00,A']));
  });

  test('a kind without one does not run', () => {
    expect(
      replay(
        facts,
        clockKinds,
        withTarget(() => null),
      ).clocks,
    ).toEqual([]);
  });
});

describe('pauses', () => {
  test('only C5, C14, C15 and C16 know any (D-17)', () => {
    const pausing = [
      fact('2026-12-01 10:40', 'ball.buyer', { asked: 'line pressure' }),
      fact('2026-12-01 10:41', 'work.declared', { until: instant('2026-12-01 12:00') }),
      fact('2026-12-01 10:42', 'ball.agreed', { askedBy: 'buyer', until: instant('2026-12-02 12:00') }),
      fact('2026-12-01 10:43', 'help.info_missing', { askId: 'h' }),
      fact('2026-12-01 10:44', 'reader.left', { readerId: 'theo' }),
    ];
    const noBuyer = pausing.slice(1);
    const paused = (facts: readonly Fact[]) =>
      replayed([...everyKind(), ...facts], { without: ['C18'] })
        .clocks.filter(({ pauses }) => pauses.length > 0)
        .map(({ kind }) => kind.code);
    expect(new Set([...paused(pausing), ...paused(noBuyer)])).toEqual(
      new Set(['C5', 'C14', 'C15', 'C16', 'C16.legend']),
    );
  });
});

describe('nothing restarts a contact-facing clock', () => {
  test.each([
    ['a re-route', [takenBack('2026-12-01 10:10', 'danni'), assigned('2026-12-01 10:10', 'theo')]],
    [
      'a hand-off',
      [
        fact('2026-12-01 10:10', 'assignment.ended', { userId: 'danni', state: 'handed_off' }),
        assigned('2026-12-01 10:10', 'theo'),
      ],
    ],
    ['a touch', [fact('2026-12-01 10:10', 'assignment.touched', { userId: 'danni', how: 'opened' })]],
    ['silence', [fact('2026-12-01 10:10', 'assignment.silent', { userId: 'danni', afterMs: 10 * MINUTE })]],
    ['a chaser', [wrote('2026-12-01 10:10', 'm2')]],
  ])('%s', (_, facts: Fact[]) => {
    const clock = clockOf('C3', [
      received('2026-12-01 10:00'),
      assigned('2026-12-01 10:00', 'danni'),
      ...facts,
    ]);
    expect([ledger(clock).length, omaha(clock.startedAt), omaha(clock.dueAt)]).toEqual([
      1,
      '2026-12-01 10:00',
      '2026-12-01 10:30',
    ]);
  });
});

describe('evidence', () => {
  const closing = (evidence: Evidence): Fact[] => {
    const at = '2026-12-01 10:45';
    const by = { evidence };
    return [
      assigned(at, 'danni', { callsLeads: false }),
      dialled(at, 'busy'),
      fact(at, 'call.answered', { callId: 'c2', allowed: true, role: 'support' }),
      fact(at, 'quote.delivered', { quoteId: 'k' }),
      fact(at, 'interaction.documented', { interactionId: 'c1' }),
      fact(at, 'fix.done', { caseId: 'b' }),
      fact(at, 'surprise.done', { caseId: 'b' }),
      fact(at, 'recovery.plan_sent', { caseId: 'b' }),
      fact(at, 'commitment.kept', { commitmentId: 'p' }),
      fact(at, 'attempt.made', { stepId: 's', valueItem: true }),
      fact(at, 'follow_up.done', { followUpId: 'f' }),
      fact(at, 'help.answered', { askId: 'h', useful: true }),
      fact(at, 'publication.signed', { publicationId: 'n', readerId: 'theo' }),
      fact(at, 'publication.signed', { publicationId: 'l', readerId: 'theo' }),
      fact(at, 'feedback.told', { feedbackId: 'g' }),
      fact(at, 'breach.reason_given', { breachId: 'x', confirmed: true }),
      sent(at, 'R4', ['q1', 'q2', 'q3'], by),
    ].map((one) => ({ ...one, ...by }));
  };
  const openBefore = replayed(everyKind()).clocks.filter(({ endedAt }) => endedAt === null);

  test('what is recorded as it happens ends each of them', () => {
    const { clocks } = replayed([...everyKind(), ...closing('server')]);
    expect(clocks.filter(({ endedAt }) => endedAt === null)).toEqual([]);
    expect(new Set(clocks.map(({ kind }) => kind.code))).toEqual(
      new Set(clockCodes.filter((code) => code !== 'C18')),
    );
  });

  test('what is only typed ends none of them (X-06)', () => {
    const { clocks } = replayed([...everyKind(), ...closing('typed')]);
    const open = clocks
      .filter(({ endedAt }) => endedAt === null)
      .map(({ kind, about }) => [kind.code, about]);
    expect(open).toEqual(openBefore.map(({ kind, about }) => [kind.code, about]));
  });

  test('a typed reply says how late it was logged (X-06)', () => {
    const typed = sent('2026-12-01 10:05', 'R4', ['q1', 'q2'], {
      evidence: 'typed',
      learned: '2026-12-01 10:45',
    });
    const clock = clockOf('C3', [received('2026-12-01 10:00'), typed]);
    expect(clock.story.at(-1)).toMatchObject({
      effect: 'did_not_stop',
      rule: 'typed entries are no evidence',
      reason: 'logged 40 min afterwards, without mail or telephony evidence',
      businessMs: 5 * MINUTE,
    });
  });

  test('a reply found later in the mailbox counts from its own time, and takes the breach back', () => {
    const open = clockOf('C3', [received('2026-12-01 10:00')]);
    expect(omaha(breachedAt(open, instant('2026-12-01 11:00')))).toBe('2026-12-01 10:30');
    const found = sent('2026-12-01 10:20', 'R4', ['q1', 'q2'], {
      evidence: 'mailbox',
      learned: '2026-12-01 11:00',
    });
    const clock = clockOf('C3', [received('2026-12-01 10:00'), found]);
    expect([omaha(clock.endedAt), spentOn(clock), breachedAt(clock, forever)]).toEqual([
      '2026-12-01 10:20',
      20 * MINUTE,
      null,
    ]);
  });

  test('an earlier reply found later ends the clock earlier; the later one says nothing to it', () => {
    const facts = [received('2026-12-01 10:00'), sent('2026-12-01 10:50', 'R4', ['q1', 'q2'])];
    expect(omaha(breachedAt(clockOf('C3', facts), forever))).toBe('2026-12-01 10:30');
    const found = sent('2026-12-01 10:20', 'R2', [], { evidence: 'mailbox', learned: '2026-12-01 11:00' });
    const clock = clockOf('C3', [...facts, found]);
    expect([omaha(clock.endedAt), ledger(clock).length, breachedAt(clock, forever)]).toEqual([
      '2026-12-01 10:20',
      2,
      null,
    ]);
  });

  test('a bounce takes back every stop and start of that mail, whenever it comes', () => {
    const facts = [received('2026-12-01 10:00'), sent('2026-12-01 10:05', 'R3', ['q1'], { messageId: 'o1' })];
    const bounce = fact('2026-12-01 14:00', 'message.bounced', { messageId: 'o1' });
    expect(clocksOf('C5', facts).length).toBe(1);
    const clock = clockOf('C3', [...facts, bounce]);
    expect([ledger(clock).at(-1), omaha(breachedAt(clock, forever))]).toEqual([
      'did_not_stop: bounced',
      '2026-12-01 10:30',
    ]);
    expect(clocksOf('C5', [...facts, bounce])).toEqual([]);
    expect(clockOf('C8', [...facts, bounce]).ending).toBeNull();
    expect(clockOf('C15', [...facts, bounce]).ending).toBeNull();
    expect(replayed([...facts, bounce]).picture.questions.get('q1')).toBe('open');
  });
});

describe('merges and chasers (X-09)', () => {
  const form = received('2026-12-01 10:00', { channel: 'web form', messageId: 'm1', questions: ['q1'] });
  const mail = received('2026-12-01 10:20', { channel: 'email', messageId: 'm2', questions: ['q2'] });

  test('the earliest receipt is kept, the second contact is a chaser', () => {
    const { clocks, picture } = replayed([mail, form]);
    expect(picture.chasers).toBe(1);
    expect(clocks.filter(({ kind }) => kind.code === 'C3').map(({ dueAt }) => omaha(dueAt))).toEqual([
      '2026-12-01 10:30',
    ]);
    expect(clocks.filter(({ kind }) => kind.code === 'C1').length).toBe(1);
    expect(clocks.filter(({ kind }) => kind.code === 'C8').map(({ about }) => about)).toEqual(['m1', 'm2']);
  });

  test('one answer to both ends the one wait', () => {
    const clock = clockOf('C3', [mail, form, sent('2026-12-01 10:25', 'R4', ['q1', 'q2'])]);
    expect(spentOn(clock)).toBe(25 * MINUTE);
    expect(clocksOf('C5', [mail, form, sent('2026-12-01 10:25', 'R3', ['q1'])]).length).toBe(1);
  });

  test('the request that went into the other keeps its clocks as void, never late', () => {
    const clocks = replayed([form, fact('2026-12-01 18:00', 'request.merged', { into: 'r2' })]).clocks;
    expect(new Set(clocks.map(({ ending }) => ending))).toEqual(new Set(['void']));
    expect(clocks.filter((clock) => breachedAt(clock, forever) !== null)).toEqual([]);
  });

  test('each message before an answer is a chaser, the first after it is not', () => {
    const facts = [
      form,
      wrote('2026-12-01 10:10', 'm3'),
      wrote('2026-12-01 10:15', 'm4'),
      sent('2026-12-01 10:20', 'R2'),
      wrote('2026-12-01 10:40', 'm5'),
    ];
    expect(replayed(facts).picture.chasers).toBe(2);
  });
});

describe('a request that is over', () => {
  const dismissed = (time: string) =>
    fact(time, 'request.dismissed', { reason: 'an offer to us' }, { evidence: 'person' });
  const restored = (time: string) => fact(time, 'request.restored', {}, { evidence: 'person' });
  const withdrawn = (time: string) => fact(time, 'request.withdrawn', { reason: 'bought elsewhere' });

  test.each(['2026-12-01 10:05', '2026-12-01 11:05'])('dismissed at %s it was never late (D-19)', (time) => {
    const clock = clockOf('C3', [received('2026-12-01 10:00'), dismissed(time)]);
    expect([clock.ending, clock.endReason, breachedAt(clock, forever)]).toEqual([
      'void',
      'an offer to us',
      null,
    ]);
  });

  test('a dismissal taken back leaves no trace: it keeps its age (D-19)', () => {
    const back = [received('2026-12-01 10:00'), dismissed('2026-12-01 10:05'), restored('2026-12-01 10:50')];
    const clock = clockOf('C3', back);
    expect([ledger(clock).length, omaha(clock.dueAt), clock.endedAt]).toEqual([1, '2026-12-01 10:30', null]);
    expect(omaha(breachedAt(clock, instant('2026-12-01 10:50')))).toBe('2026-12-01 10:30');
    const again = clockOf('C3', [...back, dismissed('2026-12-01 11:00')]);
    expect([again.ending, omaha(again.endedAt)]).toEqual(['void', '2026-12-01 11:00']);
  });

  test.each([
    ['before the deadline', '2026-12-01 10:29', 'void', 'bought elsewhere', 'never'],
    ['at its very instant', '2026-12-01 10:30', 'void', 'bought elsewhere', 'never'],
    ['after it', '2026-12-01 10:31', 'failed', 'bought elsewhere, after the deadline', '2026-12-01 10:30'],
  ])('withdrawn %s', (_, time, ending, reason, breach) => {
    const clock = clockOf('C3', [received('2026-12-01 10:00'), withdrawn(time)]);
    expect([clock.ending, clock.endReason, omaha(breachedAt(clock, forever))]).toEqual([
      ending,
      reason,
      breach,
    ]);
  });

  test('who took it back and writes again waits anew, from the new message (D-18)', () => {
    const facts = [
      received('2026-12-01 10:00'),
      withdrawn('2026-12-01 10:10'),
      wrote('2026-12-01 14:00', 'm2'),
    ];
    const clock = clockOf('C11', facts);
    expect([omaha(clock.startedAt), omaha(clock.dueAt)]).toEqual(['2026-12-01 14:00', '2026-12-01 14:30']);
    expect(clockOf('C3', facts).ending).toBe('void');
  });
});

describe('facts', () => {
  test('a thing recorded twice counts once', () => {
    const facts = [
      received('2026-12-01 10:00'),
      sent('2026-12-01 10:05', 'R1'),
      sent('2026-12-01 10:05', 'R1'),
    ];
    expect(ledger(clockOf('C3', facts)).length).toBe(2);
  });

  test('one thing has one clock, however often it is asked for', () => {
    const asked = (time: string) => fact(time, 'quote.requested', { quoteId: 'k' });
    const facts = [asked('2026-12-01 10:00'), asked('2026-12-02 10:00')];
    expect(omaha(clockOf('C6', facts).dueAt)).toBe('2026-12-02 00:00');
    const done = fact('2026-12-01 11:00', 'quote.delivered', { quoteId: 'k' });
    expect(clocksOf('C6', [...facts, done]).map(({ ending }) => ending)).toEqual(['stopped']);
  });

  test('at the same instant what opens comes before what closes', () => {
    const facts = [
      sent('2026-12-01 10:00', 'R4', ['q1', 'q2']),
      assigned('2026-12-01 10:00', 'mara'),
      received('2026-12-01 10:00'),
    ];
    const { clocks } = replayed(facts);
    const ended = clocks.filter(({ kind }) => ['C1', 'C3', 'C8', 'C15'].includes(kind.code));
    expect(ended.map(({ kind, ending }) => [kind.code, ending])).toEqual([
      ['C1', 'stopped'],
      ['C3', 'stopped'],
      ['C8', 'stopped'],
      ['C15', 'stopped'],
    ]);
  });
});
