import type { Instant } from '../../core/time/instant.ts';

/** Where reading has got to: every mail up to `lastUid` was handed over or skipped as old. */
export interface MailboxCursor {
  /** UIDVALIDITY as text; when it changes, UIDs mean other mails (RFC 9051 section 2.3.1.1). */
  readonly uidValidity: string;
  readonly lastUid: number;
}

/** How a watched mailbox is doing, for the health page. */
export interface MailboxState {
  readonly kind: 'connecting' | 'watching' | 'down';
  /** When it came into this kind of state. */
  readonly since: Instant;
  /** What is wrong: always given when down; when watching, that mail waits because it could not be taken in. */
  readonly reason?: string;
  /** What to do about it. */
  readonly hint?: string;
}

/** A mail as it lies in the mailbox. */
export interface MailboxMail {
  readonly raw: Uint8Array;
  readonly uid: number;
  readonly uidValidity: string;
  /** INTERNALDATE: when the mailbox received it. IMAP knows whole seconds only. */
  readonly arrivedAt: Instant;
  /** Bytes in the mailbox. */
  readonly size: number;
  /** Larger than allowed: `raw` holds the headers and the beginning of the text only. */
  readonly truncated: boolean;
}
