import { expect, test } from 'vitest';
import { clockOf, clocksOf, fact, ledger, omaha, received, replayed } from '../../../test/clock-facts.ts';
import type { Fact } from './fact.ts';

const at = (time: string) => `2026-12-01 ${time}`;
const mail = {
  messageId: 'own',
  replyClass: 'R4',
  reason: 'by rule',
  answers: ['q1', 'q2'],
  parts: [],
} as const;
const own = fact(
  at('10:10'),
  'message.out',
  { ...mail, by: 'owen', unconfirmed: true },
  { evidence: 'mailbox' },
);
const confirmed = (time: string, answers: readonly string[]): Fact => {
  const replyClass = answers.length === 2 ? 'R4' : answers.length === 1 ? 'R3' : 'R1';
  return fact(time, 'answers.confirmed', { ...mail, replyClass, answers, reason: 'as confirmed' });
};
const asked = received(at('10:00'));

test('a mail from a person’s own client stops the clock by rule; confirmed as it was, nothing changes (R18)', () => {
  const byRule = clockOf('C3', [asked, own]);
  expect([omaha(byRule.endedAt), ledger(byRule).at(-1)]).toEqual([
    at('10:10'),
    expect.stringMatching(/^stopped/),
  ]);
  const after = replayed([asked, own, confirmed(at('15:00'), ['q1', 'q2'])]);
  expect(after.clocks.map(({ kind, endedAt }) => [kind.code, endedAt])).toEqual(
    replayed([asked, own]).clocks.map(({ kind, endedAt }) => [kind.code, endedAt]),
  );
});

test('what it did not answer is open, and its clock runs from the mail on', () => {
  const facts = [asked, own, confirmed(at('15:00'), ['q1'])];
  expect(replayed(facts).picture.questions).toEqual(
    new Map([
      ['q1', 'answered'],
      ['q2', 'open'],
    ]),
  );
  const [rest] = clocksOf('C5', facts);
  expect([omaha(rest?.startedAt), omaha(rest?.dueAt)]).toEqual([at('10:10'), at('11:10')]);
  expect(clocksOf('C5', [asked, own])).toEqual([]);
});

test('confirmed as a bare word it stops nothing; the last word on it counts', () => {
  const nothing = confirmed(at('15:00'), []);
  expect(clockOf('C3', [asked, own, nothing]).endedAt).toBeNull();
  const again = confirmed(at('16:00'), ['q1', 'q2']);
  expect(omaha(clockOf('C3', [asked, own, nothing, again]).endedAt)).toBe(at('10:10'));
  expect(omaha(clockOf('C3', [again, nothing, own, asked]).endedAt)).toBe(at('10:10'));
});

test('what the contact disagrees with is open again, and owed from then', () => {
  const reply = {
    messageId: 'r',
    replyClass: 'R4',
    reason: '',
    answers: ['q1', 'q2'],
    parts: [],
    by: 'theo',
  } as const;
  const sent = fact(at('10:05'), 'message.out', reply, { evidence: 'relay' });
  const disagreed = fact(at('14:00'), 'question.reopened', { questionId: 'q2' });
  const facts = [asked, sent, disagreed];
  expect(replayed(facts).picture.questions.get('q2')).toBe('open');
  expect(omaha(clockOf('C5', facts).startedAt)).toBe(at('14:00'));
});
