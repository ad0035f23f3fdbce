import { describe, expect, test } from 'vitest';
import { fromIso, HOUR } from '../time/instant.ts';
import { type Candidate, chooseOwner } from './choose-owner.ts';

const now = fromIso('2026-12-02T13:00:00-06:00');
const zone = 'America/Chicago';
const member = (name: string, more: Partial<Candidate> = {}): Candidate => ({
  userId: name.toLowerCase(),
  name,
  onDutyUntil: now + 4 * HOUR,
  openItems: 0,
  ...more,
});

describe('chooseOwner', () => {
  test.each<[string, Candidate[], string | null]>([
    ['nobody at all', [], null],
    ['nobody on duty', [member('Danni', { onDutyUntil: null })], null],
    ['fewest open', [member('Danni', { openItems: 4 }), member('Theo', { openItems: 2 })], 'theo'],
    [
      'absent ones are passed over',
      [member('Danni', { onDutyUntil: null }), member('Theo', { openItems: 9 })],
      'theo',
    ],
    ['equal load goes by name', [member('Theo'), member('Danni')], 'danni'],
  ])('%s', (_, candidates, expected) => {
    expect(chooseOwner(candidates, now, zone)?.userId ?? null).toBe(expected);
  });

  test('says why, in words', () => {
    const choice = chooseOwner(
      [member('Danni', { openItems: 4 }), member('Theo', { openItems: 2 })],
      now,
      zone,
    );
    expect(choice?.reason).toBe('on duty until 17:00, 2 open; fewest open of 2 on duty');
    expect(chooseOwner([member('Danni', { onDutyUntil: now + 30 * HOUR })], now, zone)?.reason).toBe(
      'on duty, 0 open; the only one on duty',
    );
  });

  test('does not touch what it was given', () => {
    const given = Object.freeze([member('Theo', { openItems: 5 }), member('Danni')]);
    expect(chooseOwner(given, now, zone)?.userId).toBe('danni');
  });
});
