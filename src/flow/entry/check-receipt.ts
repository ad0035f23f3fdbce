import { DomainError } from '../../core/domain-error.ts';
import { DAY, type Instant } from '../../core/time/instant.ts';

const OLDEST = 366 * DAY;

/** The time of receipt as it was typed. Throws `invalid` for one to come, or more than a year ago. */
export function checkReceipt(receivedAt: Instant, now: Instant): Instant {
  if (receivedAt > now) throw new DomainError('invalid', 'this time is still to come', '/receivedAt');
  if (receivedAt < now - OLDEST)
    throw new DomainError('invalid', 'this is more than a year ago', '/receivedAt');
  return receivedAt;
}
