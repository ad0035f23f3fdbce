import type { Instant, Milliseconds } from '../time/instant.ts';
import type { LocalDay } from '../time/local-day.ts';
import type { ValueSource, ValueState } from './value-account.ts';

/** Why a request is in no population (DOMAIN 3); listed with its number, never passed over in silence. */
export type Exclusion = 'junk' | 'merged' | 'not_a_request' | 'withdrawn' | 'automatic' | 'no_target';

export const exclusions: readonly Exclusion[] = [
  'junk',
  'merged',
  'not_a_request',
  'withdrawn',
  'automatic',
  'no_target',
];

/** Working time of the desk, and the contact's own waiting. */
export interface Waited {
  readonly businessMs: Milliseconds;
  readonly elapsedMs: Milliseconds;
}

/** Something of ours that reached the contact, with how long it took from receipt. */
export interface Reached extends Waited {
  readonly at: Instant;
}

/**
 * What the measures of DOMAIN 3 need to know of one request or lead, as of an instant, whatever it was made from: the
 * facts of a request, a row of a file, mails of a mailbox. Days are those of the organisation's wall clock.
 */
export interface MeasuredItem {
  readonly id: string;
  readonly receivedAt: Instant;
  readonly receivedDay: LocalDay;
  /** 0 to 23, on the organisation's wall. */
  readonly receivedHour: number;
  readonly excluded: Exclusion | null;
  readonly isLead: boolean;
  /** Who answers for it: who gave the first value, else the first response, else who holds it. */
  readonly personId: string | null;
  /** Deadline of the first personal response. */
  readonly dueAt: Instant;
  readonly firstResponse: Reached | null;
  readonly firstValue: Reached | null;
  /** Nothing more will come, by a person's closing while nobody had answered: it stays at risk for ever (M-03). */
  readonly closedUnanswered: boolean;
  /** Taken back by the contact after the deadline, unanswered: censored there (M-03). */
  readonly withdrawn: Waited | null;
  /** Horizons of the desk's calendar: two business days (960 min) and five (2,400 min) of working time after receipt. */
  readonly twoDaysAt: Instant;
  readonly neverAt: Instant;
  /** M-41: the end of the business day of receipt; out of hours, of the next one. */
  readonly sameDayUntil: Instant;
  readonly worth: Worth | null;
  /** Completeness from 0 to 1 at the first response, at the first value, and when judged (M-08). */
  readonly complete: {
    readonly first: number | null;
    readonly value: number | null;
    readonly judged: number | null;
  };
  /** Times the contact asked again before we had answered. */
  readonly chasers: number;
  /** Machine messages of ours, which count as nothing (S0-24). */
  readonly automatic: number;
  /** On the way to a purchase (M-29); null: not known, as in an import. */
  readonly buying: boolean | null;
  readonly lead: LeadStory | null;
  readonly hands: Hands | null;
  /** Clocks that are due or over: met, or late (M-12 to M-15, M-35, C11, C14). */
  readonly clocks: readonly MeasuredClock[];
  /** What we began ourselves, by day: how many, and how many of them were touch-base (M-18). */
  readonly begun: readonly {
    readonly day: LocalDay;
    readonly personId: string | null;
    readonly touchBase: boolean;
  }[];
  readonly pace: 'faster' | 'as' | 'slower' | null;
  /** Acceptable waits the contact stated, in milliseconds (M-22). */
  readonly acceptable: readonly Milliseconds[];
  /** Personal responses of ours: day and hour (arrivals against answers by hour). */
  readonly answers: readonly {
    readonly day: LocalDay;
    readonly hour: number;
    readonly personId: string | null;
  }[];
  /** Why deadlines of this request were missed, as their owners said (DOMAIN 5.7). */
  readonly breachReasons: readonly {
    readonly day: LocalDay;
    readonly personId: string | null;
    readonly reason: string;
  }[];
  /** The next instant at which time alone changes any of this or what is counted from it; null: never. */
  readonly changesAt: Instant | null;
}

/** Value and score (M-09, M-10); R from 0 to 100. */
export interface Worth {
  readonly state: ValueState;
  readonly v: number;
  readonly source: ValueSource;
  readonly speed: number;
  readonly score: number;
  readonly elapsedScore: number;
}

/** What a lead's persistence and result are told by (M-05 to M-07, M-20, M-21). */
export interface LeadStory {
  readonly calls: number;
  readonly messages: number;
  /** Still inside its cadence: neither contact nor close so far. */
  readonly running: boolean;
  /** First two-way contact after receipt. */
  readonly contact: Reached | null;
  /** Closed without contact. */
  readonly over: boolean;
  /** A talk of 30 seconds, or marked a conversation, on the business day of receipt. */
  readonly samePhoneDay: boolean;
  /** An act of the contact's side within ten business days. */
  readonly engaged: boolean;
  /** Ten business days after receipt (M-07). */
  readonly engagedBy: Instant;
  readonly qualified: boolean;
  readonly outcome: 'won' | 'lost' | null;
  /** Receipt to outcome. */
  readonly cycleMs: Milliseconds | null;
}

/** Who held it until the complete answer, and how long it lay (M-16, M-32). */
export interface Hands {
  readonly handOffs: number;
  readonly silentReroutes: number;
  readonly waitMs: Milliseconds;
  readonly touchMs: Milliseconds;
  /** Passed on without being sent back (%C&A). */
  readonly passedOn: number;
  readonly sentBack: number;
  /** Completed by the first holder without hand-off or pull-in; null: not complete yet. */
  readonly firstContact: boolean | null;
}

/** Kinds of clocks that are counted beside the first response. */
export const countedClocks = ['C2', 'C5', 'C6', 'C7', 'C8', 'C10', 'C11', 'C14'] as const;
export type CountedClock = (typeof countedClocks)[number];

/** One clock that is over or due, on the day it was due. */
export interface MeasuredClock {
  readonly code: CountedClock;
  readonly day: LocalDay;
  readonly personId: string | null;
  readonly met: boolean;
  /** C8: it came in the last 30 minutes before close. C10: the promise was moved in time. */
  readonly apart: boolean;
}
