import type { z } from 'zod';
import type { nowItem } from '../../src/flow/desk/shapes.ts';
import { leftAt } from '../ui/clock-text.ts';

export type NowItem = z.output<typeof nowItem>;
export type GroupKey = 'late' | 'minutes' | 'hour' | 'today' | 'later' | 'told' | 'waiting' | 'paused';

export interface Group {
  readonly key: GroupKey;
  readonly ids: readonly string[];
}

export const groupTitles: Readonly<Record<GroupKey, string>> = {
  late: 'Late',
  minutes: 'Next 5 minutes',
  hour: 'Next hour',
  today: 'Today',
  later: 'Later',
  told: 'Waiting for a told date',
  waiting: 'Waiting for opening',
  paused: 'Buyer’s turn',
};

const order: readonly GroupKey[] = ['late', 'minutes', 'hour', 'today', 'later', 'told', 'waiting', 'paused'];
const minuteMs = 60_000;

/** The items in groups by urgency, each group in the order given (first due in front). Empty groups are left out. */
export function groupItems(
  items: readonly NowItem[],
  asOf: number,
  now: number,
  zone?: string,
): readonly Group[] {
  const ids = new Map<GroupKey, string[]>();
  for (const item of items) {
    const key = groupOf(item, asOf, now, zone);
    const known = ids.get(key);
    if (known === undefined) ids.set(key, [item.id]);
    else known.push(item.id);
  }
  return order.flatMap((key) => {
    const found = ids.get(key);
    return found === undefined ? [] : [{ key, ids: found }];
  });
}

function groupOf(item: NowItem, asOf: number, now: number, zone?: string): GroupKey {
  // A recovery waits for nothing; what else was put off is back by itself when its time has come.
  const isRecovery = item.clocks.some(({ kind }) => kind.startsWith('C9'));
  if (item.snooze !== null && !isRecovery && Date.parse(item.snooze.backAt) > now) return 'told';
  const clock = item.clocks[0];
  if (clock === undefined || clock.state === 'paused') return 'paused';
  if (clock.state === 'late' || leftAt(clock, asOf, now) < 0) return 'late';
  if (clock.state === 'waiting' || !clock.ticking) return 'waiting';
  const dueAt = Date.parse(clock.dueAt);
  if (dueAt - now <= 5 * minuteMs) return 'minutes';
  if (dueAt - now <= 60 * minuteMs) return 'hour';
  return localDay(dueAt, zone) === localDay(now, zone) ? 'today' : 'later';
}

function localDay(at: number, zone?: string): string {
  return new Date(at).toLocaleDateString('en-CA', zone === undefined ? {} : { timeZone: zone });
}
