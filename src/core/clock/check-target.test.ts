import { expect, test } from 'vitest';
import { DomainError } from '../domain-error.ts';
import { DAY, MINUTE, SECOND } from '../time/instant.ts';
import { checkTarget } from './check-target.ts';

function refusal(kind: string, targetMs: number | null, goalMs: number | null, runs = true) {
  try {
    checkTarget(kind, { runs, targetMs, goalMs });
    return null;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return `${error.pointer} ${error.message}`;
  }
}

test.each([
  ['C3', 30 * MINUTE, 5 * MINUTE],
  ['C3', SECOND, null],
  ['C18', 90 * DAY, null],
  ['C15', 2 * DAY, DAY],
  ['C8', null, null],
])('%s takes %s and %s', (kind, target, goal) => {
  expect(refusal(kind, target, goal)).toBeNull();
});

test('a clock that is off has no lengths', () => {
  expect(refusal('C3', null, null, false)).toBeNull();
  expect(refusal('C3', 30 * MINUTE, null, false)).toBe('/targetMs a clock that is off has none');
  expect(refusal('C3', null, MINUTE, false)).toBe('/goalMs a clock that is off has none');
});

test.each([
  ['C3', null, null, '/targetMs a target is needed'],
  ['C3', 0, null, '/targetMs whole seconds, at least 1 second'],
  ['C3', -MINUTE, null, '/targetMs whole seconds, at least 1 second'],
  ['C3', 1_500, null, '/targetMs whole seconds, at least 1 second'],
  ['C3', Number.NaN, null, '/targetMs whole seconds, at least 1 second'],
  ['C3', 91 * DAY, null, '/targetMs at most 90 days'],
  ['C15', 1.5 * DAY, null, '/targetMs whole business days, at least 1 business day'],
  ['C15', 2 * DAY, 36_000_000, '/goalMs whole business days, at least 1 business day'],
  ['C3', 30 * MINUTE, 30 * MINUTE, '/goalMs the goal must be tighter than the target'],
  ['C3', 30 * MINUTE, 31 * MINUTE, '/goalMs the goal must be tighter than the target'],
  ['C3', 30 * MINUTE, 0, '/goalMs whole seconds, at least 1 second'],
  ['C8', MINUTE, null, '/targetMs the deadline of this clock is no length of time'],
  ['C10', null, MINUTE, '/goalMs the deadline of this clock is no length of time'],
])('%s refuses %s and %s', (kind, target, goal, message) => {
  expect(refusal(kind, target, goal)).toBe(message);
});
