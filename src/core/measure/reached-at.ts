import type { Calendar } from '../time/calendar.ts';
import type { Instant } from '../time/instant.ts';
import type { Reached } from './measured-item.ts';

/** How long it took from receipt to an instant, in the desk's hours and in the contact's own; never less than nothing. */
export function reachedAt(calendar: Calendar, receivedAt: Instant, at: Instant): Reached {
  const until = Math.max(receivedAt, at);
  return { at, businessMs: calendar.between(receivedAt, until), elapsedMs: until - receivedAt };
}
