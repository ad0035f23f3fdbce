import { MINUTE, type Milliseconds } from '../time/instant.ts';

/** Goal G and target T of the first personal response, as in force when the request came (M-10). */
export interface SpeedTarget {
  readonly goalMs: Milliseconds | null;
  readonly targetMs: Milliseconds;
}

/** M of M-10: 480 minutes, whatever the length of the calendar's days (R29). From here on speed is worth nothing. */
export const WORTHLESS: Milliseconds = 480 * MINUTE;

/**
 * Speed S from 0 to 1 of the time until value reached the contact (DOMAIN M-10): 1 up to the goal, 0.8 at the target,
 * 0 from 480 minutes on, straight lines between. Without a goal the first line begins at receipt.
 */
export function speedOf(untilValueMs: Milliseconds, { goalMs, targetMs }: SpeedTarget): number {
  const goal = goalMs ?? 0;
  if (untilValueMs >= WORTHLESS) return 0;
  if (untilValueMs <= goal) return 1;
  if (untilValueMs <= targetMs) return 1 - (0.2 * (untilValueMs - goal)) / (targetMs - goal);
  return (0.8 * (WORTHLESS - untilValueMs)) / (WORTHLESS - targetMs);
}
