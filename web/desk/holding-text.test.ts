import { describe, expect, it } from 'vitest';
import { holdingText } from './holding-text.ts';

const now = Date.parse('2026-12-01T18:00:00Z');
const text = (given: Partial<Parameters<typeof holdingText>[0]>) =>
  holdingText(
    { touched: null, silentAfterMs: [], until: null, state: 'handed_off', ...given },
    now,
    'America/Chicago',
  );

describe('holdingText', () => {
  it.each([
    ['not accepted yet', {}],
    ['accepted 10:05', { touched: { at: '2026-12-01T16:05:00Z', how: 'accepted' } }],
    ['silent after 10 min and 20 min', { silentAfterMs: [600_000, 1_200_000] }],
    [
      'silent after 10 min, claimed 10:12, handed on 10:30',
      {
        silentAfterMs: [600_000],
        touched: { at: '2026-12-01T16:12:00Z', how: 'claimed' },
        until: '2026-12-01T16:30:00Z',
      },
    ],
    [
      'silent after 10 min, taken back 10:10',
      { silentAfterMs: [600_000], until: '2026-12-01T16:10:00Z', state: 'silent' },
    ],
  ])('%s', (expected, given) => expect(text(given)).toBe(expected));
});
