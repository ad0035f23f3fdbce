import { describe, expect, test } from 'vitest';
import {
  assigned,
  clockOf,
  clocksOf,
  dialled,
  fact,
  instant,
  ledger,
  omaha,
  received,
  sent,
  spentOn,
  stages,
  takenBack,
} from '../../../../test/clock-facts.ts';
import { MINUTE, SECOND } from '../../time/instant.ts';
import { breachedAt } from '../clock.ts';

// DOMAIN E3: the rep goes silent. The assignment is at 13:00:00 (R4).

const lead = received('2026-12-02 13:00');
const toDanni = assigned('2026-12-02 13:00', 'danni');
const toTheo = [
  fact('2026-12-02 13:10', 'assignment.silent', { userId: 'danni', afterMs: 10 * MINUTE }),
  takenBack('2026-12-02 13:10', 'danni'),
  assigned('2026-12-02 13:10', 'theo'),
];
const toMara = [
  fact('2026-12-02 13:20', 'assignment.silent', { userId: 'theo', afterMs: 10 * MINUTE }),
  takenBack('2026-12-02 13:20', 'theo'),
  assigned('2026-12-02 13:20', 'mara'),
];
const dial = dialled('2026-12-02 13:23', 'connected');
const talk = fact('2026-12-02 13:23:20', 'call.connected', { callId: 'c' }, { evidence: 'telephony' });
const all = [lead, toDanni, ...toTheo, ...toMara, dial, talk];

describe('E3', () => {
  test('E3.a C1 met within the goal of 10 s; C2 of Danni due 13:30', () => {
    const clock = clockOf('C1', [lead, toDanni]);
    expect([clock.ending, spentOn(clock)]).toEqual(['stopped', 0]);
    expect(clock.endedAt ?? 0).toBeLessThanOrEqual(clock.goalAt ?? 0);
    expect(omaha(clockOf('C2', [lead, toDanni]).dueAt)).toBe('2026-12-02 13:30');
  });

  test('E3.b silence is noted at 13:10 and 13:20; the re-route leaves C3 due 13:30:00', () => {
    const silences = stages(clockOf('C3', [lead, toDanni])).filter((line) => line.includes('silence'));
    expect(silences).toEqual([
      '2026-12-02 13:10 silent 10 min (silence noted)',
      '2026-12-02 13:20 silent 20 min (silence noted)',
    ]);
    const clock = clockOf('C3', [lead, toDanni, ...toTheo]);
    expect([omaha(clock.dueAt), ledger(clock).length]).toEqual(['2026-12-02 13:30', 1]);
  });

  test('E3.b the call of Danni is void, that of Theo due half an hour after his assignment', () => {
    const [danni, theo] = clocksOf('C2', [lead, toDanni, ...toTheo]);
    expect([danni?.ending, danni?.endReason, omaha(danni?.endedAt)]).toEqual([
      'void',
      'silent',
      '2026-12-02 13:10',
    ]);
    expect([theo?.ending, omaha(theo?.dueAt)]).toEqual([null, '2026-12-02 13:40']);
  });

  test('E3.c the alert at 13:15 goes to the owner, who is Theo by then, and to nobody else', () => {
    const [first] = stages(clockOf('C3', [lead, toDanni, ...toTheo]), instant('2026-12-02 13:10'));
    expect(first).toBe('2026-12-02 13:15 50 % owner');
  });

  test('E3.d silent again: three calls, two of them void, that of Mara due 13:50', () => {
    const clocks = clocksOf('C2', [lead, toDanni, ...toTheo, ...toMara]);
    expect(clocks.map(({ ending, dueAt }) => [ending, omaha(dueAt)])).toEqual([
      ['void', '2026-12-02 13:30'],
      ['void', '2026-12-02 13:40'],
      [null, '2026-12-02 13:50'],
    ]);
  });

  test('E3.e Mara dials at 13:23: her C2 met after 3:00, C3 not yet', () => {
    const mara = clocksOf('C2', all).at(-1);
    expect([mara?.ending, mara && spentOn(mara)]).toEqual(['stopped', 3 * MINUTE]);
    expect(clockOf('C3', all.slice(0, -1)).endedAt).toBeNull();
  });

  test('E3.f connected at 13:23:20: C3 met after 23:20', () => {
    const clock = clockOf('C3', all);
    expect([ledger(clock).at(-1), spentOn(clock)]).toEqual(['stopped: live talk', 23 * MINUTE + 20 * SECOND]);
    expect(breachedAt(clock, Number.POSITIVE_INFINITY)).toBeNull();
  });

  test('E3.g Danni replies too at 13:40: C3 stays as it was', () => {
    expect(clockOf('C3', [...all, sent('2026-12-02 13:40', 'R3', ['q1'])])).toEqual(clockOf('C3', all));
  });
});
