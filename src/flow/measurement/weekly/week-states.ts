import { DAY, type Instant } from '../../../core/time/instant.ts';
import { weekdayOf } from '../../../core/time/local-day.ts';
import { zoneClock } from '../../../core/time/zone-clock.ts';
import type { WeeklyRow } from './load-week.ts';
import type { WeekNames } from './week-names.ts';

type Settled = Pick<
  WeeklyRow,
  'content' | 'confirmed_by' | 'confirmed_at' | 'comment' | 'reviewed_by' | 'reviewed_at' | 'decision'
>;

/** What has become of a report, in words: `Reviewed by Ruth Calder Mon 08:10, decision: …` (R33, E8.k). */
export function weekStates(row: Settled, { people }: WeekNames): string[] {
  const name = (id: string | null) => people.get(id ?? '') ?? 'somebody who left';
  const when = (at: Instant) => momentText(at, row.content.zone);
  const confirmed =
    row.confirmed_at === null
      ? 'Not yet confirmed by the metrics keeper.'
      : `Confirmed by ${name(row.confirmed_by)} ${when(row.confirmed_at)}${row.comment ? `: ${row.comment}` : '.'}`;
  const reviewed =
    row.reviewed_at === null
      ? 'Not yet reviewed by an executive.'
      : `Reviewed by ${name(row.reviewed_by)} ${when(row.reviewed_at)}${row.decision ? `, decision: ${row.decision}` : '.'}`;
  return [confirmed, reviewed];
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** `Mon 08:10`, on the wall of a zone. */
export function momentText(at: Instant, zone: string): string {
  const wall = zoneClock(zone).wallAt(at);
  const day = Math.floor(wall / DAY);
  const minutes = Math.floor((wall - day * DAY) / 60_000);
  const two = (count: number) => String(count).padStart(2, '0');
  return `${weekdays[weekdayOf(day) - 1]} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
