import { durationText } from './duration-text.ts';
import { HOUR, MINUTE, type Milliseconds, SECOND } from './instant.ts';

/** A span with units (DOMAIN R36), rounded: to the second under an hour, else to the minute. */
export function spanText(ms: Milliseconds): string {
  const step = ms < HOUR ? SECOND : MINUTE;
  return durationText(Math.round(ms / step) * step);
}
