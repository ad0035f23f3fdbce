import { expect, test } from 'vitest';
import { guessText, inDays, knowsText, percent, timesAsOften, workingMinutes } from './tour-text.ts';

test('waits, guesses and ratios in words', () => {
  expect([590, 12].map((minutes) => workingMinutes(minutes * 60_000))).toEqual(['590', '12']);
  expect(workingMinutes(null)).toBe('not reached');
  expect([590, 480, 12, 1_000].map((minutes) => inDays(minutes * 60_000))).toEqual([
    'more than a whole working day',
    'a whole working day',
    'less than a working day',
    'more than 2 working days',
  ]);
  expect([30, 120, 480, 960, 90].map(guessText)).toEqual([
    '30 min',
    '2 h',
    '1 working day',
    '2 working days',
    '90 min',
  ]);
  expect([percent(118 / 412), percent(358 / 412, 0)]).toEqual(['28.6 %', '87 %']);
  expect(timesAsOften({ ratio: 3.1, low: 1.6076, high: 5.978 })).toBe('3.1× as often (1.6–6.0)');
  expect(
    knowsText([
      { name: 'valves', level: 5 },
      { name: 'dairy', level: 4 },
    ]),
  ).toBe('valves 5, dairy 4');
});
