import { describe, expect, test } from 'vitest';
import { MINUTE } from '../time/instant.ts';
import {
  type ApprovedTarget,
  changeOfTarget,
  changeOfTerms,
  rulingTarget,
  turnedIntoLoosening,
} from './target-change.ts';

const terms = (target: number | null, goal: number | null = null, runs = true) => ({
  runs,
  targetMs: target === null ? null : target * MINUTE,
  goalMs: goal === null ? null : goal * MINUTE,
});

/** A version of `minutes`, valid from an instant, for everybody unless told. */
function version(id: string, minutes: number, validFrom: number, more: Partial<ApprovedTarget> = {}) {
  return { id, ...terms(minutes), deskId: null, segment: null, validFrom, decidedAt: validFrom, ...more };
}
const ruler = (versions: ApprovedTarget[], at: number, deskId: string | null, segment: 'A' | 'B' | null) =>
  rulingTarget(versions, { deskId, segment }, at)?.id;

describe('the version that rules', () => {
  const versions = [
    version('all', 30, 0),
    version('all-2', 20, 100),
    version('pumps', 40, 0, { deskId: 'pumps' }),
    version('A', 15, 0, { segment: 'A' }),
    version('pumps-A', 10, 50, { deskId: 'pumps', segment: 'A' }),
  ];
  test.each([
    [99, null, null, 'all'],
    [100, null, null, 'all-2'],
    [100, 'service', 'B', 'all-2'],
    [100, 'pumps', null, 'pumps'],
    [100, 'pumps', 'B', 'pumps'],
    [100, 'service', 'A', 'A'],
    [49, 'pumps', 'A', 'A'],
    [50, 'pumps', 'A', 'pumps-A'],
    [-1, 'pumps', 'A', undefined],
  ] as const)('at %d for desk %s and segment %s is %s', (at, desk, segment, id) => {
    expect(ruler(versions, at, desk, segment)).toBe(id);
  });

  test('of two from the same instant is the one decided later', () => {
    const twice = [version('b', 20, 10, { decidedAt: 12 }), version('a', 25, 10, { decidedAt: 13 })];
    expect(ruler(twice, 10, null, null)).toBe('a');
  });
});

test.each([
  ['a shorter target', terms(30, 5), terms(20, 5), 'tightening'],
  ['a longer target', terms(30, 5), terms(31, 5), 'loosening'],
  ['a longer target with a tighter goal', terms(30, 5), terms(45, 1), 'loosening'],
  ['a shorter target with a looser goal', terms(30, 5), terms(20, 10), 'tightening'],
  ['a tighter goal', terms(30, 5), terms(30, 4), 'tightening'],
  ['a first goal', terms(30), terms(30, 4), 'tightening'],
  ['a looser goal', terms(30, 5), terms(30, 6), 'loosening'],
  ['no goal any more', terms(30, 5), terms(30), 'loosening'],
  ['the same', terms(30, 5), terms(30, 5), 'same'],
  ['off', terms(30, 5), terms(null, null, false), 'loosening'],
  ['on', terms(null, null, false), terms(30), 'tightening'],
  ['on for the first time', null, terms(null), 'tightening'],
  ['off as before', terms(null, null, false), terms(null, null, false), 'same'],
  ['off where it never ran', null, terms(null, null, false), 'same'],
] as const)('%s', (_, before, after, change) => {
  expect(changeOfTerms(before, after)).toBe(change);
});

describe('what a version would do', () => {
  const everybody = version('all', 30, 0);
  const planned = version('soon', 20, 100);

  test('is judged by what rules at its own start', () => {
    expect(changeOfTarget([everybody, planned], version('new', 25, 50), [])).toBe('tightening');
    expect(changeOfTarget([everybody, planned], version('new', 25, 150), [])).toBe('loosening');
    expect(changeOfTarget([everybody, planned], version('new', 20, 150), [])).toBe('same');
  });

  test('for a first version of a desk or segment, by the wider one it takes the place of', () => {
    expect(changeOfTarget([everybody], version('new', 15, 50, { segment: 'A' }), [])).toBe('tightening');
    expect(changeOfTarget([everybody], version('new', 45, 50, { segment: 'D' }), [])).toBe('loosening');
  });

  test('for a segment loosens where it outranks the tighter target of a desk', () => {
    const desk = version('pumps', 10, 0, { deskId: 'pumps' });
    const forA = version('new', 20, 50, { segment: 'A' });
    expect(changeOfTarget([everybody, desk], forA, ['pumps'])).toBe('loosening');
    expect(changeOfTarget([everybody, desk], version('new', 10, 50, { segment: 'A' }), ['pumps'])).toBe(
      'tightening',
    );
  });

  test('does not count where a more special one rules on', () => {
    const special = version('A', 20, 0, { segment: 'A' });
    expect(changeOfTarget([everybody, special], version('new', 25, 50), ['pumps'])).toBe('tightening');
  });
});

describe('a later version', () => {
  const now = 10;
  const before = [version('all', 60, 0), version('later', 45, 100)];

  test('that an earlier, tighter one would turn into loosening', () => {
    expect(turnedIntoLoosening(before, [...before, version('new', 30, 50)], [], now)?.id).toBe('later');
    expect(turnedIntoLoosening(before, [...before, version('new', 50, 50)], [], now)).toBeNull();
  });

  test('that the withdrawal of a looser one would turn into loosening', () => {
    const eased = [version('all', 30, 0), version('eased', 60, 50), version('later', 45, 100)];
    const withdrawn = eased.filter(({ id }) => id !== 'eased');
    expect(turnedIntoLoosening(eased, withdrawn, [], now)?.id).toBe('later');
  });

  test('that is in force already stays as it is', () => {
    expect(turnedIntoLoosening(before, [...before, version('new', 30, 50)], [], 100)).toBeNull();
  });
});
