import { describe, expect, test } from 'vitest';
import {
  defaults,
  moved,
  newRule,
  type Rule,
  type Rules,
  rulesErrors,
  sameRules,
  without,
  withRule,
  withRuleAt,
} from './routing-draft.ts';
import { changesText, ruleText } from './routing-text.ts';

const rules = (...rows: Rule[]): Rules => ({ ...defaults, rows });
const [a, b, c] = [newRule('a'), newRule('b'), newRule('c')];
const ids = ({ rows }: Rules) => rows.map(({ id }) => id).join('');
const names = {
  skills: [
    { id: 'v', kind: 'product' as const, name: 'Valves' },
    { id: 'd', kind: 'industry' as const, name: 'Dairy' },
  ],
  teams: [{ id: 't', name: 'Leeds' }],
};

describe('rows', () => {
  test.each<[string, number, string]>([
    ['a', 1, 'bac'],
    ['c', -1, 'acb'],
    ['b', 1, 'acb'],
    ['a', -1, 'abc'],
    ['c', 1, 'abc'],
    ['x', 1, 'abc'],
  ])('%s moved by %i', (id, by, expected) => {
    expect(ids(moved(rules(a, b, c), id, by))).toBe(expected);
  });

  test('a move that can’t be leaves the very same rules', () => {
    const given = rules(a);
    expect(moved(given, 'a', 1)).toBe(given);
  });

  test('taken out and put back where it stood, once', () => {
    const left = without(rules(a, b, c), 'b');
    expect(ids(left)).toBe('ac');
    const back = withRuleAt(left, b, 1);
    expect(ids(back)).toBe('abc');
    expect(withRuleAt(back, b, 1)).toBe(back);
    expect(ids(withRuleAt(rules(), b, 5))).toBe('b');
  });

  test('changed in its place', () => {
    const words = ['valve'];
    expect(withRule(rules(a, b), { ...b, words }).rows.map((row) => row.words)).toEqual([[], words]);
  });

  test('the same, whatever order the keys are in', () => {
    const { order, silenceMinutes } = defaults;
    const { id, ...rest } = a;
    expect(sameRules(rules(a), { rows: [{ ...rest, id }], silenceMinutes, order })).toBe(true);
    expect(sameRules(rules(a), rules({ ...a, words: ['x'] }))).toBe(false);
  });
});

describe('silence', () => {
  test.each<[[number, number], string | null]>([
    [[10, 20], null],
    [[1, 240], null],
    [[0, 20], '/rules/silenceMinutes/0'],
    [[10, 241], '/rules/silenceMinutes/1'],
    [[20, 20], '/rules/silenceMinutes/1'],
    [[Number.NaN, 20], '/rules/silenceMinutes/0'],
    [[1.5, 20], '/rules/silenceMinutes/0'],
  ])('%j', (silenceMinutes, pointer) => {
    expect(Object.keys(rulesErrors({ ...defaults, silenceMinutes }))).toEqual(
      pointer === null ? [] : [pointer],
    );
  });
});

describe('in words', () => {
  test.each<[Partial<Rule>, string]>([
    [{}, 'always: nothing yet'],
    [{ words: ['valve'], needs: ['v'] }, 'it says “valve”: needs Valves'],
    [
      { words: ['valve', 'seat', 'stem'], channels: ['email', 'webform'], needs: ['v', 'd'], teamId: 't' },
      'it says “valve”, “seat” or “stem” and it comes by mail or web form: needs Valves and Dairy, asks Leeds',
    ],
    [
      { kinds: ['complaint'], segments: ['A'], sources: ['Fair'], order: 'coordinator_first' },
      'it comes from Fair, its kind is complaint and their segment is A strategic: coordinator first',
    ],
    [{ needs: ['gone'] }, 'always: needs something that is gone'],
  ])('%j', (more, expected) => {
    expect(ruleText({ ...a, ...more }, names)).toBe(expected);
  });

  test('nothing changes', () => {
    expect(changesText(rules(a), rules(a), names)).toEqual([]);
  });

  test('everything that changes, each in a sentence', () => {
    const before = rules({ ...a, words: ['one'] }, { ...b, needs: ['v'] }, { ...c, teamId: 't' });
    const after: Rules = {
      order: 'coordinator_first',
      silenceMinutes: [5, 15],
      rows: [
        { ...c, teamId: 't' },
        { ...b, needs: ['d'] },
        { ...newRule('d'), words: ['two'], needs: ['v'] },
      ],
    };
    expect(changesText(before, after, names)).toEqual([
      'Order: coordinator first, was expert first.',
      'Silence: 5 and 15 minutes, was 10 and 20.',
      'Rule 1 goes: it says “one”: nothing yet.',
      'Rule 2: always: needs Dairy. It was: always: needs Valves.',
      'New rule 3: it says “two”: needs Valves.',
      'The rules stand in another order.',
    ]);
  });
});
