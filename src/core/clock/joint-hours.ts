import type { CalendarVersion, Clock } from './clock.ts';

/** Beyond so many business days without a joint hour, a call is no plan any more (E1.p). */
const JOINT_DAYS = 10;

/** No hour of ours falls into the contact's call window soon: times are offered by mail instead (R3). */
export const noJointHours = {
  effect: 'voided',
  rule: 'no joint hours',
  reason: `no joint hours within ${JOINT_DAYS} business days; offer times by mail`,
} as const;

/**
 * Whether the clock can be met at all: for one that counts in joint hours, whether the desk's and the contact's call
 * window meet soon. They may never do, so that no next opening exists.
 */
export function hasJointHours(clock: Clock, desk: CalendarVersion): boolean {
  if (clock.countsIn !== 'joint') return true;
  const from = Math.max(clock.startedAt, clock.promisedAt ?? clock.startedAt);
  return clock.calendar.calendar.between(from, desk.calendar.closeOfBusinessDay(from, JOINT_DAYS)) > 0;
}
