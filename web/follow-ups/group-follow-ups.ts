import type { FollowUpItem } from './follow-up-types.ts';

export type DueGroup = 'overdue' | 'today' | 'week' | 'later';

export const dueGroupTitles: Readonly<Record<DueGroup, string>> = {
  overdue: 'Overdue, worst first',
  today: 'Today',
  week: 'This week',
  later: 'Later',
};

const order: readonly DueGroup[] = ['overdue', 'today', 'week', 'later'];

/** The items by when they are due, each group in the order given; the week ends on Sunday. Empty groups are left out. */
export function groupFollowUps(
  items: readonly FollowUpItem[],
  now: number,
  zone?: string,
): readonly { readonly key: DueGroup; readonly items: readonly FollowUpItem[] }[] {
  const groups = Map.groupBy(items, ({ dueAt }) => groupOf(Date.parse(dueAt), now, zone));
  return order.flatMap((key) => {
    const found = groups.get(key);
    return found === undefined ? [] : [{ key, items: found }];
  });
}

function groupOf(dueAt: number, now: number, zone?: string): DueGroup {
  if (dueAt < now) return 'overdue';
  const days = dayNumber(dueAt, zone) - dayNumber(now, zone);
  if (days === 0) return 'today';
  // 1970-01-01 was a Thursday.
  const sinceMonday = (((dayNumber(now, zone) + 3) % 7) + 7) % 7;
  return days < 7 - sinceMonday ? 'week' : 'later';
}

function dayNumber(at: number, zone?: string): number {
  const date = new Date(at).toLocaleDateString('en-CA', zone === undefined ? {} : { timeZone: zone });
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}
