import { describe, expect, test } from 'vitest';
import {
  assigned,
  callEnded,
  clockOf,
  clocksOf,
  dialled,
  fact,
  ledger,
  omaha,
  received,
  sent,
  spentOn,
  stages,
} from '../../../../test/clock-facts.ts';
import { MINUTE } from '../../time/instant.ts';
import { breachedAt } from '../clock.ts';
import type { Fact } from '../fact.ts';

// DOMAIN E5: a missed call, voicemail, an open question, answered an hour after the END of the call.

const forever = Number.POSITIVE_INFINITY;
const telephony = { evidence: 'telephony' } as const;
/** The request begins at the ring; the recording is learned of when it ends. */
const ring: Fact[] = [
  received('2026-12-04 11:00', { lead: false, channel: 'voicemail' }),
  fact('2026-12-04 11:00', 'call.ring', { callId: 'in' }, telephony),
];
const missed = fact('2026-12-04 11:00:45', 'call.missed', { callId: 'in', how: 'voicemail' }, telephony);
const toLena = [
  assigned('2026-12-04 11:01:30', 'lena', { callsLeads: false }),
  fact('2026-12-04 11:02', 'assignment.touched', { userId: 'lena', how: 'accepted' }),
];
const calledBack = (until: string): Fact[] => [
  dialled('2026-12-04 11:14', 'connected'),
  fact('2026-12-04 11:14', 'call.connected', { callId: 'back' }, telephony),
  callEnded(until, 'R3', ['q1'], { callId: 'back' }),
];
const before = [...ring, missed, ...toLena];
const talked = [...before, ...calledBack('2026-12-04 11:31')];
const answered = (time: string) => sent(time, 'R4', ['q2']);

test('E5.a C4 missed at 11:00:45; C3 from the ring at 11:00:00, due 11:30:00', () => {
  const live = clockOf('C4', [...ring, missed]);
  expect([live.ending, live.endReason]).toEqual(['failed', 'went to voicemail']);
  expect(omaha(breachedAt(live, forever))).toBe('2026-12-04 11:00:45');
  const response = clockOf('C3', [...ring, missed]);
  expect([omaha(response.startedAt), omaha(response.dueAt)]).toEqual([
    '2026-12-04 11:00',
    '2026-12-04 11:30',
  ]);
});

test('E5.b one message to clear, due 17:00', () => {
  expect(omaha(clockOf('C8', before).dueAt)).toBe('2026-12-04 17:00');
});

test('E5.c C3 met 14:00, voicemail cleared; C5 from the end of the call at 11:31:00, due 12:31:00, “1 of 2”', () => {
  const response = clockOf('C3', talked);
  expect([ledger(response).at(-1), spentOn(response)]).toEqual(['stopped: live talk', 14 * MINUTE]);
  expect(clockOf('C8', talked).ending).toBe('stopped');
  const answer = clockOf('C5', talked);
  expect([omaha(answer.startedAt), omaha(answer.dueAt), answer.story[0]?.reason]).toEqual([
    '2026-12-04 11:31',
    '2026-12-04 12:31',
    '1 of 2 answered',
  ]);
});

test('E5.e Priya’s mail at 12:19: C5 met 48:00', () => {
  const answer = clockOf('C5', [...talked, answered('2026-12-04 12:19')]);
  expect([answer.ending, spentOn(answer), answer.endReason, breachedAt(answer, forever)]).toEqual([
    'stopped',
    48 * MINUTE,
    '2 of 2 answered',
    null,
  ]);
});

describe('E5.f documentation, due 17:00', () => {
  test('told at 16:00; written at 16:20 it is met', () => {
    const clock = clockOf('C7', talked);
    expect(stages(clock)).toEqual([
      '2026-12-04 16:00 60 min to close owner',
      '2026-12-04 17:00:00.001 late manager',
    ]);
    const done = clockOf('C7', [
      ...talked,
      fact('2026-12-04 16:20', 'interaction.documented', { interactionId: 'back' }),
    ]);
    expect([done.ending, breachedAt(done, forever)]).toEqual(['stopped', null]);
  });

  test('without it, missing from 17:00:00.001', () => {
    const clock = clockOf('C7', talked);
    expect([breachedAt(clock, clock.dueAt), omaha(breachedAt(clock, clock.dueAt + 1))]).toEqual([
      null,
      '2026-12-04 17:00',
    ]);
  });
});

test('E5.g answered only at 12:40: C5 missed by 9:00', () => {
  const answer = clockOf('C5', [...talked, answered('2026-12-04 12:40')]);
  expect([omaha(breachedAt(answer, forever)), (answer.endedAt ?? 0) - answer.dueAt]).toEqual([
    '2026-12-04 12:31',
    9 * MINUTE,
  ]);
});

test('E5.h the call ends on Friday 16:40 with one open: C5 due Monday 09:40:00', () => {
  expect(omaha(clockOf('C5', [...before, ...calledBack('2026-12-04 16:40')]).dueAt)).toBe('2026-12-07 09:40');
});

describe('E5.i the receptionist picks up at 11:00:08', () => {
  const picked = fact(
    '2026-12-04 11:00:08',
    'call.answered',
    { callId: 'in', allowed: false, role: 'reception' },
    telephony,
  );

  test('C4 is not live: wrong role, and missed after its 45 seconds', () => {
    const live = clockOf('C4', [...ring, picked]);
    expect([live.story.at(-1)?.rule, live.endedAt, omaha(breachedAt(live, forever))]).toEqual([
      'wrong role',
      null,
      '2026-12-04 11:00:45',
    ]);
  });

  test('C3 runs until support or an expert speaks', () => {
    expect(clockOf('C3', [...ring, picked]).endedAt).toBeNull();
    const expert = fact(
      '2026-12-04 11:03',
      'call.answered',
      { callId: 'in', allowed: true, role: 'expert' },
      telephony,
    );
    expect(spentOn(clockOf('C3', [...ring, picked, expert]))).toBe(3 * MINUTE);
  });
});

test('E5 the call-back opens no lead call: it is no lead', () => {
  expect(clocksOf('C2', talked)).toEqual([]);
});
