import type { Milliseconds } from '../time/instant.ts';
import type { CareGap } from './care-gap.ts';
import type { CountName } from './count-names.ts';
import type { Exclusion } from './measured-item.ts';
import type { Share } from './wilson.ts';

/**
 * The measures of a population as of an instant (DOMAIN 3): the one form in which screens, exports, API, reports, the
 * promise page and audits show them. A share is null where it is of nothing; every figure names the counts it is made
 * of, so that it opens to its items.
 */
export interface Figures {
  readonly population: Population;
  /** M-02 over the decided; `pending` stand in the population. */
  readonly withinTarget: Share | null;
  /** M-01, M-03: until the first personal response, in working time and in the contact's own. */
  readonly response: ResponseTimes;
  /** M-01: until the first information. */
  readonly value: ResponseTimes;
  /** Decided without a personal response, M-04. */
  readonly unansweredNow: Share | null;
  readonly neverAnswered: Share | null;
  /** Answered within two business days (960 min), of those at least that old. */
  readonly withinTwoDays: Share | null;
  /** M-41. */
  readonly sameDay: Share | null;
  readonly worth: WorthFigures;
  /** M-08; never a time without it (S1-04). */
  readonly complete: { readonly first: Mean; readonly value: Mean; readonly judged: Mean };
  readonly lead: LeadFigures;
  readonly hands: HandsFigures;
  /** M-12 to M-15, C11, C14: met of those due in the period. */
  readonly clocks: ClockFigures;
  /** M-35: kept of kept and broken. */
  readonly promises: { readonly kept: Share | null; readonly movedInTime: number };
  /** M-18. */
  readonly touchBase: Share | null;
  /** M-23. */
  readonly exceeded: {
    readonly share: Share | null;
    readonly faster: number;
    readonly as: number;
    readonly slower: number;
  };
  /** M-22: what contacts say is acceptable, against what they waited for information, in elapsed time. */
  readonly expectation: Expectation | null;
  /** M-29. */
  readonly careGap: CareGap | null;
  /** M-29 for V: means of those who buy and those who don’t. */
  readonly careValue: { readonly buying: Mean; readonly notBuying: Mean };
  /** M-33; below 90 % every measure built on records is unreliable. */
  readonly recordKeeping: { readonly share: Share | null; readonly unreliable: boolean };
  readonly chasers: number;
  /** Machine messages of ours: counted, and counted for nothing. */
  readonly automatic: number;
  /** Arrivals and personal responses by hour of the organisation's day, 24 each. */
  readonly hours: { readonly arrivals: readonly number[]; readonly answers: readonly number[] };
  /** Missed deadlines by reason given, most first (DOMAIN 5.7); `not_given` among them. */
  readonly breachReasons: readonly { readonly reason: string; readonly n: number }[];
}

export interface Population {
  readonly received: number;
  readonly counted: number;
  readonly excluded: readonly { readonly reason: Exclusion; readonly n: number }[];
  readonly decided: number;
  /** Open, and the deadline has not passed. */
  readonly pending: number;
  readonly answered: number;
  readonly leads: number;
}

export interface ResponseTimes {
  readonly business: TimesUntil;
  readonly elapsed: TimesUntil;
}

/** Kaplan-Meier with the open kept, and the never answered at infinity (M-03). */
export interface TimesUntil {
  /** At risk from the start, come to an end by an answer, and open still. */
  readonly n: number;
  readonly answered: number;
  readonly open: number;
  readonly median: Reached;
  readonly p75: Reached;
  readonly p90: Reached;
  /** Unbiased share within so many minutes, 1 - S(t); null of nothing. */
  readonly within: readonly { readonly minutes: number; readonly share: Band | null }[];
  /** Share answered by time, ascending, for drawing; at most some hundred points. */
  readonly curve: readonly CurvePoint[];
}

/** A time by which so many are answered. null: not reached, though observed up to `largest`. */
export interface Reached {
  readonly at: Milliseconds | null;
  readonly low: Milliseconds | null;
  readonly high: Milliseconds | null;
  readonly largest: Milliseconds | null;
}

export interface Band {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

export interface CurvePoint extends Band {
  readonly at: Milliseconds;
}

/** Mean over `of` items, from 0 to 1 unless said otherwise; null of nothing. */
export interface Mean {
  readonly mean: number | null;
  readonly of: number;
}

/** M-09, M-10: means over the decided, the unanswered with 0. */
export interface WorthFigures {
  readonly decided: number;
  readonly pending: number;
  readonly leftOut: number;
  /** 0 to 100. */
  readonly score: number | null;
  readonly elapsedScore: number | null;
  readonly speed: number | null;
  readonly value: number | null;
  /** Mean V of those that were answered. */
  readonly valueOfAnswered: number | null;
  readonly buyerConfirmed: Share | null;
  readonly moved: number;
}

export interface LeadFigures {
  readonly leads: number;
  /** M-05: means over leads contacted or closed; `running` are still inside their cadence. */
  readonly calls: Mean;
  readonly messages: Mean;
  readonly running: number;
  /** M-06: contacted within five business days of those at least that old, and time to contact. */
  readonly contacted: Share | null;
  readonly untilContact: TimesUntil;
  readonly samePhoneDay: Share | null;
  /** M-07. */
  readonly engaged: Share | null;
  readonly qualified: Share | null;
  /** M-21: by elapsed time until the first personal response. */
  readonly buckets: readonly LeadBucket[];
  /** At most 60 min against more than 60 min or never (R26). */
  readonly contactOdds: Ratio | null;
  readonly qualifiedOdds: Ratio | null;
  /** M-20. */
  readonly closeRatio: CloseRatio;
}

export interface LeadBucket {
  readonly bucket: BucketName;
  readonly n: number;
  readonly contacted: number;
  readonly qualified: number;
}

/** Upper ends in elapsed minutes: 5, 30, 60, 240, 1440, later, never. */
export const bucketNames = ['m5', 'm30', 'm60', 'm240', 'm1440', 'later', 'never'] as const;
export type BucketName = (typeof bucketNames)[number];

/** An odds or risk ratio with its 95 % interval, and the two groups it compares. */
export interface Ratio {
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  readonly fast: { readonly yes: number; readonly of: number };
  readonly slow: { readonly yes: number; readonly of: number };
}

/** M-20 among leads that are won, lost, or older than one and a half median cycles of the won. */
export interface CloseRatio {
  readonly ratio: Ratio | null;
  readonly samePhoneDay: { readonly won: number; readonly of: number };
  readonly overADay: { readonly won: number; readonly of: number };
  readonly never: { readonly won: number; readonly of: number };
  readonly between: { readonly won: number; readonly of: number };
}

export interface HandsFigures {
  /** Requests answered completely, and what they went through (M-16). */
  readonly requests: number;
  readonly handOffs: Mean;
  readonly silentReroutes: number;
  /** Mean working milliseconds they waited and were touched. */
  readonly waitMs: number | null;
  readonly touchMs: number | null;
  /** Touch time of lead time. */
  readonly flowEfficiency: number | null;
  readonly completeAndAccurate: Share | null;
  /** M-32. */
  readonly firstContact: Share | null;
}

export interface ClockFigures {
  /** C2 lead call. */
  readonly call: Share | null;
  /** C5, M-12. */
  readonly completeOnTime: Share | null;
  /** C6. */
  readonly quote: Share | null;
  /** C7, M-14. */
  readonly documented: Share | null;
  /** C8, M-15; late arrivals apart. */
  readonly cleared: Share | null;
  readonly clearedLate: Share | null;
  /** Days of the period on which everything due was cleared, of days with anything due. */
  readonly clearDays: Share | null;
  /** C11. */
  readonly next: Share | null;
  /** C14. */
  readonly help: Share | null;
}

export interface Expectation {
  /** Median acceptable wait, n stated. */
  readonly acceptableMs: Milliseconds;
  readonly stated: number;
  /** Kaplan-Meier median and 90th of the wait for information, elapsed. */
  readonly median: Reached;
  readonly p90: Reached;
  /** Median reality less expectation; null: not reached. */
  readonly gapMs: Milliseconds | null;
  readonly within: Band | null;
}

/** The counts behind a figure: its items are those that carry `met`, of those that carry `of`. */
export interface CountedBy {
  readonly met: CountName;
  readonly of: CountName;
}
