import { describe, expect, test } from 'vitest';
import {
  assigned,
  clockOf,
  clocksOf,
  fact,
  instant,
  ledger,
  omaha,
  received,
  replayed,
  SYDNEY,
  sent,
  spentOn,
  stages,
  type TermsGiven,
  weekly,
  wrote,
} from '../../../test/clock-facts.ts';
import { MINUTE } from '../time/instant.ts';
import { breachedAt } from './clock.ts';
import type { Fact } from './fact.ts';

// Hours corrected backwards: at 10:20 it turns out that the desk was only open from 10:10 on.

const forever = Number.POSITIVE_INFINITY;
const lateMorning = weekly('America/Chicago', '12345', '10:10', '17:00');
const early = weekly('America/Chicago', '12345', '08:00', '17:00');
const corrected: TermsGiven = { corrections: [{ at: '2026-12-01 10:20', id: 'v2', calendar: lateMorning }] };
const lead = received('2026-12-01 10:00');

describe('an open clock', () => {
  test('goes by the corrected hours, with a line that says so', () => {
    const clock = clockOf('C3', [lead], corrected);
    expect([omaha(clock.dueAt), omaha(clock.goalAt), clock.calendar.id]).toEqual([
      '2026-12-01 10:40',
      '2026-12-01 10:15',
      'v2',
    ]);
    expect(clock.story.at(-1)).toEqual({
      at: instant('2026-12-01 10:20'),
      factId: 'v2',
      fact: 'calendar.corrected',
      effect: 'corrected',
      rule: 'opening hours corrected',
      reason: 'the deadline moves',
      businessMs: 10 * MINUTE,
      dueAt: instant('2026-12-01 10:40'),
    });
  });

  test('is late by the corrected hours only', () => {
    const answered = [lead, sent('2026-12-01 10:35', 'R4', ['q1', 'q2'])];
    expect(omaha(breachedAt(clockOf('C3', answered), forever))).toBe('2026-12-01 10:30');
    const clock = clockOf('C3', answered, corrected);
    expect([breachedAt(clock, forever), spentOn(clock)]).toEqual([null, 25 * MINUTE]);
  });

  test('may become late by the hours it turns out to have had', () => {
    const given = { corrections: [{ at: '2026-12-01 09:20', id: 'v2', calendar: early }] };
    const clock = clockOf('C3', [received('2026-12-01 08:00')], given);
    expect([omaha(clock.dueAt), omaha(breachedAt(clock, forever))]).toEqual([
      '2026-12-01 08:30',
      '2026-12-01 08:30',
    ]);
  });

  test('warns by the new hours from then on', () => {
    expect(stages(clockOf('C3', [lead], corrected))).toEqual([
      '2026-12-01 10:25 50 % owner',
      '2026-12-01 10:30 silent 20 min (silence noted)',
      '2026-12-01 10:34 80 % owner coordinator',
      '2026-12-01 10:40:00.001 late manager owner',
    ]);
  });

  test('has a line too where the deadline stays', () => {
    const asked = [lead, fact('2026-12-01 10:15', 'quote.requested', { quoteId: 'k' })];
    const clock = clockOf('C6', asked, corrected);
    expect([omaha(clock.dueAt), clock.story.at(-1)?.reason, clock.movedAt]).toEqual([
      '2026-12-02 00:00',
      'the deadline stays',
      null,
    ]);
  });

  test('keeps its pauses', () => {
    const facts = [
      received('2026-12-01 09:30'),
      sent('2026-12-01 10:00', 'R3', ['q1']),
      fact('2026-12-01 10:05', 'ball.buyer', { asked: 'line pressure' }),
      wrote('2026-12-01 10:16', 'm2'),
    ];
    expect(omaha(clockOf('C5', facts).dueAt)).toBe('2026-12-01 11:11');
    const clock = clockOf('C5', facts, corrected);
    // From 10:10 on: an hour, and the six minutes of the pause that were open.
    expect([omaha(clock.dueAt), omaha(clock.goalAt)]).toEqual(['2026-12-01 11:16', '2026-12-01 10:46']);
    expect(clock.pauses).toEqual([{ from: instant('2026-12-01 10:05'), to: instant('2026-12-01 10:16') }]);
  });

  test('may be paused while the hours are corrected', () => {
    const facts = [
      lead,
      sent('2026-12-01 10:12', 'R3', ['q1']),
      fact('2026-12-01 10:15', 'ball.buyer', { asked: 'x' }),
      wrote('2026-12-01 10:30', 'm2'),
    ];
    const clock = clockOf('C5', facts, corrected);
    expect(clock.story.map(({ effect }) => effect)).toEqual(['started', 'paused', 'corrected', 'resumed']);
    expect(omaha(clock.dueAt)).toBe('2026-12-01 11:27');
  });

  test('follows every correction, the last one governs', () => {
    const given = {
      corrections: [...(corrected.corrections ?? []), { at: '2026-12-01 10:30', id: 'v3', calendar: early }],
    };
    const clock = clockOf('C3', [lead], given);
    expect([ledger(clock).length, omaha(clock.dueAt), clock.calendar.id]).toEqual([
      3,
      '2026-12-01 10:30',
      'v3',
    ]);
  });

  test('counts joint hours anew', () => {
    const given = {
      corrections: [
        { at: '2026-12-01 12:00', id: 'v2', calendar: weekly('America/Chicago', '12345', '09:00', '15:10') },
      ],
    };
    const facts = [received('2026-12-01 10:00', { zone: SYDNEY }), assigned('2026-12-01 10:00', 'danni')];
    expect(omaha(clockOf('C2', facts).dueAt)).toBe('2026-12-01 15:30');
    expect(omaha(clockOf('C2', facts, given).dueAt)).toBe('2026-12-03 15:10');
  });
});

test('hours that no longer meet the contact’s make the call void (R3)', () => {
  const given = {
    corrections: [
      { at: '2026-12-01 12:00', id: 'v2', calendar: weekly('America/Chicago', '12345', '09:00', '12:00') },
    ],
  };
  const facts = [received('2026-12-01 10:00', { zone: SYDNEY }), assigned('2026-12-01 10:00', 'danni')];
  const clock = clockOf('C2', facts, given);
  expect(ledger(clock).slice(1)).toEqual(['corrected: opening hours corrected', 'voided: no joint hours']);
  expect([clock.ending, omaha(clock.endedAt), breachedAt(clock, forever)]).toEqual([
    'void',
    '2026-12-01 12:00',
    null,
  ]);
});

describe('what stays', () => {
  test('a closed clock, met or missed or void', () => {
    const endings: [string, Fact, string][] = [
      ['met', sent('2026-12-01 10:15', 'R4', ['q1', 'q2']), '2026-12-01 10:30'],
      ['void', fact('2026-12-01 10:15', 'request.dismissed', { reason: 'junk' }), '2026-12-01 10:30'],
    ];
    for (const [name, end, due] of endings) {
      const clock = clockOf('C3', [lead, end], corrected);
      expect([name, omaha(clock.dueAt), clock.calendar.id]).toEqual([name, due, 'desk']);
      expect(clock).toEqual(clockOf('C3', [lead, end]));
    }
  });

  test('a clock whose answer is found only after the correction, but was given before it', () => {
    const found = sent('2026-12-01 10:15', 'R4', ['q1', 'q2'], {
      evidence: 'mailbox',
      learned: '2026-12-01 11:00',
    });
    expect(ledger(clockOf('C3', [lead], corrected)).length).toBe(2);
    const clock = clockOf('C3', [lead, found], corrected);
    expect([ledger(clock), omaha(clock.dueAt), spentOn(clock)]).toEqual([
      ['started: receipt of the request', 'stopped: personal response (R4)'],
      '2026-12-01 10:30',
      15 * MINUTE,
    ]);
  });

  test('promises, planned dates and elapsed time', () => {
    const facts = [
      lead,
      fact('2026-12-01 10:05', 'commitment.made', {
        commitmentId: 'p',
        promisedAt: instant('2026-12-01 18:30'),
      }),
      fact('2026-12-01 10:05', 'follow_up.planned', { followUpId: 'f', dueAt: instant('2026-12-02 09:30') }),
      fact('2026-12-01 10:05', 'breakdown.known', { caseId: 'b' }),
    ];
    const { clocks } = replayed(facts, corrected);
    const kept = clocks.filter(({ kind }) => ['C10', 'C13', 'C9'].includes(kind.code));
    expect(kept.map((clock) => [clock.kind.code, omaha(clock.dueAt), ledger(clock).length])).toEqual([
      ['C9', '2026-12-02 10:05', 1],
      ['C10', '2026-12-01 18:30', 1],
      ['C13', '2026-12-02 09:30', 1],
    ]);
  });

  test('hours that are the same version', () => {
    const given = { corrections: [{ at: '2026-12-01 10:20', id: 'desk', calendar: early }] };
    expect(clockOf('C3', [lead], given)).toEqual(clockOf('C3', [lead]));
  });
});

test('what happens at the very instant of a correction meets the corrected hours', () => {
  const clock = clockOf('C3', [lead, sent('2026-12-01 10:20', 'R4', ['q1', 'q2'])], corrected);
  expect(clock.story.map(({ effect }) => effect)).toEqual(['started', 'corrected', 'stopped']);
  expect(spentOn(clock)).toBe(10 * MINUTE);
});

describe('what opens after a correction', () => {
  test('starts under the corrected hours, without a line', () => {
    const clock = clockOf('C3', [received('2026-12-01 10:21')], corrected);
    expect([ledger(clock).length, clock.calendar.id]).toEqual([1, 'v2']);
  });

  test('a message that governs only since an older one was cleared goes by what is known by then', () => {
    const facts = [
      received('2026-12-01 09:00', { questions: ['q1'] }),
      sent('2026-12-01 09:05', 'R4', ['q1']),
      wrote('2026-12-01 10:00', 'm2'),
      wrote('2026-12-01 10:02', 'm3'),
      fact('2026-12-01 10:30', 'message.cleared', {
        messageId: 'm2',
        disposition: 'no reply needed',
        closes: [],
      }),
    ];
    const clocks = clocksOf('C11', facts, corrected);
    expect(clocks.map(({ about, ending, dueAt }) => [about, ending, omaha(dueAt)])).toEqual([
      ['m2', 'void', '2026-12-01 10:40'],
      ['m3', null, '2026-12-01 10:40'],
    ]);
  });
});
