import type { Instant } from '../time/instant.ts';
import type { Fact } from './fact.ts';
import type { Picture } from './picture.ts';

/** DOMAIN 2.4. Where one clock of the table holds two deadlines, the second has a name after the dot. */
export const clockCodes = [
  'C1',
  'C2',
  'C3',
  'C4',
  'C5',
  'C6',
  'C7',
  'C8',
  'C9',
  'C9.plan',
  'C10',
  'C11',
  'C12',
  'C13',
  'C14',
  'C15',
  'C16',
  'C16.legend',
  'C17.reply',
  'C17.decision',
  'C18',
  'C19',
  'C20',
] as const;
export type ClockCode = (typeof clockCodes)[number];

/** How a deadline follows from a start: the closed set. Lengths come from the target. */
export type DueStrategy =
  /** So much business time later; on the calendar `elapsed` that is plain time, on `joint` time open in both. */
  | 'business_time'
  /** So many business days later, at the same time of day. */
  | 'business_days'
  /** The close of the business day; with a length, of one that many days later. */
  | 'close_of_day'
  /** Midnight that ends the calendar day. */
  | 'end_of_calendar_day'
  /** An instant that was told or planned. */
  | 'promised_instant';

/**
 * Whose time counts: the responding desk's hours, those in which the contact may be called as well, the hours of the
 * desk that was asked for help, the contact's waking hours, or every minute.
 */
export type ClockCalendar = 'desk' | 'joint' | 'helper' | 'waking' | 'elapsed';

/** What a fact means to a clock, with the rule by name. */
export interface Verdict {
  readonly effect: 'stopped' | 'failed' | 'did_not_stop' | 'paused' | 'resumed' | 'voided' | 'moved';
  readonly rule: string;
  readonly reason: string;
  /** With `moved`: the newly promised instant. */
  readonly dueAt?: Instant;
  /** With `paused`: when the clock runs on by itself; left out, a fact has to say so. */
  readonly until?: Instant;
  /** With `until`: no pause is longer than so many business days. */
  readonly mostDays?: number;
  /** With `voided`: there never was an obligation here, so that not even a passed deadline counts (DOMAIN 2.3). */
  readonly neverOwed?: true;
}

/** A clock to be opened: what it is about tells it from others of its kind on the same request. */
export interface Opening {
  readonly about: string;
  readonly at: Instant;
  readonly rule: string;
  readonly reason: string;
  readonly promisedAt?: Instant;
  /** Where it differs from that of the kind. */
  readonly calendar?: ClockCalendar;
  /** With calendar `helper`: the desk that was asked. */
  readonly deskId?: string;
}

/** What a kind may know of the clock it judges. */
export interface ClockInView {
  readonly about: string;
  readonly startedAt: Instant;
  readonly dueAt: Instant;
  readonly isPaused: boolean;
  /** How often its deadline was moved by telling the contact. */
  readonly moves: number;
}

/**
 * One obligation as named pure predicates (DOMAIN 2.4). `before` is the picture before the fact, `after` with it.
 * Targets, goals, warnings and receivers are data and not here.
 */
export interface ClockKind {
  readonly code: ClockCode;
  readonly title: string;
  readonly due: DueStrategy;
  readonly calendar: ClockCalendar;
  /** No second one opens while one is open. */
  readonly oneAtATime?: boolean;
  /** Opens only where no target stands for that other kind. */
  readonly insteadOf?: ClockCode;
  /** Opens, and is met, only while the desk is shut. */
  readonly onlyWhileShut?: boolean;
  /** Opens only while the desk is open. */
  readonly onlyWhileOpen?: boolean;
  /** Measured, never breached. */
  readonly neverLate?: boolean;
  starts(fact: Fact, before: Picture, after: Picture): Opening | null;
  /** null: the fact says nothing to this clock. */
  meets(fact: Fact, clock: ClockInView, before: Picture, after: Picture): Verdict | null;
}
