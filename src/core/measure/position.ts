import { durationText } from '../time/duration-text.ts';
import { type Instant, MINUTE } from '../time/instant.ts';

/** Where our first value stands to the fastest reply of a competitor (DOMAIN S0-10, M-40). */
export interface Position {
  readonly place: 'ahead' | 'level' | 'behind';
  /** Whole minutes between the two, as the contact waits: day and night. */
  readonly minutes: number;
  /** false: we have given nothing of value yet, and the minutes grow. */
  readonly isFinal: boolean;
}

/**
 * Times of competitors are told to the minute, so ours counts by its minute as well: the same one is level. Whoever has
 * given nothing is behind. null: no competitor is known to have replied.
 */
export function positionOf(
  ourFirstValueAt: Instant | null,
  competitorsAt: readonly Instant[],
  now: Instant,
): Position | null {
  if (competitorsAt.length === 0) return null;
  const gap = minuteOf(ourFirstValueAt ?? now) - minuteOf(Math.min(...competitorsAt));
  if (ourFirstValueAt === null) return { place: 'behind', minutes: Math.max(0, gap), isFinal: false };
  const place = gap === 0 ? 'level' : gap > 0 ? 'behind' : 'ahead';
  return { place, minutes: Math.abs(gap), isFinal: true };
}

/** `behind by 12 min`, `ahead by 1 h 05 min`, `level`, `behind by 25 min so far`. */
export function positionText({ place, minutes, isFinal }: Position): string {
  if (place === 'level') return place;
  if (minutes === 0) return `${place} so far`;
  return `${place} by ${durationText(minutes * MINUTE)}${isFinal ? '' : ' so far'}`;
}

function minuteOf(at: Instant): number {
  return Math.floor(at / MINUTE);
}
