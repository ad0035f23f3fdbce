import { expect, it } from 'vitest';
import { DAY, MINUTE } from '../../src/core/time/instant.ts';
import { guessAgainst, guessOf, guessText } from './guess-text.ts';

it('reads and shows a guess', () => {
  expect([
    guessOf(1.5, 'hours'),
    guessOf(null, 'days'),
    guessOf(-1, 'minutes'),
    guessOf(400, 'days'),
  ]).toEqual([...[90 * MINUTE, null, null, null]]);
  expect([30 * MINUTE, DAY, 3 * DAY].map(guessText)).toEqual(['30 min', '24 h', '3 days']);
});

it('holds it against what was measured (S3-16: believed 30 min, measured 590)', () => {
  const against = (guess: number, measured: number | null) =>
    guessAgainst(guess * MINUTE, measured === null ? null : measured * MINUTE);
  expect(against(30, 590)).toBe('20 times as long as you believed.');
  expect(against(30, 45)).toBe('1.5 times as long as you believed.');
  expect(against(60, 20)).toBe('You believed 3.0 times as long.');
  expect([against(30, 30), against(30, 31), against(0, 5), against(30, null)]).toEqual([
    'Exactly what you believed.',
    'Nearly what you believed.',
    'More than you believed.',
    'Not even half have been answered, so the truth is worse than any guess.',
  ]);
});
