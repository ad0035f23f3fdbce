import { expect, test } from 'vitest';
import { excerptAround, searchWords } from './search-words.ts';

test.each([
  ['  Ada  BUYER ', ['ada', 'buyer']],
  ["ada@buyer.test & !('x'):*", ['ada', 'buyer', 'test', 'x']],
  ['Müller Müller', ['müller']],
  ['"\\', []],
  ['a b c d e f g h i j', ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']],
])('the words of %j', (typed, words) => {
  expect(searchWords(typed)).toEqual(words);
});

test('an excerpt stands around the first word found', () => {
  const text = `${'much ado about nothing '.repeat(10)}until the Gasket comes ${'and goes '.repeat(20)}`;
  const excerpt = excerptAround(text, ['gasket']);
  expect(excerpt).toMatch(/^…nothing much ado about nothing until the Gasket comes and goes .*…$/);
  expect(excerptAround('short words', ['x'])).toBe('short words');
});
