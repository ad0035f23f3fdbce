import type { CalendarSpec } from '../../core/time/calendar-spec.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { CalendarLayer } from '../../core/time/layer-calendar.ts';

/** From then on the calendar beneath holds, as if there were none of one's own. */
export interface Follows {
  readonly follows: true;
}

/** What a version says: whole hours (organisation, desk), hours without a zone (call window), a layer, or nothing own. */
export type StoredSpec = CalendarSpec | CalendarLayer | Follows;

/** A version as far as it decides which hours hold. */
export interface CalendarVersion {
  readonly id: string;
  readonly validFrom: Instant;
  /** When it became known; later than `validFrom`, it corrected what stood before. */
  readonly recordedAt: Instant;
  readonly spec: StoredSpec;
}

export const follows = (spec: StoredSpec): spec is Follows => 'follows' in spec;

/** Later start first; of those that start together, the one known last. */
export function byPrecedence(a: CalendarVersion, b: CalendarVersion): number {
  return b.validFrom - a.validFrom || b.recordedAt - a.recordedAt || (a.id < b.id ? 1 : -1);
}

/** The version in force at an instant, as it was known at another one; null before the first. */
export function versionInForce<V extends CalendarVersion>(
  versions: readonly V[],
  at: Instant,
  knownAt: Instant,
): V | null {
  const candidates = versions.filter((version) => version.validFrom <= at && version.recordedAt <= knownAt);
  return candidates.toSorted(byPrecedence)[0] ?? null;
}
