import { expect, test } from 'vitest';
import { withBlock } from './insert-in-reply.ts';

test.each([
  ['', 'The 4410.\n'],
  ['Dear Ada,', 'Dear Ada,\n\nThe 4410.\n'],
  ['Dear Ada,\n\n', 'Dear Ada,\n\nThe 4410.\n'],
])('after %j stands the block on lines of its own', (text, expected) => {
  expect(withBlock(text, 'The 4410.')).toBe(expected);
});
