import { describe, expect, test } from 'vitest';
import { instant, OMA } from '../../../test/clock-facts.ts';
import { MINUTE, SECOND } from '../time/instant.ts';
import { type Holding, handOffs, leadTimes, ownerlessMs } from './holdings.ts';

const held = (userId: string, from: string, until: string | null): Holding => ({
  userId,
  from: instant(`2026-12-02 ${from}`),
  until: until === null ? null : instant(`2026-12-02 ${until}`),
});
const e3 = [held('danni', '13:00', '13:10'), held('theo', '13:10', '13:20'), held('mara', '13:20', null)];

describe('hand-offs (R21)', () => {
  test.each<[string, Holding[], number]>([
    ['nobody had it', [], 0],
    ['the first assignee is none', e3.slice(0, 1), 0],
    ['E2.d: to the backup', [held('danni', '10:00', '10:02'), held('theo', '10:02', null)], 1],
    ['E3.f: taken back twice', e3, 2],
    [
      'back to the one who had it before is one more',
      [held('danni', '10:00', '10:02'), held('theo', '10:02', '10:05'), held('danni', '10:05', null)],
      2,
    ],
    [
      'released and given to the same one again is none',
      [held('danni', '10:00', '10:02'), held('danni', '11:00', null)],
      0,
    ],
    [
      'with nobody in between all the same',
      [held('danni', '10:00', '10:02'), held('theo', '11:00', null)],
      1,
    ],
  ])('%s', (_, holdings, expected) => {
    expect(handOffs(holdings)).toBe(expected);
  });
});

describe('lead time by holder', () => {
  const between = (from: number, to: number) => OMA.between(from, to);
  test('E3.f: 10, 10 and 3:20, nothing with nobody', () => {
    const times = leadTimes(e3, instant('2026-12-02 13:00'), instant('2026-12-02 13:23:20'), between);
    expect(times).toEqual([
      { userId: 'danni', spentMs: 10 * MINUTE },
      { userId: 'theo', spentMs: 10 * MINUTE },
      { userId: 'mara', spentMs: 3 * MINUTE + 20 * SECOND },
    ]);
    expect(ownerlessMs(times)).toBe(0);
  });

  test('time with nobody stands where it was, in business hours', () => {
    const holdings = [held('danni', '09:05', '16:50'), held('theo', '16:55', '16:58')];
    const times = leadTimes(holdings, instant('2026-12-02 08:00'), instant('2026-12-03 09:02'), between);
    expect(times).toEqual([
      { userId: null, spentMs: 5 * MINUTE },
      { userId: 'danni', spentMs: (7 * 60 + 45) * MINUTE },
      { userId: null, spentMs: 5 * MINUTE },
      { userId: 'theo', spentMs: 3 * MINUTE },
      { userId: null, spentMs: 4 * MINUTE },
    ]);
    expect(ownerlessMs(times)).toBe(14 * MINUTE);
  });

  test('what comes after the end is left out', () => {
    const times = leadTimes(e3, instant('2026-12-02 13:00'), instant('2026-12-02 13:15'), between);
    expect(times.map(({ userId }) => userId)).toEqual(['danni', 'theo']);
  });
});
