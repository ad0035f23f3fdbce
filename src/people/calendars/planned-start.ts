import { isDeepStrictEqual } from 'node:util';
import type { Instant } from '../../core/time/instant.ts';
import { type CalendarVersion, versionInForce } from './calendar-version.ts';

/** When hours will next change by what is planned; null when nothing is, or what is changes nothing. */
export function plannedStart(versions: readonly CalendarVersion[], now: Instant): Instant | null {
  const starts = versions.map(({ validFrom }) => validFrom).filter((start) => start > now);
  const specAt = (at: Instant) => versionInForce(versions, at, now)?.spec ?? { follows: true };
  const changing = starts.filter((start) => !isDeepStrictEqual(specAt(start), specAt(start - 1)));
  return changing.length === 0 ? null : Math.min(...changing);
}
