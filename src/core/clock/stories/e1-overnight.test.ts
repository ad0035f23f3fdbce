import { describe, expect, test } from 'vitest';
import {
  assigned,
  clockOf,
  clocksOf,
  dialled,
  fact,
  instant,
  LEE,
  ledger,
  omaha,
  received,
  SYDNEY,
  sent,
  spentOn,
  stages,
  weekly,
} from '../../../../test/clock-facts.ts';
import { MINUTE, toIso } from '../../time/instant.ts';
import { breachedAt, spentMs } from '../clock.ts';
import type { ClockCode } from '../clock-kind.ts';
import type { Fact } from '../fact.ts';

// DOMAIN E1: a lead overnight, on a holiday weekend, from the other side of the world.

const form = received('2026-11-26T03:12:00Z', { zone: SYDNEY });
const receipt = sent('2026-11-26T03:12:05Z', 'R0');
const mail = sent('2026-11-27T16:05:00Z', 'R4', ['q1', 'q2'], { evidence: 'mailbox' });
const toOwen = assigned('2026-11-30T15:00:00Z', 'owen');
const call = [
  dialled('2026-11-30T21:07:00Z', 'connected'),
  fact('2026-11-30T21:07:00Z', 'call.connected', { callId: 'c' }, { evidence: 'telephony' }),
];
const all = [form, receipt, mail, toOwen, ...call];
const callWindow = weekly(SYDNEY, '12345', '08:00', '20:00');

const due = (code: ClockCode, facts: readonly Fact[]) => toIso(clockOf(code, facts).dueAt);

describe('E1 at 03:12:00Z, stored', () => {
  test('E1.b C1 and C3 wait: nothing counts, due 2026-11-30T15:30:00Z; goals 15:00:10Z and 15:05:00Z (R6)', () => {
    for (const code of ['C1', 'C3'] as const) {
      const clock = clockOf(code, [form]);
      expect([toIso(clock.dueAt), clock.endedAt]).toEqual(['2026-11-30T15:30:00.000Z', null]);
      expect([
        spentMs(clock, instant('2026-11-30T15:00:00Z')),
        spentMs(clock, instant('2026-11-30T15:00:01Z')),
      ]).toEqual([0, 1_000]);
      expect(clock.calendar.calendar.isOpen(clock.startedAt)).toBe(false);
    }
    expect(toIso(clockOf('C1', [form]).goalAt ?? 0)).toBe('2026-11-30T15:00:10.000Z');
    expect(toIso(clockOf('C3', [form]).goalAt ?? 0)).toBe('2026-11-30T15:05:00.000Z');
  });

  test('E1.c no call is due before an assignment', () => {
    expect(clocksOf('C2', [form])).toEqual([]);
  });

  test('E1.d the automatic receipt leaves C3 as it was', () => {
    expect(ledger(clockOf('C3', [form, receipt]))).toEqual([
      'started: receipt of the request',
      'did_not_stop: a machine’s message is not a response',
    ]);
    expect(due('C3', [form, receipt])).toBe('2026-11-30T15:30:00.000Z');
  });

  test('E1.e the rota is told at once, since it is 14:12 in Sydney; the aim ends at 21:00 there', () => {
    const clock = clockOf('C20', [form]);
    expect([stages(clock), toIso(clock.dueAt)]).toEqual([
      ['2026-11-25 21:12 at once rota'],
      '2026-11-26T10:00:00.000Z',
    ]);
  });

  test('E1.f a call would be allowed, and none is due', () => {
    expect(callWindow.isOpen(form.occurredAt)).toBe(true);
    expect(clocksOf('C2', [form, receipt])).toEqual([]);
  });
});

describe('E1 on Friday, answered by mail', () => {
  const facts = [form, receipt, mail];

  test('E1.g C3 met while waiting: 0:00 of business, 2,213 minutes of the buyer’s own', () => {
    const clock = clockOf('C3', facts);
    expect([clock.ending, spentOn(clock)]).toEqual(['stopped', 0]);
    expect(((clock.endedAt ?? 0) - clock.startedAt) / MINUTE).toBe(2_213);
    expect(breachedAt(clock, Number.POSITIVE_INFINITY)).toBeNull();
  });

  test('E1.i C20 is recorded: 408 waking minutes on the day itself, 780 on the next, none of the night', () => {
    const clock = clockOf('C20', facts);
    expect([ledger(clock).at(-1), clock.endReason]).toEqual([
      'stopped: personal mail outside hours',
      'class R4',
    ]);
    expect(spentOn(clock) / MINUTE).toBe(408 + 780);
    expect(breachedAt(clock, Number.POSITIVE_INFINITY)).toBeNull();
  });

  test('E1.j the call has not run, and is outside the contact’s call window now', () => {
    expect(clocksOf('C2', facts)).toEqual([]);
    expect(callWindow.isOpen(mail.occurredAt)).toBe(false);
    expect(clockOf('C1', facts).endedAt).toBeNull();
  });
});

describe('E1 on Monday', () => {
  test('E1.k assigned as the desk opens: C1 met at 0 business minutes', () => {
    const clock = clockOf('C1', [form, receipt, mail, toOwen]);
    expect([clock.ending, spentOn(clock), toIso(clock.endedAt ?? 0)]).toEqual([
      'stopped',
      0,
      '2026-11-30T15:00:00.000Z',
    ]);
  });

  test('E1.l C2 starts waiting: it is Tuesday 02:00 in Sydney', () => {
    const clock = clockOf('C2', [form, receipt, mail, toOwen]);
    expect(toIso(clock.startedAt)).toBe('2026-11-30T15:00:00.000Z');
    expect(clock.calendar.calendar.isOpen(clock.startedAt)).toBe(false);
    expect(spentMs(clock, instant('2026-11-30T21:00:00Z'))).toBe(0);
  });

  test('E1.m it runs from 21:00Z, due 21:30:00Z, and nobody is told of it before', () => {
    const clock = clockOf('C2', [form, receipt, mail, toOwen]);
    expect(toIso(clock.calendar.calendar.nextOpening(clock.startedAt))).toBe('2026-11-30T21:00:00.000Z');
    expect([toIso(clock.dueAt), toIso(clock.goalAt ?? 0)]).toEqual([
      '2026-11-30T21:30:00.000Z',
      '2026-11-30T21:05:00.000Z',
    ]);
    expect(stages(clock)).toEqual([
      '2026-11-30 15:15 50 % owner',
      '2026-11-30 15:24 80 % owner coordinator',
      '2026-11-30 15:30:00.001 late manager owner',
    ]);
  });

  test('E1.n C2 met after 7 minutes', () => {
    const clock = clockOf('C2', all);
    expect([clock.ending, spentOn(clock)]).toEqual(['stopped', 7 * MINUTE]);
  });

  test('E1.o no hour for a call lies between the form and Monday 21:00Z, although Sydney’s Thursday and Friday had some', () => {
    const { calendar } = clockOf('C2', all).calendar;
    expect(calendar.between(form.occurredAt, instant('2026-11-30T21:00:00Z'))).toBe(0);
    expect(callWindow.between(form.occurredAt, instant('2026-11-30T21:00:00Z'))).toBeGreaterThan(0);
  });

  test('E1.p where desk and call window share no minute in 10 business days, C2 is void and says what to do', () => {
    const clock = clockOf('C2', [form, assigned('2026-11-26T09:00:00Z', 'owen')], { desk: LEE });
    expect([clock.ending, clock.endReason]).toEqual([
      'void',
      'no joint hours within 10 business days; offer times by mail',
    ]);
    expect([breachedAt(clock, Number.POSITIVE_INFINITY), omaha(clock.endedAt)]).toEqual([
      null,
      '2026-11-26 03:00',
    ]);
  });
});
