import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendars } from '../../../test/fixtures/calendars.ts';
import { compileCalendar } from '../time/calendar.ts';
import { fromIso, HOUR, MINUTE, SECOND, toIso } from '../time/instant.ts';
import type { ClockCode } from './clock-kind.ts';
import type { Fact, FactBody } from './fact.ts';
import { clockKinds } from './kinds/index.ts';
import { type Clock, type ClockTerms, isBreached, replay, spentMs } from './replay.ts';

const oma = compileCalendar(calendars.OMA);
const lengths: Record<ClockCode, [number | null, number | null]> = {
  C1: [30 * MINUTE, 10 * SECOND],
  C3: [30 * MINUTE, 5 * MINUTE],
  C5: [HOUR, 30 * MINUTE],
  C6: [null, null],
  C8: [null, null],
  C10: [null, null],
  C11: [30 * MINUTE, 5 * MINUTE],
};
const terms: ClockTerms = {
  targetFor: ({ code }) => ({ id: code, targetMs: lengths[code][0], goalMs: lengths[code][1] }),
  calendarFor: () => ({ id: 'OMA', calendar: oma }),
};

let serial = 0;
function fact(time: string, body: FactBody, evidence: Fact['evidence'] = 'server'): Fact {
  serial += 1;
  const occurredAt = fromIso(time);
  return { ...body, id: `f${serial}`, sourceKey: `s${serial}`, occurredAt, recordedAt: occurredAt, evidence };
}

const received = (time: string, questionIds = ['q1', 'q2'], lead = true) =>
  fact(time, { kind: 'request.received', data: { lead, channel: 'email', messageId: 'm1', questionIds } });
const sent = (
  time: string,
  replyClass: 'R0' | 'R1' | 'R2' | 'R3' | 'R4',
  answers: string[] = [],
  messageId = `o${time}`,
  evidence: Fact['evidence'] = 'relay',
) =>
  fact(
    time,
    {
      kind: 'message.out',
      data: { messageId, replyClass, reason: `class ${replyClass}`, answers, parts: [], by: 'u1' },
    },
    evidence,
  );
const cameIn = (time: string, messageId: string, questionIds: string[] = []) =>
  fact(time, { kind: 'message.in', data: { messageId, questionIds } });

function clocksOf(facts: readonly Fact[], code: ClockCode): Clock[] {
  return replay(facts, clockKinds, terms).clocks.filter((clock) => clock.kind.code === code);
}

function only(facts: readonly Fact[], code: ClockCode): Clock {
  const clocks = clocksOf(facts, code);
  expect(clocks, `one ${code}`).toHaveLength(1);
  return clocks[0] as Clock;
}

describe('C1 log and distribute', () => {
  test('a person on duty stops it, an absent one does not', () => {
    const assigned = (time: string, onDuty: boolean) =>
      fact(time, {
        kind: 'assignment.made',
        data: { userId: 'u1', onDuty, reason: onDuty ? 'on duty' : 'away' },
      });
    const clock = only(
      [
        received('2026-12-01T10:00:00-06:00'),
        assigned('2026-12-01T10:00:03-06:00', false),
        assigned('2026-12-01T10:00:05-06:00', true),
      ],
      'C1',
    );
    expect(clock.story.map((line) => line.effect)).toEqual(['started', 'did_not_stop', 'stopped']);
    expect(spentMs(clock, clock.endedAt ?? 0)).toBe(5 * SECOND);
  });

  test('only a lead has one', () => {
    expect(clocksOf([received('2026-12-01T10:00:00-06:00', ['q1'], false)], 'C1')).toHaveLength(0);
  });
});

describe('C3 first personal response', () => {
  test.each([
    ['R0', 'did_not_stop'],
    ['R1', 'did_not_stop'],
    ['R2', 'stopped'],
    ['R3', 'stopped'],
    ['R4', 'stopped'],
  ] as const)('%s: %s', (replyClass, effect) => {
    const clock = only(
      [received('2026-12-01T10:00:00-06:00'), sent('2026-12-01T10:04:00-06:00', replyClass)],
      'C3',
    );
    expect(clock.story.at(-1)?.effect).toBe(effect);
  });

  test('met at its very instant, breached one millisecond later, breach time the deadline', () => {
    const met = only(
      [received('2026-12-01T10:00:00-06:00'), sent('2026-12-01T10:30:00.000-06:00', 'R4')],
      'C3',
    );
    const late = only(
      [received('2026-12-01T10:00:00-06:00'), sent('2026-12-01T10:30:00.001-06:00', 'R4')],
      'C3',
    );
    expect([isBreached(met, met.dueAt + HOUR), isBreached(late, late.dueAt + HOUR)]).toEqual([false, true]);
    expect(toIso(late.dueAt)).toBe('2026-12-01T16:30:00.000Z');
  });

  test('a waiting clock can be met: nothing counted, the buyer’s own wait is whole (R2, E1.g)', () => {
    const clock = only(
      [received('2026-11-26T03:12:00Z'), sent('2026-11-27T16:05:00Z', 'R4', ['q1', 'q2'], 'o', 'mailbox')],
      'C3',
    );
    expect(toIso(clock.dueAt)).toBe('2026-11-30T15:30:00.000Z');
    expect(toIso(clock.goalAt ?? 0)).toBe('2026-11-30T15:05:00.000Z');
    expect(spentMs(clock, clock.endedAt ?? 0)).toBe(0);
    expect(((clock.endedAt ?? 0) - clock.startedAt) / MINUTE).toBe(2213);
  });

  test('a typed entry is no evidence (X-06); a bounce takes the stop back', () => {
    const typed = only(
      [received('2026-12-01T10:00:00-06:00'), sent('2026-12-01T10:05:00-06:00', 'R4', [], 'o1', 'typed')],
      'C3',
    );
    expect(typed.endedAt).toBeNull();
    const bounce = fact('2026-12-01T10:06:00-06:00', { kind: 'message.bounced', data: { messageId: 'o1' } });
    const bounced = only(
      [received('2026-12-01T10:00:00-06:00'), sent('2026-12-01T10:05:00-06:00', 'R4', [], 'o1'), bounce],
      'C3',
    );
    expect([bounced.endedAt, bounced.story.at(-1)?.rule]).toEqual([null, 'bounced']);
  });

  test('a dismissal voids it; taken back, it runs on from the original receipt', () => {
    const dismissed = fact(
      '2026-12-01T10:05:00-06:00',
      { kind: 'request.dismissed', data: { reason: 'an offer to us' } },
      'person',
    );
    const restored = fact('2026-12-01T10:50:00-06:00', { kind: 'request.restored', data: {} }, 'person');
    expect(only([received('2026-12-01T10:00:00-06:00'), dismissed], 'C3').ending).toBe('void');
    const back = only([received('2026-12-01T10:00:00-06:00'), dismissed, restored], 'C3');
    expect([back.endedAt, toIso(back.dueAt)]).toEqual([null, '2026-12-01T16:30:00.000Z']);
    expect(isBreached(back, fromIso('2026-12-01T10:50:00-06:00'))).toBe(true);
  });
});

test('C5 runs from the reply that left a question open, sleeps while it is the buyer’s turn, and needs every answer', () => {
  const facts = [
    received('2026-12-04T11:00:00-06:00'),
    sent('2026-12-04T11:31:00-06:00', 'R3', ['q1']),
    sent('2026-12-04T12:19:00-06:00', 'R3', ['q2']),
  ];
  const clock = only(facts, 'C5');
  expect(toIso(clock.dueAt)).toBe('2026-12-04T18:31:00.000Z');
  expect(spentMs(clock, clock.endedAt ?? 0)).toBe(48 * MINUTE);
  const asked = fact(
    '2026-12-04T11:41:00-06:00',
    { kind: 'ball.buyer', data: { asked: 'line pressure' } },
    'person',
  );
  const paused = only([...facts.slice(0, 2), asked, cameIn('2026-12-04T13:00:00-06:00', 'm2')], 'C5');
  expect(paused.story.map((line) => line.effect)).toEqual(['started', 'paused', 'resumed']);
  expect(toIso(paused.dueAt)).toBe('2026-12-04T19:50:00.000Z');
});

test('C6: asked at 16:50 due at the end of that day; asked after hours, at the end of the next business day (E4)', () => {
  const quote = (time: string) => fact(time, { kind: 'quote.requested', data: { quoteId: 'k' } });
  expect(toIso(only([quote('2026-12-03T16:50:00-06:00')], 'C6').dueAt)).toBe('2026-12-04T06:00:00.000Z');
  expect(toIso(only([quote('2026-12-03T18:30:00-06:00')], 'C6').dueAt)).toBe('2026-12-05T06:00:00.000Z');
});

test('C8: each message by the close of its business day; an interim clears it', () => {
  const clocks = clocksOf(
    [
      received('2026-12-03T18:30:00-06:00'),
      cameIn('2026-12-04T10:00:00-06:00', 'm2'),
      sent('2026-12-04T10:05:00-06:00', 'R2'),
    ],
    'C8',
  );
  expect(clocks.map((clock) => toIso(clock.dueAt))).toEqual([
    '2026-12-04T23:00:00.000Z',
    '2026-12-04T23:00:00.000Z',
  ]);
  expect(clocks.map((clock) => clock.ending)).toEqual(['stopped', 'stopped']);
});

test('C10: due at the promised instant, moved only before it, kept by the complete answer', () => {
  const made = fact('2026-12-03T16:58:00-06:00', {
    kind: 'commitment.made',
    data: { commitmentId: 'p', promisedAt: fromIso('2026-12-03T18:30:00-06:00') },
  });
  const moved = (time: string) =>
    fact(time, {
      kind: 'commitment.moved',
      data: { commitmentId: 'p', promisedAt: fromIso('2026-12-03T19:30:00-06:00') },
    });
  const base = [received('2026-12-03T16:50:00-06:00'), sent('2026-12-03T16:58:00-06:00', 'R2'), made];
  expect(toIso(only(base, 'C10').dueAt)).toBe('2026-12-04T00:30:00.000Z');
  expect(toIso(only([...base, moved('2026-12-03T18:00:00-06:00')], 'C10').dueAt)).toBe(
    '2026-12-04T01:30:00.000Z',
  );
  expect(toIso(only([...base, moved('2026-12-03T18:31:00-06:00')], 'C10').dueAt)).toBe(
    '2026-12-04T00:30:00.000Z',
  );
  expect(only([...base, sent('2026-12-03T18:12:00-06:00', 'R4', ['q1', 'q2'])], 'C10').ending).toBe(
    'stopped',
  );
});

test('C11: the oldest unanswered message governs, one interval for all of them (S0-25)', () => {
  const facts = [
    received('2026-12-01T08:30:00-06:00', ['q1']),
    sent('2026-12-01T08:40:00-06:00', 'R4', ['q1']),
    cameIn('2026-12-01T09:00:00-06:00', 'm2', ['q2']),
    cameIn('2026-12-01T09:20:00-06:00', 'm3', ['q3']),
    cameIn('2026-12-01T09:40:00-06:00', 'm4', ['q4']),
    sent('2026-12-01T09:45:00-06:00', 'R4', ['q2', 'q3', 'q4']),
  ];
  const clock = only(facts, 'C11');
  expect(spentMs(clock, clock.endedAt ?? 0)).toBe(45 * MINUTE);
});

test('facts replay to the same clocks whatever the order they arrived in', () => {
  const facts = [
    received('2026-12-01T10:00:00-06:00'),
    sent('2026-12-01T10:04:00-06:00', 'R1'),
    sent('2026-12-01T10:21:00-06:00', 'R3', ['q1']),
    cameIn('2026-12-01T10:40:00-06:00', 'm2', ['q3']),
    fact('2026-12-01T10:41:00-06:00', { kind: 'ball.buyer', data: { asked: 'x' } }),
    sent('2026-12-01T11:10:00-06:00', 'R4', ['q2', 'q3']),
  ];
  const expected = JSON.stringify(replay(facts, clockKinds, terms).clocks);
  fc.assert(
    fc.property(fc.shuffledSubarray(facts, { minLength: facts.length }), (shuffled) => {
      expect(JSON.stringify(replay(shuffled, clockKinds, terms).clocks)).toBe(expected);
    }),
  );
});
