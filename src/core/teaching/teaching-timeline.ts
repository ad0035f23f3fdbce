import type { BallHeld } from '../measure/ball-held.ts';
import { weekdayName } from '../measure/huddle-days.ts';
import { DAY, type Instant, MINUTE } from '../time/instant.ts';
import { LocalLabels } from '../time/local-labels.ts';
import { zoneClock } from '../time/zone-clock.ts';
import type { Masker } from './mask-words.ts';

/** Something that passed between the contact and us, in the words it had. */
export interface Passed {
  readonly at: Instant;
  readonly from: 'buyer' | 'us';
  /** The message or call, as facts name it. */
  readonly id: string;
  readonly how: string;
  readonly text: string;
}

/** A line of a teaching example. */
export interface TeachingLine {
  /** `Tue 10:00` on the desk's wall. */
  readonly when: string;
  readonly from: 'buyer' | 'us';
  readonly how: string;
  readonly text: string;
  /** Working minutes the next move had been ours, where this line ended that; null: no gap. */
  readonly gapMinutes: number | null;
}

export interface TeachingDraft {
  readonly title: string;
  readonly question: string;
  readonly lines: readonly TeachingLine[];
}

/** Shorter gaps are not marked. */
const LEAST_GAP = 30 * MINUTE;

/**
 * A conversation without names, its gaps marked, with the question to think about: what one would have done on the day
 * on which the longest gap began (S1-43, E7.f).
 *
 * @param passed oldest first
 * @param zone of the desk
 */
export function teachingDraft(
  subject: string,
  passed: readonly Passed[],
  { steps }: BallHeld,
  masker: Masker,
  zone: string,
): TeachingDraft {
  const [first, last] = [passed[0]?.at ?? 0, passed.at(-1)?.at ?? 0];
  const labels = new LocalLabels(zone, first, last);
  const longest = steps.toSorted((a, b) => b.heldMs - a.heldMs)[0];
  const day = Math.floor(zoneClock(zone).wallAt(longest?.from ?? first) / DAY);
  return {
    title: masker.mask(subject).trim() || 'A conversation',
    question: `What would you have done on ${weekdayName(day)}?`,
    lines: passed.map(({ at, from, id, how, text }) => {
      const step = steps.find(({ by, heldMs }) => by === id && heldMs >= LEAST_GAP);
      const gapMinutes = step ? Math.round(step.heldMs / MINUTE) : null;
      return {
        when: labels.full(Math.floor(at / MINUTE) * MINUTE),
        from,
        how,
        text: masker.mask(text),
        gapMinutes,
      };
    }),
  };
}
