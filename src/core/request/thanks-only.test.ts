import { expect, test } from 'vitest';
import { isThanksOnly } from './thanks-only.ts';

test.each([
  ['Thanks!', true],
  ['Thank you very much, that helps.\nAda', true],
  ['Vielen Dank für die schnelle Antwort', true],
  ['Thanks. Could you send the drawing?', false],
  ['Please send the drawing. Thanks', false],
  ['OK', false],
  ['', false],
  [`Thanks ${'and so on '.repeat(20)}`, false],
])('%j', (text, is) => {
  expect(isThanksOnly(text)).toBe(is);
});
