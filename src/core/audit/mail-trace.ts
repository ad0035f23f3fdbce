import type { Instant } from '../time/instant.ts';

/** What is kept of a mail for telling conversations apart: times and short numbers, no words. */
export interface MailTrace {
  /** Its number in the order of reading. */
  readonly place: number;
  readonly at: Instant;
  /** Numbers that stand for Message-IDs; 0: it has none. */
  readonly id: number;
  /** What it refers to, nearest first. */
  readonly refs: readonly number[];
  /** Addresses, by their place in a list of all. */
  readonly from: number;
  readonly to: readonly number[];
  /** Stands for its subject without what replies put before it; 0: it has none. */
  readonly subject: number;
  /** A machine's, if it came to us; and if it is ours. */
  readonly machineIn: boolean;
  readonly machineOut: boolean;
  /** A person's, but it only says that something has arrived (R1). */
  readonly isBare: boolean;
  /** It lay among what was sent. */
  readonly inSent: boolean;
}
