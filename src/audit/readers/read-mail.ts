import type { Instant } from '../../core/time/instant.ts';

/** A mail as it lies somewhere. */
export interface RawMail {
  readonly bytes: Uint8Array;
  /** When the store took it in; null: it does not say. */
  readonly storedAt: Instant | null;
  readonly inSent: boolean;
  /** Where it lies, for telling of it when it can't be read. */
  readonly where: string;
}

/** Mails one after another; nothing of where they lie is changed. */
export type Mails = AsyncIterable<RawMail>;

/** Of a larger mail only the beginning is read: its words stand before its files. */
export const READ_BYTES = 1_000_000;
