import { describe, expect, test } from 'vitest';
import {
  callEnded,
  fact,
  instant,
  larkfield,
  omaha,
  received,
  sent,
  wrote,
} from '../../../test/clock-facts.ts';
import type { Fact } from '../clock/fact.ts';
import type { Verdict } from '../clock/fact-body.ts';
import type { BuyingStage } from '../request/buying-stage.ts';
import { scoreSummary } from './score-summary.ts';
import { type ValueAccount, valueAccount } from './value-account.ts';

const at = (time: string) => `2026-12-01 ${time}`;
const asked = received(at('10:00'), { lead: false, channel: 'mail' });
const later = '2026-12-20 12:00';

function worthOf(facts: readonly Fact[], asOf = later): ValueAccount {
  return valueAccount(facts, larkfield(), instant(asOf));
}

/** `R 87.2 = S 0.872 x V 1 estimate`. */
function line({ state, value, business }: ValueAccount): string {
  if (!value || !business) return state;
  const round = (number: number) => Math.round(number * 10_000) / 10_000;
  return `R ${Math.round(business.score * 10) / 10} = S ${round(business.speed)} x V ${value.v} ${value.source}`;
}

const verdict = (time: string, said: Verdict) =>
  fact(time, 'verdict.given', { verdict: said, messageId: null });
const moved = (time: string, from: BuyingStage, to: BuyingStage, messageId: string | null) =>
  fact(time, 'stage.moved', { from, to, messageId });
const inPart = (time: string) => sent(at(time), 'R3', ['q1']);

describe('the score is speed times value', () => {
  test.each([
    ['a full answer at 5 minutes', '10:05', 'R 100 = S 1 x V 1 estimate'],
    ['at 10', '10:10', 'R 96 = S 0.96 x V 1 estimate'],
    ['at 21', '10:21', 'R 87.2 = S 0.872 x V 1 estimate'],
    ['at the target', '10:30', 'R 80 = S 0.8 x V 1 estimate'],
    ['at 130', '12:10', 'R 62.2 = S 0.6222 x V 1 estimate'],
  ])('%s', (_what, time, expected) => {
    expect(line(worthOf([asked, sent(at(time), 'R4', ['q1', 'q2'])]))).toBe(expected);
  });

  test('after 480 minutes of work it is 0, a full answer or not', () => {
    const facts = [asked, sent('2026-12-02 10:00', 'R4', ['q1', 'q2'])];
    expect(line(worthOf(facts))).toBe('R 0 = S 0 x V 1 estimate');
  });

  test('an empty answer after a minute is 0', () => {
    const account = worthOf([asked, sent(at('10:01'), 'R1')]);
    expect(line(account)).toBe('R 0 = S 0 x V 0 estimate');
    expect(account.reason).toBe('no answer in time');
  });

  test('the speed is that of the information, not of the first word (S0-14)', () => {
    const account = worthOf([asked, sent(at('10:08'), 'R2'), sent(at('10:50'), 'R4', ['q1', 'q2'])]);
    expect(line(account)).toBe('R 76.4 = S 0.7644 x V 1 estimate');
    expect([omaha(account.firstResponseAt), omaha(account.firstValueAt)]).toEqual([at('10:08'), at('10:50')]);
  });

  test('a talk has its value when it is connected (R15)', () => {
    const facts = [
      received('2026-12-04 11:00', { lead: false }),
      fact('2026-12-04 11:14', 'call.connected', { callId: 'c' }, { evidence: 'telephony' }),
      callEnded('2026-12-04 11:31', 'R3', ['q1'], { callId: 'c' }),
    ];
    const answered = sent('2026-12-04 12:19', 'R4', ['q2']);
    const account = worthOf([...facts, answered]);
    expect(line(account)).toBe('R 92.8 = S 0.928 x V 1 estimate');
    expect([account.atFirstResponse?.share, account.atFirstValue?.share]).toEqual([0.5, 0.5]);
    const tooLate = sent('2026-12-04 12:40', 'R4', ['q2']);
    expect(line(worthOf([...facts, tooLate]))).toBe('R 46.4 = S 0.928 x V 0.5 estimate');
  });

  test('the buyer’s own waiting stands beside it', () => {
    const sydney = received('2026-11-26T03:12:00Z', { zone: 'Australia/Sydney' });
    const mail = sent('2026-11-27T16:05:00Z', 'R4', ['q1', 'q2']);
    const { business, elapsed } = worthOf([sydney, mail]);
    expect(business).toEqual({ untilValueMs: 0, speed: 1, score: 100 });
    expect(elapsed).toEqual({ untilValueMs: 2_213 * 60_000, speed: 0, score: 0 });
  });
});

describe('value: verdict before movement before our own estimate (M-09)', () => {
  const half = [asked, inPart('10:05')];
  const contract = wrote('2026-12-03 09:30', 'm2');
  const stepForward = moved('2026-12-03 11:00', 'B5', 'B6', 'm2');
  const backOn = (time: string, messageId: string) => moved(time, 'B6', 'B5', messageId);

  test.each<[string, Fact[], string]>([
    ['half of the questions', half, 'R 50 = S 1 x V 0.5 estimate'],
    ['a part counts half', [asked, partly(at('10:05'))], 'R 25 = S 1 x V 0.25 estimate'],
    ['a step forward that a message shows', [...half, contract, stepForward], 'R 100 = S 1 x V 1 movement'],
    [
      'a verdict beats the step',
      [...half, contract, stepForward, verdict('2026-12-03 12:00', 'no')],
      'R 0 = S 1 x V 0 buyer',
    ],
    [
      'a verdict beats the count',
      [asked, sent(at('10:05'), 'R4', ['q1', 'q2']), verdict(at('11:00'), 'partly')],
      'R 50 = S 1 x V 0.5 buyer',
    ],
    [
      'the latest verdict wins',
      [...half, verdict(at('11:00'), 'yes'), verdict(at('15:00'), 'no')],
      'R 0 = S 1 x V 0 buyer',
    ],
    ['not after a fortnight', [...half, verdict('2026-12-15 10:06', 'yes')], 'R 50 = S 1 x V 0.5 estimate'],
    ['at the fortnight', [...half, verdict('2026-12-15 10:05', 'yes')], 'R 100 = S 1 x V 1 buyer'],
    [
      'a step nothing shows',
      [...half, contract, moved('2026-12-03 11:00', 'B5', 'B6', null)],
      'R 50 = S 1 x V 0.5 estimate',
    ],
    [
      'a step back',
      [...half, contract, moved('2026-12-03 11:00', 'B6', 'B5', 'm2')],
      'R 50 = S 1 x V 0.5 estimate',
    ],
    [
      'a step that was taken back as a mistake',
      [...half, contract, stepForward, moved('2026-12-03 11:01', 'B6', 'B5', null)],
      'R 50 = S 1 x V 0.5 estimate',
    ],
    [
      'or put right by the same message',
      [...half, contract, stepForward, moved('2026-12-03 11:01', 'B6', 'B4', 'm2')],
      'R 50 = S 1 x V 0.5 estimate',
    ],
    [
      'a step the contact went back on later',
      [...half, contract, stepForward, wrote('2026-12-04 09:30', 'm3'), backOn('2026-12-04 11:00', 'm3')],
      'R 100 = S 1 x V 1 movement',
    ],
    [
      'a step after five business days',
      [...half, wrote('2026-12-08 10:06', 'm2'), moved('2026-12-08 11:00', 'B5', 'B6', 'm2')],
      'R 50 = S 1 x V 0.5 estimate',
    ],
    [
      'a step on the fifth',
      [...half, wrote('2026-12-08 10:05', 'm2'), moved('2026-12-08 11:00', 'B5', 'B6', 'm2')],
      'R 100 = S 1 x V 1 movement',
    ],
  ])('%s', (_what, facts, expected) => {
    expect(line(worthOf(facts))).toBe(expected);
  });

  test('a step after a contact that we began is not the answer’s', () => {
    const done = [
      asked,
      sent(at('10:05'), 'R4', ['q1']),
      wrote(at('10:06'), 'm0'),
      sent(at('10:07'), 'R3', []),
    ];
    const dropped = fact(at('10:08'), 'question.dropped', { questionId: 'q2' });
    const begun = sent(at('14:00'), 'R3');
    const show = [contract, stepForward];
    expect(worthOf([...done, ...show]).value?.source).toBe('movement');
    expect(worthOf([...done, dropped, begun, ...show]).value?.source).toBe('estimate');
    const checkingIn = sent(at('14:00'), 'R1');
    expect(worthOf([...done, dropped, checkingIn, ...show]).value?.source).toBe('estimate');
    expect(worthOf([...half, checkingIn, ...show]).value?.source).toBe('movement');
  });

  test('a verdict before any answer judges nothing', () => {
    expect(line(worthOf([asked, verdict(at('10:02'), 'yes'), inPart('10:05')]))).toBe(
      'R 50 = S 1 x V 0.5 estimate',
    );
  });
});

function partly(time: string): Fact {
  const data = {
    messageId: 'o',
    replyClass: 'R3',
    reason: '',
    answers: [],
    parts: ['q1'],
    by: 'theo',
  } as const;
  return fact(time, 'message.out', data, { evidence: 'relay' });
}

describe('what is not decided', () => {
  test.each<[string, Fact[], string, string]>([
    ['nobody has answered', [asked], at('10:20'), 'pending: nobody has answered yet'],
    ['nor in time', [asked], at('10:31'), 'decided: no answer in time'],
    [
      'a word, information is owed',
      [asked, sent(at('10:08'), 'R2')],
      at('10:40'),
      'pending: answered in person, information is still owed',
    ],
    [
      'and did not come',
      [asked, sent(at('10:08'), 'R2')],
      at('11:09'),
      'decided: no information by the time it was due',
    ],
    [
      'half is told',
      [asked, inPart('10:05')],
      at('10:40'),
      'pending: questions are still open, and their time has not passed',
    ],
    [
      'all is told',
      [asked, sent(at('10:05'), 'R4', ['q1', 'q2'])],
      at('10:06'),
      'decided: 2 of 2 questions answered',
    ],
    [
      'closed unanswered',
      [asked, fact(at('10:09'), 'request.closed', { because: 'unreachable', reason: '' })],
      at('10:10'),
      'decided: no answer in time',
    ],
    [
      'not a request',
      [asked, fact(at('10:09'), 'request.dismissed', { reason: 'spam' })],
      later,
      'left_out: spam',
    ],
    [
      'taken back in time',
      [asked, fact(at('10:09'), 'request.withdrawn', { reason: 'solved' })],
      later,
      'left_out: solved',
    ],
    [
      'taken back before the rest was due',
      [asked, sent(at('10:08'), 'R2'), fact(at('10:40'), 'request.withdrawn', { reason: 'solved' })],
      later,
      'left_out: solved',
    ],
    [
      'praised and then taken back',
      [
        asked,
        inPart('10:05'),
        verdict(at('10:30'), 'yes'),
        fact(at('10:40'), 'request.withdrawn', { reason: 'solved' }),
      ],
      later,
      'decided: the contact says so',
    ],
    [
      'taken back after the rest was due',
      [asked, sent(at('10:08'), 'R2'), fact(at('11:09'), 'request.withdrawn', { reason: 'solved' })],
      later,
      'decided: no information by the time it was due',
    ],
    [
      'the contact is asked what we need to know',
      [asked, sent(at('10:08'), 'R2'), fact(at('10:20'), 'ball.buyer', { asked: 'power' })],
      later,
      'pending: we asked what we need to know, and it is the contact’s turn',
    ],
    [
      'asked when half is told',
      [asked, inPart('10:05'), fact(at('10:20'), 'ball.buyer', { asked: 'power' })],
      later,
      'pending: we asked what we need to know, and it is the contact’s turn',
    ],
    [
      'asked too late',
      [asked, sent(at('10:08'), 'R2'), fact(at('11:20'), 'ball.buyer', { asked: 'power' })],
      later,
      'decided: no information by the time it was due',
    ],
    [
      'taken back too late',
      [asked, fact(at('11:09'), 'request.withdrawn', { reason: 'solved' })],
      later,
      'decided: no answer in time',
    ],
  ])('%s', (_what, facts, asOf, expected) => {
    const { state, reason } = worthOf(facts, asOf);
    expect(`${state}: ${reason}`).toBe(expected);
  });

  test('what a mail from a person’s own client answered counts once it is confirmed (R18)', () => {
    const data = {
      messageId: 'own',
      replyClass: 'R4',
      reason: 'by rule',
      answers: ['q1', 'q2'],
      parts: [],
      by: 'theo',
    } as const;
    const own = fact(at('10:21'), 'message.out', { ...data, unconfirmed: true }, { evidence: 'mailbox' });
    const before = worthOf([asked, own], at('10:40'));
    expect([line(before), before.unconfirmed]).toEqual(['pending', true]);
    const confirmed = fact(at('12:00'), 'answers.confirmed', { ...data });
    const after = worthOf([asked, own, confirmed], at('12:00'));
    expect([line(after), after.unconfirmed]).toEqual(['R 87.2 = S 0.872 x V 1 estimate', false]);
  });
});

test('information after its time is worth nothing, even if nothing is left to answer then', () => {
  const dropped = ['q1', 'q2'].map((questionId) => fact(at('11:30'), 'question.dropped', { questionId }));
  const facts = [asked, sent(at('10:08'), 'R2'), ...dropped, sent(at('11:40'), 'R3')];
  expect(line(worthOf(facts))).toBe('R 0 = S 0.6756 x V 0 estimate');
});

test('nobody’s yet is a request that its holder gave back unanswered', () => {
  const made = fact(at('10:00'), 'assignment.made', { userId: 'theo', onDuty: true, reason: 'rota' });
  const ended = fact(at('10:20'), 'assignment.ended', { userId: 'theo', state: 'released' });
  expect(worthOf([asked, made]).creditedTo).toBe('theo');
  expect(worthOf([asked, made, ended]).creditedTo).toBeNull();
});

test('the mean is over the decided, the unanswered with nothing', () => {
  const full = worthOf([asked, sent(at('10:21'), 'R4', ['q1', 'q2'])]);
  const praised = worthOf([asked, inPart('10:05'), verdict(at('11:00'), 'yes')]);
  const open = worthOf([asked], at('10:20'));
  const summary = scoreSummary([full, praised, worthOf([asked]), open]);
  expect(summary).toMatchObject({ decided: 3, pending: 1, leftOut: 0, buyerConfirmed: 1, moved: 0 });
  expect(summary.score).toBeCloseTo((87.2 + 100) / 3, 10);
  expect(scoreSummary([open]).score).toBeNull();
});
