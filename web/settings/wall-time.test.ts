import { expect, test } from 'vitest';
import { instantOfWall, wallText } from './wall-time.ts';

test.each([
  ['2026-12-24T18:30', 'America/Chicago', '2026-12-25T00:30:00.000Z'],
  ['2026-07-01T09:00', 'Europe/Berlin', '2026-07-01T07:00:00.000Z'],
  ['2026-07-01T00:00', 'Asia/Kolkata', '2026-06-30T18:30:00.000Z'],
  // Skipped in spring: an hour on. Twice in autumn: the first.
  ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
])('%s in %s is %s', (wall, zone, instant) => {
  expect(instantOfWall(wall, zone)).toBe(instant);
});

test.each(['', '2026-12-24', '2026-13-24T10:00', 'soon'])('"%s" is no reading', (text) => {
  expect(instantOfWall(text, 'UTC')).toBeNull();
});

test('an instant is shown as its zone reads it', () => {
  expect(wallText('2026-12-25T00:30:00Z', 'America/Chicago')).toBe('2026-12-24T18:30');
  expect(wallText('2026-06-30T18:30:59.999Z', 'Asia/Kolkata')).toBe('2026-07-01T00:00');
});
