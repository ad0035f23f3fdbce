import { describe, expect, test } from 'vitest';
import { clockOf, fact, ledger, received, spentOn } from '../../../../test/clock-facts.ts';
import { MINUTE } from '../../time/instant.ts';

const ask = (time: string) => fact(time, 'help.asked', { askId: 'h' });
const withdraw = (time: string, askId = 'h') => fact(time, 'help.withdrawn', { askId });
const start = received('2026-12-01 09:10');

describe('C14, a question that is taken back', () => {
  test('is void before its deadline and missed after it', () => {
    const before = clockOf('C14', [start, ask('2026-12-01 11:40'), withdraw('2026-12-01 11:50')]);
    expect([before.ending, ledger(before)]).toEqual([
      'void',
      ['started: a colleague was asked', 'voided: taken back'],
    ]);
    const after = clockOf('C14', [start, ask('2026-12-01 11:40'), withdraw('2026-12-01 11:56')]);
    expect([after.ending, spentOn(after)]).toEqual(['failed', 16 * MINUTE]);
  });

  test('leaves another one as it is', () => {
    expect(
      clockOf('C14', [start, ask('2026-12-01 11:40'), withdraw('2026-12-01 11:50', 'other')]).ending,
    ).toBeNull();
  });
});
