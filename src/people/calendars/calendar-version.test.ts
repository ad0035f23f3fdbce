import { expect, test } from 'vitest';
import { type CalendarVersion, versionInForce } from './calendar-version.ts';
import { plannedStart } from './planned-start.ts';

const version = (id: string, validFrom: number, recordedAt: number): CalendarVersion => ({
  id,
  validFrom,
  recordedAt,
  spec: { follows: true },
});
/** Hours from 100; planned at 150 for 300; corrected at 250 since 200; the plan replaced at 260. */
const versions = [
  version('first', 100, 100),
  version('planned', 300, 150),
  version('corrected', 200, 250),
  version('replaced', 300, 260),
];

test.each([
  [99, 500, null],
  [100, 500, 'first'],
  [199, 500, 'first'],
  [200, 500, 'corrected'],
  [299, 500, 'corrected'],
  [300, 500, 'replaced'],
  [200, 249, 'first'],
  [200, 250, 'corrected'],
  [300, 149, 'first'],
  [300, 255, 'planned'],
])('at %d, as known at %d, %s is in force', (at, knownAt, id) => {
  expect(versionInForce(versions, at, knownAt)?.id ?? null).toBe(id);
});

test('of two recorded in the same millisecond the later id rules', () => {
  const twins = [version('b', 100, 100), version('a', 100, 100)];
  expect(versionInForce(twins, 100, 100)?.id).toBe('b');
  expect(versionInForce(twins.toReversed(), 100, 100)?.id).toBe('b');
});

test('a plan that changes nothing, such as one withdrawn, is none', () => {
  const week = (day: string) => ({ week: { [day]: [['09:00', '17:00'] as const] } });
  const standing: CalendarVersion = { ...version('first', 100, 100), spec: week('1') };
  const planned: CalendarVersion = { ...version('planned', 300, 150), spec: week('2') };
  const withdrawn: CalendarVersion = { ...version('withdrawn', 300, 160), spec: week('1') };
  expect(plannedStart([standing, planned], 200)).toBe(300);
  expect(plannedStart([standing, planned, withdrawn], 200)).toBeNull();
  expect(plannedStart([standing, planned], 300)).toBeNull();
});
