import { expect, test } from 'vitest';
import {
  daysText,
  differenceText,
  isFew,
  reachedText,
  reachText,
  shareNote,
  waitText,
} from './figure-text.ts';

test.each([
  [0, '0 s'],
  [45_000, '45 s'],
  [482_000, '8 min 02 s'],
  [1_260_000, '21 min'],
  [7_800_000, '2 h 10 min'],
  [132_780_000, '36 h 53 min'],
  [445_000_000, '5 d 3 h'],
])('%d ms is %s', (ms, text) => {
  expect(waitText(ms)).toBe(text);
});

test('what is not reached says how far it was seen, and few say that they are few', () => {
  const minutes = (n: number) => n * 60_000;
  expect(reachedText({ at: null, low: null, high: null, largest: minutes(130) })).toBe(
    'not reached (> 2 h 10 min)',
  );
  expect(reachText({ at: minutes(75), low: minutes(26), high: null, largest: null })).toBe(
    '95 % sure: 26 min to not reached',
  );
  const share = { met: 2, of: 3, share: 2 / 3, low: 0.2077, high: 0.9385 };
  expect([isFew(share), shareNote(share)]).toEqual([true, 'few: 3 say little']);
  expect(shareNote({ ...share, met: 12, of: 19, low: 0.4104, high: 0.80853 })).toBe('95 % sure: 41.0–80.9 %');
  expect(daysText('2026-11-30', '2026-12-07')).toBe('30 Nov to 6 Dec 2026');
  expect(daysText('2026-12-28', '2027-01-02')).toBe('28 Dec 2026 to 1 Jan 2027');
  expect(daysText('2026-12-01', '2026-12-02')).toBe('1 Dec 2026');
  expect(differenceText({ difference: -0.05, low: -0.2, high: 0.1 })).toBe('−5.0 points (−20.0 to +10.0)');
});
