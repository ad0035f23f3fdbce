import { expect, it } from 'vitest';
import { namesAmount } from './names-amount.ts';
import { asksBuyer, plainValues } from './suggest-values.ts';

it.each([
  ['How hot does your cleaning get, and for how long?', true],
  ['Thanks. Which of the two pumps runs at night?', true],
  ['All good?', false],
  ['Did you get a chance to look at my last mail?', false],
  ['Any updates on your side this week?', false],
  ['It runs at night.', false],
])('%s', (text, asks) => {
  expect(asksBuyer(text)).toBe(asks);
});

it('takes for given what is plain of a reply, each once', () => {
  expect(plainValues({ quote: true, carried: ['case_study', 'quote', 'case_study'] })).toEqual([
    'quote',
    'case_study',
  ]);
  expect(plainValues({ quote: false, carried: [] })).toEqual([]);
});

it.each([
  ['40 × LC-200 come to $12,400.', true],
  ['Das macht 12.400 EUR.', true],
  ['12 400 € frei Haus', true],
  ['USD 310 each', true],
  ['See the file.', false],
  ['40 pieces within 3 weeks, 85 degrees', false],
])('whether an amount is named: %s', (text, named) => {
  expect(namesAmount(text)).toBe(named);
});
