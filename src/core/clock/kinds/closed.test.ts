import { describe, expect, test } from 'vitest';
import {
  clockOf,
  clocksOf,
  fact,
  instant,
  ledger,
  omaha,
  received,
  replayed,
  sent,
  stages,
  wrote,
} from '../../../../test/clock-facts.ts';
import { requestState } from '../../request/request-state.ts';
import { breachedAt } from '../clock.ts';
import type { ClosedBecause } from '../fact-body.ts';

const asked = received('2026-12-01 10:00');
const closed = (time: string, because: ClosedBecause = 'unreachable') =>
  fact(time, 'request.closed', { because, reason: 'the number is dead' });
const reopened = (time: string) => fact(time, 'request.reopened', {});

describe('a request closed before anybody answered', () => {
  test.each(['C1', 'C3', 'C8', 'C15'] as const)('misses %s, which counts as never answered', (kind) => {
    const clock = clockOf(kind, [asked, closed('2026-12-01 10:10')]);
    expect(ledger(clock).at(-1)).toBe('failed: closed without an answer');
    expect([clock.ending, omaha(clock.endedAt), clock.endReason]).toEqual([
      'failed',
      '2026-12-01 10:10',
      'counts as never answered',
    ]);
    expect(omaha(breachedAt(clock, instant('2026-12-01 12:00')))).toBe('2026-12-01 10:10');
  });

  test('after the deadline the breach keeps the deadline as its time', () => {
    const clock = clockOf('C3', [asked, closed('2026-12-01 11:00')]);
    expect(omaha(breachedAt(clock, instant('2026-12-01 12:00')))).toBe('2026-12-01 10:30');
  });

  test('its messages are cleared only where a person says that no answer is needed', () => {
    const clock = clockOf('C8', [asked, closed('2026-12-01 10:10', 'no_answer_needed')]);
    expect([clock.ending, clock.endReason]).toEqual(['stopped', 'no reply needed: the number is dead']);
    expect(clockOf('C3', [asked, closed('2026-12-01 10:10', 'no_answer_needed')]).ending).toBe('failed');
  });

  test('planned work falls away', () => {
    const planned = fact('2026-12-01 10:05', 'follow_up.planned', {
      followUpId: 'f',
      dueAt: instant('2026-12-01 15:00'),
    });
    expect(ledger(clockOf('C13', [asked, planned, closed('2026-12-01 10:10')])).at(-1)).toBe(
      'voided: request closed',
    );
  });

  test('reopened by a person it was never closed: the clock runs on from the receipt', () => {
    const { picture, clocks } = replayed([asked, closed('2026-12-01 10:10'), reopened('2026-12-01 10:20')]);
    expect(requestState(picture, true)).toBe('assigned');
    const first = clocks.find(({ kind }) => kind.code === 'C3');
    expect([first?.endedAt, omaha(first?.dueAt)]).toEqual([null, '2026-12-01 10:30']);
  });

  test('the contact writes again: a new turn with a clock of its own, the old one stays missed', () => {
    const facts = [asked, closed('2026-12-01 10:10'), wrote('2026-12-22 10:00', 'm2', ['q3'])];
    expect(requestState(replayed(facts).picture, true)).toBe('assigned');
    expect(omaha(clockOf('C11', facts).dueAt)).toBe('2026-12-22 10:30');
    expect(clockOf('C3', facts).ending).toBe('failed');
  });
});

test('closed after the answer nothing is missed, and the state says closed', () => {
  const facts = [
    asked,
    sent('2026-12-01 10:05', 'R4', ['q1', 'q2']),
    closed('2026-12-01 10:10', 'no_answer_needed'),
  ];
  expect(requestState(replayed(facts).picture, true)).toBe('closed');
  for (const kind of ['C3', 'C8', 'C15'] as const)
    expect(clocksOf(kind, facts).map(({ ending }) => ending)).toEqual(['stopped']);
});

test('a message is sitting at 480 business minutes exactly (S1-33)', () => {
  const clock = clockOf('C8', [received('2026-12-01 10:00')]);
  expect(stages(clock).at(-1)).toBe('2026-12-02 10:00 sitting manager');
  expect(stages(clockOf('C8', [received('2026-12-04 18:00')])).slice(-2)).toEqual([
    '2026-12-07 17:00 sitting manager',
    '2026-12-07 17:00:00.001 late manager',
  ]);
});
