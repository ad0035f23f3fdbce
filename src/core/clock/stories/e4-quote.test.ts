import { describe, expect, test } from 'vitest';
import {
  clockOf,
  fact,
  instant,
  ledger,
  omaha,
  received,
  sent,
  spentOn,
  stages,
} from '../../../../test/clock-facts.ts';
import { MINUTE, toIso } from '../../time/instant.ts';
import { breachedAt } from '../clock.ts';
import type { Fact } from '../fact.ts';

// DOMAIN E4: a quote is requested at 16:50.

const forever = Number.POSITIVE_INFINITY;
const asked = (time: string): Fact[] => [
  received(time, { lead: false, channel: 'email', questions: ['q1'] }),
  fact(time, 'quote.requested', { quoteId: 'k' }, { evidence: 'person', learned: '2026-12-03 16:52' }),
];
const request = asked('2026-12-03 16:50');
const interim = [
  sent('2026-12-03 16:58', 'R2'),
  fact('2026-12-03 16:58', 'commitment.made', { commitmentId: 'p', promisedAt: instant('2026-12-03 18:30') }),
];
const delivered = (time: string): Fact[] => [
  fact(time, 'quote.delivered', { quoteId: 'k' }, { evidence: 'relay' }),
  sent(time, 'R4', ['q1']),
];

test('E4.a C6 from 16:50:00, goal 17:00:00, target 2026-12-04T06:00:00Z; C3 Friday 09:20:00; C8 17:00:00', () => {
  const quote = clockOf('C6', request);
  expect([omaha(quote.startedAt), omaha(quote.goalAt), toIso(quote.dueAt)]).toEqual([
    '2026-12-03 16:50',
    '2026-12-03 17:00',
    '2026-12-04T06:00:00.000Z',
  ]);
  expect(omaha(clockOf('C3', request).dueAt)).toBe('2026-12-04 09:20');
  expect(omaha(clockOf('C8', request).dueAt)).toBe('2026-12-03 17:00');
});

test('E4.a C6 is told of at half the time to the close, at the close and at midnight', () => {
  expect(stages(clockOf('C6', request))).toEqual([
    '2026-12-03 16:55 50 % to close owner',
    '2026-12-03 17:00 at close owner coordinator',
    '2026-12-04 00:00:00.001 late manager owner',
  ]);
});

test('E4.b the interim at 16:58: C3 met 8:00, C8 cleared, C10 due 18:30:00, C5 due Friday 09:58:00; C6 runs on', () => {
  const facts = [...request, ...interim];
  expect(spentOn(clockOf('C3', facts))).toBe(8 * MINUTE);
  expect([clockOf('C8', facts).ending, omaha(clockOf('C8', facts).endedAt)]).toEqual([
    'stopped',
    '2026-12-03 16:58',
  ]);
  expect(omaha(clockOf('C10', facts).dueAt)).toBe('2026-12-03 18:30');
  expect(omaha(clockOf('C5', facts).dueAt)).toBe('2026-12-04 09:58');
  expect(clockOf('C6', facts).endedAt).toBeNull();
});

test('E4.b the promise is told of 30 and 10 minutes before', () => {
  expect(stages(clockOf('C10', [...request, ...interim]))).toEqual([
    '2026-12-03 18:00 30 min before owner',
    '2026-12-03 18:20 10 min before owner',
    '2026-12-03 18:30:00.001 late manager owner',
  ]);
});

test('E4.c sent at 18:12: C6 met with its goal missed, C10 kept, C5 met; 10 business and 82 elapsed minutes', () => {
  const facts = [...request, ...interim, ...delivered('2026-12-03 18:12')];
  const quote = clockOf('C6', facts);
  expect([ledger(quote).at(-1), breachedAt(quote, forever)]).toEqual([
    'stopped: quote sent to the contact',
    null,
  ]);
  expect(quote.endedAt ?? 0).toBeGreaterThan(quote.goalAt ?? forever);
  expect([spentOn(quote), (quote.endedAt ?? 0) - quote.startedAt]).toEqual([10 * MINUTE, 82 * MINUTE]);
  const promise = clockOf('C10', facts);
  expect([ledger(promise).at(-1), breachedAt(promise, forever)]).toEqual(['stopped: promise kept', null]);
  const answer = clockOf('C5', facts);
  expect([ledger(answer).at(-1), spentOn(answer), breachedAt(answer, forever)]).toEqual([
    'stopped: every question answered',
    2 * MINUTE,
    null,
  ]);
});

test('E4.d the quote counts on its day, without its goal', () => {
  const { dueAt, endedAt, goalAt } = clockOf('C6', [
    ...request,
    ...interim,
    ...delivered('2026-12-03 18:12'),
  ]);
  expect([(endedAt ?? forever) <= dueAt, (endedAt ?? forever) <= (goalAt ?? 0)]).toEqual([true, false]);
});

test('E4.e sent on Friday 09:05: C6 missed at midnight by 9 h 05 min, 5 of them business; C10 broken at 18:30', () => {
  const facts = [...request, ...interim, ...delivered('2026-12-04 09:05')];
  const quote = clockOf('C6', facts);
  expect([quote.ending, omaha(breachedAt(quote, forever))]).toEqual(['stopped', '2026-12-04 00:00']);
  expect((quote.endedAt ?? 0) - quote.dueAt).toBe(545 * MINUTE);
  expect(spentOn(quote)).toBe(15 * MINUTE);
  const promise = clockOf('C10', facts);
  expect([promise.ending, omaha(breachedAt(promise, forever))]).toEqual(['stopped', '2026-12-03 18:30']);
  expect(breachedAt(clockOf('C5', facts), forever)).toBeNull();
});

describe('E4.f requested on Thursday 18:30', () => {
  test.each([
    ['C6', '2026-12-05 00:00'],
    ['C3', '2026-12-04 09:30'],
    ['C8', '2026-12-04 17:00'],
  ] as const)('%s is due %s', (code, due) => {
    expect(omaha(clockOf(code, asked('2026-12-03 18:30')).dueAt)).toBe(due);
  });
});
