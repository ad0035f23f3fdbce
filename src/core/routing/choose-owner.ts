import { HOUR, type Instant } from '../time/instant.ts';
import { localTime } from '../time/local-time.ts';

/** A member as the choice sees them at one instant. */
export interface Candidate {
  readonly userId: string;
  readonly name: string;
  /** End of the duty interval that holds now; null when not on duty. */
  readonly onDutyUntil: Instant | null;
  readonly openItems: number;
}

export interface Choice {
  readonly userId: string;
  readonly name: string;
  /** In words, as shown: "on duty until 17:00, 2 open; fewest open of 3 on duty". */
  readonly reason: string;
}

/** Who is on duty longer than this has no end worth telling. */
const LONGEST_SHIFT = 16 * HOUR;

/**
 * The named person who gets a request: the one on duty with the fewest open items; equal load goes by name, so
 * that the result is the same everywhere. null: nobody is on duty.
 * @param zone the desk's, in which times of day are told
 */
export function chooseOwner(candidates: readonly Candidate[], now: Instant, zone: string): Choice | null {
  const onDuty = candidates.filter((candidate) => candidate.onDutyUntil !== null);
  const chosen = [...onDuty].sort(byFit)[0];
  if (!chosen?.onDutyUntil) return null;
  const why = onDuty.length === 1 ? 'the only one on duty' : `fewest open of ${onDuty.length} on duty`;
  const until =
    chosen.onDutyUntil - now > LONGEST_SHIFT ? '' : ` until ${localTime(chosen.onDutyUntil, zone)}`;
  const reason = `on duty${until}, ${chosen.openItems} open; ${why}`;
  return { userId: chosen.userId, name: chosen.name, reason };
}

function byFit(a: Candidate, b: Candidate): number {
  return a.openItems - b.openItems || a.name.localeCompare(b.name, 'en') || (a.userId < b.userId ? -1 : 1);
}
