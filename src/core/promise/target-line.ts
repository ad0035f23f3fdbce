import type { Segment } from '../clock/fact.ts';
import { type ApprovedTarget, changeOfTerms } from '../clock/target-change.ts';
import type { Instant, Milliseconds } from '../time/instant.ts';
import type { PublicChange } from './promise-board.ts';

/** An approved version with what was said of it. */
export interface SaidTarget extends ApprovedTarget {
  readonly reason: string | null;
}

/** What holds for a segment, or for everybody, and how it came to that. */
export interface TargetLine {
  readonly current: SaidTarget;
  /** The newest first. */
  readonly changes: readonly PublicChange[];
}

/**
 * The versions for everybody (`segment` null) or for one segment on every desk, as of `now`; null where none has taken
 * effect. A first version is no change: there was nothing before it.
 */
export function targetLine(
  versions: readonly SaidTarget[],
  segment: Segment | null,
  now: Instant,
): TargetLine | null {
  const line = lineOf(versions, segment, now);
  const current = line.at(-1);
  if (current === undefined) return null;
  const changes = line.slice(1).map((after, place): PublicChange => {
    const before = line[place] as SaidTarget;
    const change = changeOfTerms(before, after);
    // Only of a looser target people were told that all the world reads why (S0-33); what else they noted stays inside.
    const reason = change === 'loosening' ? after.reason : null;
    return { at: after.validFrom, before, after, change, reason };
  });
  return { current, changes: changes.toReversed() };
}

/**
 * The shortest target for everybody that was in force at some time from `from` up to, and without, `until`. By it a whole
 * period is told in the buyer's own time, so that loosening a target never makes what lies behind look better. null: no
 * target ran.
 */
export function strictestIn(
  versions: readonly SaidTarget[],
  from: Instant,
  until: Instant,
): Milliseconds | null {
  const line = lineOf(versions, null, until - 1);
  const held = line.filter((one, place) => one.runs && (line[place + 1]?.validFrom ?? until) > from);
  const lengths = held.flatMap(({ targetMs }) => (targetMs === null ? [] : [targetMs]));
  return lengths.length === 0 ? null : Math.min(...lengths);
}

/** Versions for everybody or one segment on every desk that have taken effect, the oldest first. */
function lineOf(versions: readonly SaidTarget[], segment: Segment | null, now: Instant): SaidTarget[] {
  return versions
    .filter((one) => one.deskId === null && one.segment === segment && one.validFrom <= now)
    .toSorted((a, b) => a.validFrom - b.validFrom || a.decidedAt - b.decidedAt || (a.id > b.id ? 1 : -1));
}
