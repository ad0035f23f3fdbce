import { expect, test } from 'vitest';
import {
  assigned,
  callEnded,
  clockOf,
  dialled,
  fact,
  instant,
  omaha,
  received,
  spentOn,
} from '../../../../test/clock-facts.ts';
import { MINUTE, SECOND } from '../../time/instant.ts';
import { breachedAt } from '../clock.ts';

// DOMAIN E14: “call me now” on Thursday 14:00:00, three questions.

const facts = [
  received('2026-12-03 14:00', { channel: 'call me now', questions: ['q1', 'q2', 'q3'] }),
  assigned('2026-12-03 14:00', 'mara'),
  dialled('2026-12-03 14:00:05', 'connected'),
  fact('2026-12-03 14:00:20', 'call.connected', { callId: 'c' }, { evidence: 'telephony' }),
  callEnded('2026-12-03 14:09', 'R3', ['q1', 'q2'], { callId: 'c' }),
  fact('2026-12-03 14:09', 'commitment.made', { commitmentId: 'p', promisedAt: instant('2026-12-04 11:00') }),
  fact(
    '2026-12-03 14:09',
    'ball.agreed',
    { askedBy: 'buyer', until: instant('2026-12-04 11:00') },
    { evidence: 'person' },
  ),
  fact('2026-12-03 14:09:30', 'interaction.documented', { interactionId: 'c' }),
];

test('E14 C3 after 0:20, its goal met; C2 after 0:05', () => {
  const response = clockOf('C3', facts);
  expect([spentOn(response), (response.endedAt ?? 0) <= (response.goalAt ?? 0)]).toEqual([20 * SECOND, true]);
  expect(spentOn(clockOf('C2', facts))).toBe(5 * SECOND);
});

test('E14 the promise is due on Friday 11:00, the third question at 15:09', () => {
  expect(omaha(clockOf('C10', facts).dueAt)).toBe('2026-12-04 11:00');
  const answer = clockOf('C5', facts);
  expect([omaha(answer.dueAt), answer.story[0]?.reason]).toEqual(['2026-12-03 15:09', '2 of 3 answered']);
});

test('E14 the ball is held for the nine minutes of the talk, documented half a minute after it', () => {
  const held = clockOf('C15', facts);
  expect([held.ending, spentOn(held), breachedAt(held, Number.POSITIVE_INFINITY)]).toEqual([
    'stopped',
    9 * MINUTE,
    null,
  ]);
  const record = clockOf('C7', facts);
  expect([omaha(record.endedAt), omaha(record.dueAt), record.ending]).toEqual([
    '2026-12-03 14:09:30',
    '2026-12-03 17:00',
    'stopped',
  ]);
});
