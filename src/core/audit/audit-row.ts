import type { Exclusion } from '../measure/measured-item.ts';
import type { Instant } from '../time/instant.ts';

/** One enquiry as a file or a mailbox tells of it, before anything is reckoned. */
export interface AuditRow {
  /** Where it stands: the line of the file, the number of the mail. */
  readonly place: number;
  readonly id: string;
  readonly receivedAt: Instant;
  readonly answeredAt: Instant | null;
  readonly informedAt: Instant | null;
  /** From 0 to 1; null: nobody says. */
  readonly value: number | null;
  readonly ending: 'open' | 'closed' | 'withdrawn' | null;
  readonly endedAt: Instant | null;
  readonly excluded: Exclusion | null;
  /** Where it was merged into another: that one's id. */
  readonly mergedInto: string | null;
  readonly chasers: number;
  /** Machine messages of ours on it. */
  readonly automatic: number;
  readonly owner: string | null;
  readonly source: string | null;
  readonly channel: string | null;
  readonly kind: string | null;
}

/** A row that could not be read: nothing is dropped in silence. */
export interface UnreadableRow {
  readonly line: number;
  /** A plain sentence. */
  readonly reason: string;
}
