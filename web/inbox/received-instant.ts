import { serverNow } from '../server-clock.ts';
import { instantOfWall } from '../settings/wall-time.ts';
import { browserZone } from '../ui/zones.ts';

/** The instant of a date-and-time field in the reader's zone; now for an empty one, and for the minute under way. */
export function receivedInstant(field: string): string {
  const now = serverNow();
  const typed = field === '' ? null : instantOfWall(field, browserZone());
  if (typed === null) return new Date(now).toISOString();
  const at = Date.parse(typed);
  return new Date(at > now && at - now < 60_000 ? now : at).toISOString();
}
