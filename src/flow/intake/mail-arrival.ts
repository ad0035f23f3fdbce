import type { ParsedMail } from '../../channels/email/parsed-mail.ts';
import type { MailPath } from '../../channels/email/trust/mail-path.ts';
import { wantsNoAnswer } from '../../channels/email/wants-no-answer.ts';
import type { Evidence } from '../../core/clock/fact.ts';
import { newText } from '../../core/reply/new-text.ts';
import { findQuestions } from '../../core/reply/questions.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Arrival } from './arrival.ts';

/** A mail as it reached one of our mailboxes. */
export interface DeliveredMail {
  readonly orgId: string;
  readonly mailbox: { readonly id: string; readonly deskId: string; readonly address: string };
  readonly raw: Uint8Array;
  /** Arrival in the mailbox or at our own listener; the Date header is never asked. */
  readonly arrivedAt: Instant;
  readonly evidence: Extract<Evidence, 'mailbox' | 'server'>;
  /** Names the delivery when the mail has no Message-ID: UIDVALIDITY and UID, or a hash of the bytes. */
  readonly deliveryKey: string;
  /** How it reached us, for the check of its sender; left out by what made the mail itself. */
  readonly path?: MailPath;
  /** Too large to be fetched: only its beginning is there. Its size in bytes where that is so. */
  readonly truncated?: boolean;
}

const MOST_TEXT = 200_000;
const ONLY_BEGINNING =
  '[Only the beginning of this mail was fetched, for it is larger than 75 MB. It lies whole, with its files, in the mailbox.]';

/** The key under which a mail is filed once: a reused Message-ID with another body is another mail. */
export function mailSourceKey(mail: ParsedMail, deliveryKey: string): string {
  return mail.messageId ? `mail:${mail.messageId}:${mail.bodyHash}` : `mail:${deliveryKey}`;
}

/** A person's mail as an arrival: what they wrote apart from what they quoted, and their questions. */
export function mailArrival(
  mail: ParsedMail,
  delivered: DeliveredMail,
  conversationId: string | null,
): Arrival {
  const parts = newText(mail.text);
  const sender = mail.replyTo ?? mail.from;
  const text = parts.text.trim() || mail.text.trim();
  return {
    sourceKey: mailSourceKey(mail, delivered.deliveryKey),
    channel: 'email',
    evidence: delivered.evidence,
    receivedAt: delivered.arrivedAt,
    deskId: delivered.mailbox.deskId,
    mailboxId: delivered.mailbox.id,
    contact: {
      name: mail.from?.name || sender?.name || sender?.address || 'Unknown sender',
      email: mail.from?.address ?? sender?.address ?? null,
      phone: null,
      company: null,
      zone: null,
    },
    subject: mail.subject.trim() || firstLine(text) || '(no subject)',
    text: delivered.truncated ? `${text.slice(0, MOST_TEXT)}\n\n${ONLY_BEGINNING}` : text.slice(0, MOST_TEXT),
    quoted: parts.quoted.slice(0, MOST_TEXT),
    html: mail.html,
    questions: findQuestions(text),
    source: null,
    mailId: mail.messageId,
    mailReferences: [...new Set([...mail.inReplyTo, ...mail.references])].slice(-50),
    toText: [...mail.to, ...mail.cc].map((address) => address.address).join(', '),
    conversationId,
    attachments: mail.attachments,
    ...(wantsNoAnswer(mail) ? { wantsNoReceipt: true as const } : {}),
  };
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0]?.slice(0, 120).trim() ?? '';
}
