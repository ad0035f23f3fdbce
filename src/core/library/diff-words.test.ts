import { expect, it } from 'vitest';
import { diffWords } from './diff-words.ts';

const shown = (before: string, after: string) =>
  diffWords(before, after)
    .map(({ kind, text }) => ({ same: text, gone: `[-${text}-]`, new: `[+${text}+]` })[kind])
    .join('');

it.each([
  ['It stands 95 °C.', 'It stands 120 °C.', 'It stands [-95 -][+120 +]°C.'],
  ['a b c d', 'a x c d e', 'a [-b -][+x +]c [-d-][+d e+]'],
  ['same', 'same', 'same'],
  ['', 'new words', '[+new words+]'],
  ['gone', '', '[-gone-]'],
  [' led', 'led', '[- -]led'],
])('%j to %j', (before, after, text) => expect(shown(before, after)).toBe(text));

it('either text can be put together again from the parts', () => {
  const [before, after] = [
    'The seat stands 95 °C.\n\nFor an hour a day.',
    'Our seat stands 95 °C\nfor two hours a day.',
  ];
  const without = (kind: string) =>
    diffWords(before, after)
      .filter((part) => part.kind !== kind)
      .map(({ text }) => text)
      .join('');
  expect([without('new'), without('gone')]).toEqual([before, after]);
});
