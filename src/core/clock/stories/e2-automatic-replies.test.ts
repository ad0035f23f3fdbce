import { expect, test } from 'vitest';
import {
  assigned,
  clockOf,
  clocksOf,
  fact,
  instant,
  ledger,
  omaha,
  received,
  sent,
  spentOn,
  stages,
} from '../../../../test/clock-facts.ts';
import { MINUTE } from '../../time/instant.ts';
import { breachedAt } from '../clock.ts';

// DOMAIN E2: automatic replies must not stop the clock. A known customer, so no lead.

const asked = received('2026-12-01 10:00', { lead: false, channel: 'email' });
const acknowledged = sent('2026-12-01 10:00:20', 'R0');
const outOfOffice = sent('2026-12-01 10:02', 'R0', [], { evidence: 'mailbox' });
const toTheo = [
  fact('2026-12-01 10:02:30', 'assignment.ended', { userId: 'danni', state: 'released' }),
  assigned('2026-12-01 10:02:30', 'theo'),
  fact('2026-12-01 10:05', 'assignment.touched', { userId: 'theo', how: 'accepted' }),
];
const before = [asked, assigned('2026-12-01 10:00', 'danni'), acknowledged, outOfOffice, ...toTheo];
const answer = sent('2026-12-01 10:21', 'R4', ['q1', 'q2']);

test('E2.a, E2.b both machines’ messages leave C3 running, with the reason', () => {
  const clock = clockOf('C3', before);
  expect(ledger(clock)).toEqual([
    'started: receipt of the request',
    'did_not_stop: a machine’s message is not a response',
    'did_not_stop: a machine’s message is not a response',
  ]);
  expect([omaha(clock.dueAt), clock.endedAt]).toEqual(['2026-12-01 10:30', null]);
});

test('E2.d the re-route to Theo does not restart it', () => {
  expect(omaha(clockOf('C3', before).startedAt)).toBe('2026-12-01 10:00');
});

test('E2.e one alert at 10:15; at 10:24 nothing, since it was stopped at 10:21', () => {
  const open = clockOf('C3', before);
  expect(stages(open, instant('2026-12-01 10:10'))[0]).toBe('2026-12-01 10:15 50 % owner');
  expect(stages(open, instant('2026-12-01 10:20'))[0]).toBe('2026-12-01 10:24 80 % owner coordinator');
  expect(stages(clockOf('C3', [...before, answer]), instant('2026-12-01 10:15'))).toEqual([]);
});

test('E2.f C3 met after 21:00', () => {
  const clock = clockOf('C3', [...before, answer]);
  expect([clock.ending, spentOn(clock)]).toEqual(['stopped', 21 * MINUTE]);
});

test('R5 only C3 runs: no next response before a first', () => {
  expect(clocksOf('C11', [...before, answer])).toEqual([]);
});

test('E2.h “Got it!” at 10:04 is no response: late at 10:30:00.001, breach time 10:30:00.000', () => {
  const gotIt = sent('2026-12-01 10:04', 'R1');
  const clock = clockOf('C3', [...before, gotIt]);
  expect(ledger(clock).at(-1)).toBe('did_not_stop: bare acknowledgement');
  expect(breachedAt(clock, instant('2026-12-01 10:30'))).toBeNull();
  expect(omaha(breachedAt(clock, instant('2026-12-01 10:30:00.001')))).toBe('2026-12-01 10:30');
});
