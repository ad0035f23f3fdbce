import { describe, expect, test } from 'vitest';
import { inParts, matching, mentionAt, mentionsIn, withMention } from './notes-text.ts';

const person = (name: string, sees = true) => ({ id: name, name, sees });
const people = [person('Theo Park'), person('Theo'), person('Priya Nair'), person('Kim Soto', false)];

describe('a mention being written', () => {
  test.each([
    ['Ask @Th', 7, { from: 4, typed: 'Th' }],
    ['@', 1, { from: 0, typed: '' }],
    ['Ask (@Priya N', 13, { from: 5, typed: 'Priya N' }],
    ['mail ada@buyer.test', 19, null],
    ['Ask @Theo\nand then', 18, null],
    ['nobody', 6, null],
  ])('%j with the caret at %i', (text, caret, found) => {
    expect(mentionAt(text, caret)).toEqual(found);
  });

  test('offers whose name has a part that begins so, those who can read it in front', () => {
    expect(matching(people, 'p').map(({ name }) => name)).toEqual(['Theo Park', 'Priya Nair']);
    expect(matching(people, 'eo')).toEqual([]);
    expect(matching(people, '').at(-1)?.name).toBe('Kim Soto');
    expect(matching(people, 'Priya Nair ')).toEqual([]);
  });

  test('is completed in its place, with one space behind it', () => {
    expect(withMention('Ask @Pr please', { from: 4, typed: 'Pr' }, 'Priya Nair')).toEqual({
      text: 'Ask @Priya Nair please',
      caret: 16,
    });
    expect(withMention('@', { from: 0, typed: '' }, 'Theo')).toEqual({ text: '@Theo ', caret: 6 });
  });
});

test('whoever is named is mentioned, a longer name alone', () => {
  expect(mentionsIn('@Theo Park and @Kim Soto, not Priya Nair', people)).toEqual(['Theo Park', 'Kim Soto']);
  expect(mentionsIn('@Theo and @Theo Park', people)).toEqual(['Theo Park', 'Theo']);
});

test('a note is shown with its mentions apart', () => {
  expect(inParts('Ask @Theo Park (or @Theo).', ['Theo', 'Theo Park'])).toEqual([
    { text: 'Ask ', mention: false },
    { text: '@Theo Park', mention: true },
    { text: ' (or ', mention: false },
    { text: '@Theo', mention: true },
    { text: ').', mention: false },
  ]);
  expect(inParts('Nobody.', [])).toEqual([{ text: 'Nobody.', mention: false }]);
});
