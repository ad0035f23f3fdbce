import type { Instant } from '../time/instant.ts';
import type { Fact } from './fact.ts';
import type { Picture } from './picture.ts';

export type ClockCode = 'C1' | 'C3' | 'C5' | 'C6' | 'C8' | 'C10' | 'C11';

/** How a deadline follows from a start: the closed set. */
export type DueStrategy =
  | 'business_minutes'
  | 'close_of_day'
  | 'end_of_calendar_day'
  | 'elapsed'
  | 'promised_instant'
  | 'joint_window';

/** What a fact means to a clock, with the rule by name. */
export interface Verdict {
  readonly effect: 'stopped' | 'did_not_stop' | 'paused' | 'resumed' | 'voided' | 'moved';
  readonly rule: string;
  readonly reason: string;
  /** With `moved`: the newly promised instant. */
  readonly dueAt?: Instant;
}

/** A clock to be opened: what it is about tells it from others of its kind on the same request. */
export interface Opening {
  readonly about: string;
  readonly at: Instant;
  readonly rule: string;
  readonly reason: string;
  readonly promisedAt?: Instant;
}

/** What a kind may know of the clock it judges. */
export interface ClockInView {
  readonly about: string;
  readonly startedAt: Instant;
  readonly pausedAt: Instant | null;
}

/**
 * One obligation as named pure predicates (DOMAIN 2.4). `before` is the picture before the fact, `after` with it.
 * Targets, goals, calendars and receivers are data and not here.
 */
export interface ClockKind {
  readonly code: ClockCode;
  readonly title: string;
  readonly due: DueStrategy;
  /** No second one opens while one is open. */
  readonly oneAtATime?: boolean;
  starts(fact: Fact, before: Picture, after: Picture): Opening | null;
  /** null: the fact says nothing to this clock. */
  meets(fact: Fact, clock: ClockInView, before: Picture, after: Picture): Verdict | null;
}
