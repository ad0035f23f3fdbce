import { describe, expect, test } from 'vitest';
import {
  clockOf,
  clocksOf,
  fact,
  instant,
  ledger,
  omaha,
  received,
  sent,
} from '../../../../test/clock-facts.ts';

const bounced = (messageId: string) => fact('2026-12-01 10:40', 'message.bounced', { messageId });

describe('a mail that comes back has told the contact nothing, whatever it carried', () => {
  test('the quote is still owed', () => {
    const facts = [
      received('2026-12-01 10:00'),
      fact('2026-12-01 10:00', 'quote.requested', { quoteId: 'k' }),
      fact('2026-12-01 10:30', 'quote.delivered', { quoteId: 'k', messageId: 'o1' }),
    ];
    expect(clockOf('C6', facts).ending).toBe('stopped');
    const clock = clockOf('C6', [...facts, bounced('o1')]);
    expect([clock.ending, clock.story.at(-1)?.rule]).toEqual([null, 'bounced']);
  });

  test('the promise was never given, and stays listed as void', () => {
    const promise = { commitmentId: 'o1', promisedAt: instant('2026-12-01 10:35'), messageId: 'o1' };
    const facts = [
      received('2026-12-01 10:00'),
      sent('2026-12-01 10:10', 'R2', [], { messageId: 'o1' }),
      fact('2026-12-01 10:10', 'commitment.made', promise),
    ];
    const clock = clockOf('C10', [...facts, bounced('o1')]);
    expect([clock.ending, clock.endReason]).toEqual(['void', 'the contact was never told']);
  });

  test('a promise that such a mail was to move stays where it was', () => {
    const made = { commitmentId: 'p', promisedAt: instant('2026-12-01 12:00') };
    const moved = { commitmentId: 'p', promisedAt: instant('2026-12-01 15:00'), messageId: 'o2' };
    const facts = [
      received('2026-12-01 10:00'),
      fact('2026-12-01 10:10', 'commitment.made', made),
      fact('2026-12-01 10:20', 'commitment.moved', moved),
    ];
    expect(omaha(clockOf('C10', facts).dueAt)).toBe('2026-12-01 15:00');
    expect(omaha(clockOf('C10', [...facts, bounced('o2')]).dueAt)).toBe('2026-12-01 12:00');
  });
});

test('a question added once everything was answered is owed like one that the answer left open', () => {
  const facts = [
    received('2026-12-01 10:00'),
    sent('2026-12-01 10:10', 'R4', ['q1', 'q2']),
    fact('2026-12-01 11:00', 'question.opened', { questionId: 'q3' }),
  ];
  expect(clocksOf('C5', facts.slice(0, 2))).toEqual([]);
  const clock = clockOf('C5', facts);
  expect([omaha(clock.dueAt), ledger(clock)]).toEqual([
    '2026-12-01 12:00',
    ['started: a question was added'],
  ]);
});
