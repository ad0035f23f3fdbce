import { DomainError } from '../domain-error.ts';
import { DAY, type Instant } from '../time/instant.ts';

/** Nobody plans further ahead; a date beyond is a slip of the keyboard. */
const FURTHEST = 2 * 366 * DAY;

/** Throws `invalid` at `/dueAt` for a time that has passed or lies more than two years ahead. */
export function checkDue(dueAt: Instant, now: Instant): void {
  if (dueAt <= now) throw new DomainError('invalid', 'that time has passed', '/dueAt');
  if (dueAt - now > FURTHEST) throw new DomainError('invalid', 'that is more than two years ahead', '/dueAt');
}
