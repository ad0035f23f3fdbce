import type { Figures, Reached } from '../measure/figures.ts';
import type { Share } from '../measure/wilson.ts';
import type { Instant, Milliseconds } from '../time/instant.ts';

/**
 * What the report of a week says, as it was computed and is kept (DOMAIN 4.8): figures, and ids in place of names, so that
 * somebody who is erased is erased here too. Days are those of the organisation's wall.
 */
export interface WeeklyContent {
  readonly version: 1;
  /** ISO 8601: `2026-W49`. */
  readonly week: string;
  /** `YYYY-MM-DD`, half-open. */
  readonly from: string;
  readonly until: string;
  readonly zone: string;
  /** The Monday after the week, 00:00; of a week that runs still, now. */
  readonly asOf: Instant;
  /** The organisation's first-response target in force then; null: none was. */
  readonly targetMs: Milliseconds | null;
  readonly figures: Figures;
  /** The week before, as of the same instant; null: nothing was counted in it. */
  readonly before: WeekPoint | null;
  /** Weeks one after another; this one is the last. */
  readonly series: readonly WeekPoint[];
  readonly teams: readonly GroupPoint[];
  /** Managers and executives answer to contacts as everybody else does (S0-20). */
  readonly leaders: readonly GroupPoint[];
  /** Open, late and without a personal response, the longest wait first; named to those who read (E8.f). */
  readonly waiting: readonly WaitingRequest[];
  /** More of them than are named. */
  readonly waitingMore: number;
  readonly actions: readonly WeekAction[];
}

export interface WeekPoint {
  readonly week: string;
  readonly counted: number;
  readonly withinTarget: Share | null;
  /** Working time until the first personal response. */
  readonly median: Reached;
  readonly score: number | null;
}

export interface GroupPoint extends Omit<WeekPoint, 'week'> {
  readonly id: string;
}

export interface WaitingRequest {
  readonly requestId: string;
  readonly businessMs: Milliseconds;
  readonly elapsedMs: Milliseconds;
}

/** What was agreed in the huddles of the week. */
export interface WeekAction {
  readonly text: string;
  readonly ownerId: string | null;
  readonly done: boolean;
}

/** Share expected within target (DOMAIN 5.1). */
export const EXPECTED_SHARE = 0.9;
