import { expect, it } from 'vitest';
import { usesText } from './uses-text.ts';

const now = Date.parse('2026-12-10T12:00:00Z');

it.each([
  [0, null, 'not used yet'],
  [1, '2026-12-10T02:00:00Z', 'used once, today'],
  [1, '2026-12-09T02:00:00Z', 'used once, 1 day ago'],
  [12, '2026-12-07T11:00:00Z', 'used 12 times, last 3 days ago'],
])('%s uses, the last at %s', (uses, lastUsedAt, text) => {
  expect(usesText({ uses, lastUsedAt }, now)).toBe(text);
});
