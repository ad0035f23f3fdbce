import { describe, expect, test } from 'vitest';
import { levelFor, levelOf, matching, type SkilledPerson, stepFrom, withLevel } from './skills-levels.ts';

describe('levels', () => {
  const levels = [
    { skillId: 'a', level: 2 },
    { skillId: 'b', level: 5 },
  ];

  test('set, changed, taken away', () => {
    expect(levelOf(withLevel(levels, 'a', 4), 'a')).toBe(4);
    expect(levelOf(withLevel(levels, 'c', 1), 'c')).toBe(1);
    expect(withLevel(levels, 'b', 0)).toEqual([{ skillId: 'a', level: 2 }]);
    expect(levelOf(levels, 'c')).toBe(0);
  });

  test.each<[string, number, number | null]>([
    ['3', 1, 3],
    ['0', 4, 0],
    ['6', 4, null],
    ['Delete', 4, 0],
    ['+', 4, 5],
    ['+', 5, 5],
    ['-', 0, 0],
    ['x', 2, null],
    ['Enter', 2, null],
  ])('%s on %i', (key, level, expected) => {
    expect(levelFor(key, level)).toBe(expected);
  });
});

describe('the focus in a table of 3 by 2', () => {
  test.each<[number, number, string, [number, number] | null]>([
    [0, 0, 'ArrowRight', [0, 1]],
    [0, 1, 'ArrowRight', null],
    [0, 0, 'ArrowUp', null],
    [1, 1, 'ArrowDown', [2, 1]],
    [2, 1, 'ArrowDown', null],
    [2, 1, 'Home', [2, 0]],
    [2, 0, 'End', [2, 1]],
    [0, 1, 'PageDown', [2, 1]],
    [0, 0, 'Tab', null],
  ])('%i, %i: %s', (row, column, key, expected) => {
    const next = stepFrom({ row, column }, key, 3, 2);
    expect(next && [next.row, next.column]).toEqual(expected);
  });
});

test('people by name', () => {
  const people = ['Priya Nair', 'Theo Park'].map((name) => ({ name }) as SkilledPerson);
  expect(matching(people, ' NAI ').map(({ name }) => name)).toEqual(['Priya Nair']);
  expect(matching(people, '')).toHaveLength(2);
});
