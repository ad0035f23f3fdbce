import type { Evidence } from '../../core/clock/fact.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Channel } from './channels.ts';

export interface ArrivalContact {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly company: string | null;
  readonly zone: string | null;
}

export interface ArrivalAttachment {
  readonly name: string;
  readonly type: string;
  readonly contentId: string | null;
  readonly content: Uint8Array;
}

/** An inbound contact of any channel, judged to be a person's, on its way in. Plain data: Filtered keeps it as JSON. */
export interface Arrival {
  /** The same thing delivered twice has the same key. */
  readonly sourceKey: string;
  readonly channel: Channel;
  readonly evidence: Evidence;
  readonly receivedAt: Instant;
  readonly deskId: string;
  readonly mailboxId: string | null;
  readonly contact: ArrivalContact;
  /** The contact, where a person named one of those we know. */
  readonly contactId?: string;
  /** Said by a person; else what comes by form or from somebody new is a lead. */
  readonly lead?: boolean;
  readonly subject: string;
  readonly text: string;
  readonly quoted: string;
  readonly html: string | null;
  /** As recognised, in the buyer's words; none means the request itself is the question. */
  readonly questions: readonly string[];
  readonly source: string | null;
  readonly mailId: string | null;
  readonly mailReferences: readonly string[];
  readonly toText: string;
  /** The conversation that a reply token or the references name; checked against the sender at admission. */
  readonly conversationId: string | null;
  /** Whoever sent it wants no automatic answer, or is no person (RFC 3834 section 2). */
  readonly wantsNoReceipt?: true;
  readonly attachments: readonly ArrivalAttachment[];
  /** Pages of our site that the contact saw before, with their consent. */
  readonly pages?: readonly { readonly url: string; readonly title: string; readonly at: string }[];
}

export interface Admitted {
  readonly requestId: string;
  readonly conversationId: string;
  readonly messageId: string;
  readonly outcome: 'new' | 'follow_up' | 'duplicate';
}
