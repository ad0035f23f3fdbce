import { type Instant, MINUTE, type Milliseconds } from '../time/instant.ts';

/** How much later than it came a thing was typed in; null within a minute, or where nobody typed it (S1-11). */
export function loggedLate(receivedAt: Instant, enteredAt: Instant | null): Milliseconds | null {
  return enteredAt !== null && enteredAt - receivedAt > MINUTE ? enteredAt - receivedAt : null;
}
