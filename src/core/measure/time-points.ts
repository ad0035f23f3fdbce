import type { Milliseconds } from '../time/instant.ts';

/**
 * What happened at one length of time since receipt: how many were answered then, and how many were last seen still
 * waiting then. Rows of points are ascending and distinct.
 */
export interface TimePoint {
  readonly at: Milliseconds;
  readonly events: number;
  readonly censored: number;
}
