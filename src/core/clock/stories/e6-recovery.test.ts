import { describe, expect, test } from 'vitest';
import {
  clockOf,
  fact,
  ledger,
  omaha,
  received,
  replayed,
  spentOn,
  stages,
} from '../../../../test/clock-facts.ts';
import { HOUR, MINUTE } from '../../time/instant.ts';
import { breachedAt } from '../clock.ts';
import type { Fact } from '../fact.ts';
import { toldAtAnyHour } from '../stages.ts';

// DOMAIN E6: a strategic customer, a repair to be redone, 24 hours. The answering service records the call at 18:40 (R40).

const forever = Number.POSITIVE_INFINITY;
const call: Fact[] = [
  received('2026-12-05 18:40', { lead: false, channel: 'phone', segment: 'A', questions: ['q1'] }),
  fact('2026-12-05 18:40', 'breakdown.known', { caseId: 'b' }, { evidence: 'telephony' }),
];
const plan: Fact[] = [
  fact('2026-12-05 19:05', 'call.connected', { callId: 'back' }, { evidence: 'telephony' }),
  fact('2026-12-05 19:05', 'recovery.plan_sent', { caseId: 'b' }),
];
const fix = fact('2026-12-06 09:30', 'fix.done', { caseId: 'b' });
const surprise = (time: string) => fact(time, 'surprise.done', { caseId: 'b' });

test('E6.a C9 due Sunday 18:40:00, the weekend counted; the recovery lead is told at once, at any hour (R9)', () => {
  const clock = clockOf('C9', call);
  expect([omaha(clock.dueAt), clock.pauses]).toEqual(['2026-12-06 18:40', []]);
  expect(stages(clock)[0]).toBe('2026-12-05 18:40 at once recovery_lead');
  expect([...toldAtAnyHour]).toEqual(['C4', 'C9', 'C9.plan', 'C18']);
});

test('E6.a the segment at receipt is in the picture', () => {
  expect(replayed(call).picture.segment).toBe('A');
});

test('E6.b the plan after 25 minutes, limit 22:40; C3 met 0:00 business, 25:00 of the buyer’s time', () => {
  expect(omaha(clockOf('C9.plan', call).dueAt)).toBe('2026-12-05 22:40');
  const sent = clockOf('C9.plan', [...call, ...plan]);
  expect([sent.ending, spentOn(sent)]).toEqual(['stopped', 25 * MINUTE]);
  const response = clockOf('C3', [...call, ...plan]);
  expect([spentOn(response), (response.endedAt ?? 0) - response.startedAt]).toEqual([0, 25 * MINUTE]);
  expect(omaha(response.dueAt)).toBe('2026-12-07 09:30');
});

test('E6.c, E6.f half of it Sunday 06:40 to lead and manager, 80 % at 13:52 to the executive', () => {
  expect(stages(clockOf('C9', [...call, ...plan])).slice(1)).toEqual([
    '2026-12-06 06:40 50 % recovery_lead manager',
    '2026-12-06 13:52 80 % executive',
    '2026-12-06 18:40:00.001 late executive',
  ]);
});

test('E6.d the fix alone recovers nothing: “surprise missing”', () => {
  const clock = clockOf('C9', [...call, ...plan, fix]);
  expect([clock.endedAt, clock.story.at(-1)?.effect, clock.story.at(-1)?.reason]).toEqual([
    null,
    'did_not_stop',
    'surprise missing',
  ]);
});

test('E6.g the surprise at 16:55: recovered after 22 h 15 min, and nothing more is told', () => {
  const clock = clockOf('C9', [...call, ...plan, fix, surprise('2026-12-06 16:55')]);
  expect([ledger(clock).at(-1), spentOn(clock)]).toEqual([
    'stopped: fix and surprise done',
    22 * HOUR + 15 * MINUTE,
  ]);
  expect([stages(clock), breachedAt(clock, forever)]).toEqual([[], null]);
});

describe('E6.i', () => {
  test.each([
    ['18:40:00.000 is in time', '2026-12-06 18:40', 'never'],
    ['18:40:01 is recovered late', '2026-12-06 18:40:01', '2026-12-06 18:40'],
  ])('%s', (_, time, breach) => {
    const clock = clockOf('C9', [...call, ...plan, fix, surprise(time)]);
    expect([clock.ending, omaha(breachedAt(clock, forever))]).toEqual(['stopped', breach]);
  });
});

test('E6.j closed with the fix only it is missed, before its time', () => {
  const closed = fact('2026-12-06 12:00', 'recovery.closed', { caseId: 'b' });
  const clock = clockOf('C9', [...call, ...plan, fix, closed]);
  expect([clock.ending, clock.endReason, omaha(breachedAt(clock, forever))]).toEqual([
    'failed',
    'surprise missing',
    '2026-12-06 12:00',
  ]);
});
