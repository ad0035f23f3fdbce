import { DomainError } from '../../core/domain-error.ts';
import { DAY, type Instant } from '../../core/time/instant.ts';

const MOST_AHEAD = 5 * 366 * DAY;
const MOST_BACK = 5 * 366 * DAY;

/** Throws DomainError (`/validFrom`) for a start that can only be a slip of the pen: more than five years away. */
export function checkValidFrom(validFrom: Instant | null, now: Instant): void {
  if (validFrom === null) return;
  if (validFrom > now + MOST_AHEAD)
    throw new DomainError('invalid', 'hours can be planned five years ahead at most', '/validFrom');
  if (validFrom < now - MOST_BACK)
    throw new DomainError('invalid', 'hours can be corrected five years back at most', '/validFrom');
}
