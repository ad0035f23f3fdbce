import type { Segment } from '../clock/fact.ts';
import type { TargetChange, TargetTerms } from '../clock/target-change.ts';
import type { Instant, Milliseconds } from '../time/instant.ts';
import type { LocalDay } from '../time/local-day.ts';
import type { PublicShare, PublicWait, PublicWithin } from './public-share.ts';

/**
 * What the public promise page shows (DOMAIN E9), in whichever form: page, embed, JSON. No person, no customer; the only
 * free texts are the company's name and the reasons its executives wrote for all to read.
 */
export interface PromiseBoard {
  readonly company: string;
  readonly zone: string;
  /** What was open then is counted as open. */
  readonly asOf: Instant;
  readonly period: Period;
  /** Null where the first personal response is not published, or has no target. */
  readonly headline: Headline | null;
  readonly promises: readonly PublicPromise[];
  /** Targets that hold and are not on the page; since when, where they once were. */
  readonly notPublished: readonly { readonly kind: string; readonly since: Instant | null }[];
  readonly gaps: readonly Gap[];
}

/** Complete ISO weeks, `until` exclusive. */
export interface Period {
  readonly from: LocalDay;
  readonly until: LocalDay;
}

/** The first personal response: the buyer's own time first, working time second (E9.b). */
export interface Headline {
  readonly targetMs: Milliseconds;
  readonly elapsed: PublicWithin;
  readonly business: PublicShare;
  readonly typicalWait: PublicWait;
  readonly unanswered: PublicShare;
  /** Open, with time left. */
  readonly pending: number;
  /** The oldest first. */
  readonly weeks: readonly WeekResult[];
  /** The same by the way they asked. */
  readonly channels: readonly { readonly channel: string; readonly business: PublicShare }[];
}

export interface WeekResult extends Period {
  readonly targetMs: Milliseconds | null;
  readonly elapsed: PublicWithin;
  readonly business: PublicShare;
}

/** One target with what came of it. */
export interface PublicPromise {
  readonly kind: string;
  /** Null: for everybody. */
  readonly segment: Segment | null;
  readonly terms: TargetTerms;
  /** Null: from the beginning. */
  readonly since: Instant | null;
  /** Null where the house does not measure it. */
  readonly result: PublicShare | null;
  /** The newest first. */
  readonly changes: readonly PublicChange[];
}

/** A version that took the place of another one (E9.e). */
export interface PublicChange {
  readonly at: Instant;
  readonly before: TargetTerms;
  readonly after: TargetTerms;
  readonly change: TargetChange;
  /** Of a looser one, written for all to read; null for any other. */
  readonly reason: string | null;
}

/** A time in which the page, or one of its targets, was not to be seen (E9.d). `until` null: still. */
export interface Gap {
  /** Null: the whole page. */
  readonly kind: string | null;
  readonly from: Instant;
  readonly until: Instant | null;
  readonly reason: string;
}
