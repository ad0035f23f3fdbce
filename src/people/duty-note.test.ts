import { expect, test } from 'vitest';
import { fromIso } from '../core/time/instant.ts';
import { dutyNote } from './duty-note.ts';

const now = fromIso('2026-11-18T10:30:00Z');
const zone = 'Europe/Berlin';
const off = { onDutyUntil: null, nextOnDuty: null };

test.each([
  ['2026-11-18T16:00:00Z', 'on duty until 17:00'],
  ['2026-11-18T23:30:00Z', 'on duty until Thu 00:30'],
  ['2027-11-19T10:30:00Z', 'on duty'],
])('on duty until %s', (until, words) => {
  expect(dutyNote({ ...off, onDutyUntil: fromIso(until) }, null, zone, now)).toBe(words);
});

test.each([
  ['2026-11-18T12:00:00Z', 'off duty until 13:00'],
  ['2026-11-23T08:00:00Z', 'off duty until Mon 09:00'],
  ['2026-11-30T08:00:00Z', 'off duty until 30 Nov 09:00'],
])('off duty until %s', (next, words) => {
  expect(dutyNote({ ...off, nextOnDuty: fromIso(next) }, null, zone, now)).toBe(words);
});

test('away says since when, until when and why', () => {
  const from = fromIso('2026-11-18T09:02:00Z');
  expect(dutyNote(off, { from, until: null, reason: 'out of office' }, zone, now)).toBe(
    'away since 10:02: out of office',
  );
  const until = fromIso('2026-11-20T07:30:00Z');
  expect(dutyNote(off, { from, until, reason: 'away' }, zone, now)).toBe(
    'away since 10:02, back Fri 08:30: away',
  );
});

test('without any hours there is nothing to wait for', () => {
  expect(dutyNote(off, null, zone, now)).toBe('off duty');
});
