import type { Instant } from '../time/instant.ts';
import type { MeasuredItem } from './measured-item.ts';

/** How an item stands to its first response: in time or not, undecided, or counted nowhere. */
export type ItemStanding = 'met' | 'missed' | 'pending' | 'excluded';

export function standingOf(item: MeasuredItem, asOf: Instant): ItemStanding {
  if (item.excluded !== null) return 'excluded';
  if (item.firstResponse !== null) return item.firstResponse.at <= item.dueAt ? 'met' : 'missed';
  return asOf > item.dueAt || item.closedUnanswered ? 'missed' : 'pending';
}
