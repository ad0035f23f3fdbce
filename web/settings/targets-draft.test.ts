import { describe, expect, test } from 'vitest';
import {
  bodyOf,
  changeOfDraft,
  draftErrors,
  draftFor,
  lengthDraft,
  type TargetKind,
  type TargetVersion,
  termsOf,
  withScope,
} from './targets-draft.ts';

const MINUTE = 60_000;
const NOW = Date.parse('2026-11-18T17:00:00Z');

function version(id: string, targetMs: number | null, more: Partial<TargetVersion> = {}): TargetVersion {
  return {
    id,
    sentence: '',
    runs: true,
    targetMs,
    goalMs: null,
    deskId: null,
    segment: null,
    state: 'in_force',
    change: 'tightening',
    validFrom: null,
    validUntil: null,
    proposedBy: null,
    proposedAt: '2026-01-01T00:00:00.000Z',
    decidedBy: null,
    decidedAt: '2026-01-01T00:00:00.000Z',
    reason: null,
    openClocks: 0,
    can: [],
    ...more,
  };
}
const kindOf = (unit: TargetKind['unit'], ...versions: TargetVersion[]): TargetKind => ({
  kind: 'C3',
  title: 'First personal response',
  unit,
  versions,
});
const first = kindOf(
  'working',
  version('all', 30 * MINUTE, { goalMs: 5 * MINUTE }),
  version('A', 15 * MINUTE, { segment: 'A' }),
  version('gone', 60 * MINUTE, { state: 'withdrawn', validFrom: '2026-11-17T00:00:00.000Z' }),
);
const everybody = { deskId: '', segment: '' } as const;

test.each([
  [30 * MINUTE, 'working', { amount: 30, unit: 'minutes' }],
  [90 * MINUTE, 'working', { amount: 90, unit: 'minutes' }],
  [120 * MINUTE, 'working', { amount: 2, unit: 'hours' }],
  [90_000, 'working', { amount: 90, unit: 'seconds' }],
  [null, 'elapsed', { amount: null, unit: 'minutes' }],
  [2 * 86_400_000, 'days', { amount: 2, unit: 'days' }],
  [null, 'days', { amount: null, unit: 'days' }],
] as const)('%d ms of a clock in %s', (ms, unit, draft) => {
  expect(lengthDraft(ms, unit)).toEqual(draft);
});

describe('a new draft', () => {
  test('begins with what holds now for those it is for', () => {
    expect(termsOf(draftFor(first, everybody, NOW), first)).toEqual({
      runs: true,
      targetMs: 30 * MINUTE,
      goalMs: 5 * MINUTE,
    });
    expect(termsOf(draftFor(first, { deskId: '', segment: 'A' }, NOW), first).targetMs).toBe(15 * MINUTE);
  });

  test('knows what came into force within this very minute', () => {
    const fresh = kindOf(
      'working',
      version('new', 20 * MINUTE, { validFrom: '2026-11-18T17:00:30.000Z' }),
      version('old', 30 * MINUTE, { state: 'past', validUntil: '2026-11-18T17:00:30.000Z' }),
    );
    expect(draftFor(fresh, everybody, NOW).target.amount).toBe(20);
  });

  test('of a clock that never ran switches it on', () => {
    const never = kindOf('fixed');
    const draft = draftFor(never, everybody, NOW);
    expect(termsOf(draft, never)).toEqual({ runs: true, targetMs: null, goalMs: null });
    expect(changeOfDraft(draft, never, [], NOW)).toBe('tightening');
  });

  test('follows a change of segment until a length was typed', () => {
    const draft = draftFor(first, everybody, NOW);
    const moved = withScope(draft, { deskId: '', segment: 'A' }, first, NOW);
    expect([moved.segment, moved.target.amount, moved.goal.amount]).toEqual(['A', 15, null]);
    const typed = { ...draft, target: { amount: 20, unit: 'minutes' as const } };
    expect(withScope(typed, { deskId: '', segment: 'A' }, first, NOW)).toEqual({ ...typed, segment: 'A' });
  });
});

describe('what a draft would do', () => {
  const draft = draftFor(first, everybody, NOW);
  const minutes = (amount: number | null) => ({ ...draft, target: { amount, unit: 'minutes' as const } });

  test.each([
    [20, 'tightening'],
    [30, 'same'],
    [45, 'loosening'],
    [null, null],
  ])('with %s minutes is %s', (amount, change) => {
    expect(changeOfDraft(minutes(amount), first, ['desk'], NOW)).toBe(change);
  });

  test('later on is judged by what is planned for then', () => {
    const planned = kindOf(
      'working',
      version('all', 30 * MINUTE),
      version('soon', 10 * MINUTE, { state: 'planned', validFrom: '2026-11-20T00:00:00.000Z' }),
    );
    const twenty = minutes(20);
    expect(changeOfDraft(twenty, planned, [], NOW)).toBe('tightening');
    expect(changeOfDraft({ ...twenty, later: true, from: '2026-11-23T12:00' }, planned, [], NOW)).toBe(
      'loosening',
    );
  });

  test('switched off is looser', () => {
    expect(changeOfDraft({ ...draft, runs: false }, first, [], NOW)).toBe('loosening');
  });
});

describe('what stands in the way', () => {
  const draft = draftFor(first, everybody, NOW);
  const errors = (given: typeof draft) => draftErrors(given, first, changeOfDraft(given, first, [], NOW));

  test('nothing', () => {
    expect(errors({ ...draft, target: { amount: 20, unit: 'minutes' } })).toEqual({});
  });

  test('a missing length, a loose goal, a missing date, a missing reason', () => {
    expect(errors({ ...draft, target: { amount: null, unit: 'minutes' } })).toEqual({
      '/targetMs': 'Say how long it may take',
    });
    expect(errors({ ...draft, target: { amount: 5, unit: 'minutes' }, later: true })).toEqual({
      '/goalMs': 'The goal must be tighter than the target',
      '/validFrom': 'Give the date and the time',
    });
    expect(errors({ ...draft, target: { amount: 1, unit: 'hours' }, reason: ' ' })).toEqual({
      '/reason': 'A looser target needs a reason, for all to read',
    });
  });
});

test('what is sent', () => {
  const draft = {
    ...draftFor(first, everybody, NOW),
    target: { amount: 0.5, unit: 'hours' as const },
    reason: ' x ',
  };
  expect(bodyOf({ ...draft, segment: 'A', goal: { amount: null, unit: 'minutes' } }, first)).toEqual({
    kind: 'C3',
    runs: true,
    targetMs: 30 * MINUTE,
    goalMs: null,
    deskId: null,
    segment: 'A',
    validFrom: null,
    reason: 'x',
  });
  expect(bodyOf({ ...draft, runs: false, later: true, from: '2026-11-23T12:00' }, first)).toMatchObject({
    runs: false,
    targetMs: null,
    goalMs: null,
    validFrom: new Date('2026-11-23T12:00').toISOString(),
  });
});
