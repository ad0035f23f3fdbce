import type { AuditRow, UnreadableRow } from '../core/audit/audit-row.ts';
import type { Instant } from '../core/time/instant.ts';

/** Enquiries from somewhere, ready to be measured as often as one likes. */
export interface AuditSource {
  /** As the user knows it: a file name, the address of a mailbox. */
  readonly name: string;
  /** What its rows are. */
  readonly unit: 'row' | 'conversation';
  /** It says what answers were worth. */
  readonly hasValue: boolean;
  /** The latest time in it; null: none can be read. */
  readonly latest: Instant | null;
  /** How it was read, a plain sentence each. */
  readonly notes: readonly string[];
  /** In portions, in the order in which they stand there. */
  rows(): AsyncIterable<readonly (AuditRow | UnreadableRow)[]>;
}

/** Hears how much has been read so far, and of what. */
export type Watch = (count: number, what: string) => void;

export function isUnreadable(row: AuditRow | UnreadableRow): row is UnreadableRow {
  return 'reason' in row;
}
