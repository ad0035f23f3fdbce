/**
 * What one week of the demo's past comes to (DOMAIN 5.13, F5). Waits are in working minutes until the first personal
 * response; the leads of a week split into: within 30 minutes (some of them came in at night), 30 to 60 minutes on the
 * same day, an hour to a day, more, more than two days, never.
 */
export interface PastWeek {
  readonly leads: number;
  readonly within30: number;
  /** Of those within 30 minutes: came in outside the hours, so that the buyer waited for more than an hour. */
  readonly atNight: number;
  readonly to60: number;
  /** An hour to a working day. */
  readonly sameDay: number;
  /** Waits given to the minute, so that medians come out as stated. */
  readonly exact: readonly number[];
  /** More than a day and at most two. */
  readonly twoDays: number;
  readonly later: number;
  readonly never: number;
  /** Kaplan-Meier median, the never answered at infinity (M-03). */
  readonly median: number;
}

type Row = readonly [
  leads: number,
  within30: number,
  atNight: number,
  to60: number,
  sameDay: number,
  exact: readonly number[],
  later: number,
  never: number,
  median: number,
];

const week = ([leads, within30, atNight, to60, sameDay, exact, later, never, median]: Row): PastWeek => ({
  ...{ leads, within30, atNight, to60, sameDay, exact, later, never, median },
  twoDays: leads - within30 - to60 - sameDay - exact.length - later - never,
});

/** Eight weeks before every enquiry was called in five minutes, pooled median 590 (R30). */
const before: readonly Row[] = [
  [50, 14, 2, 6, 4, [540, 570], 2, 4, 540],
  [52, 15, 2, 6, 4, [610], 3, 4, 610],
  [49, 13, 2, 6, 5, [575, 580], 2, 4, 575],
  [54, 16, 3, 7, 3, [650], 3, 5, 650],
  [51, 15, 2, 6, 4, [590], 2, 4, 590],
  [50, 14, 2, 6, 4, [560], 2, 4, 560],
  [53, 16, 3, 7, 3, [625], 3, 5, 625],
  [53, 15, 2, 6, 5, [600], 3, 4, 600],
];

/** Eight weeks since. */
const since: readonly Row[] = [
  [47, 27, 2, 14, 4, [500], 0, 1, 27],
  [49, 32, 2, 12, 3, [520], 0, 1, 24],
  [48, 35, 2, 9, 2, [560], 0, 1, 21],
  [50, 38, 2, 9, 2, [610], 0, 0, 18],
  [48, 40, 2, 7, 1, [], 0, 0, 16],
  [49, 42, 2, 6, 1, [], 0, 0, 14],
  [48, 43, 2, 4, 1, [], 0, 0, 13],
  [49, 44, 2, 4, 1, [], 0, 0, 12],
];

/** The sixteen weeks, oldest first; the change went live with the ninth. */
export const pastWeeks: readonly PastWeek[] = [...before, ...since].map(week);
export const WEEKS_BEFORE = before.length;
