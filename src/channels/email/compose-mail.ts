import MailComposer from 'nodemailer/lib/mail-composer';
import { Permanent } from '../../platform/failure.ts';
import type { Address } from './parsed-mail.ts';

/** A file to send. With a content id it is shown where the HTML says `cid:` and that id. */
export interface OutgoingAttachment {
  readonly name: string;
  readonly type: string;
  readonly content: Uint8Array;
  readonly contentId?: string;
}

/** A mail to send. Message-IDs carry their angle brackets. */
export interface OutgoingMail {
  readonly messageId: string;
  readonly date: Date;
  readonly from: Address;
  readonly to: readonly Address[];
  readonly cc?: readonly Address[];
  readonly replyTo?: Address;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  readonly inReplyTo?: string;
  readonly references?: readonly string[];
  /**
   * Sent without a human press: marked so that no machine answers it (DOMAIN X-10, RFC 3834 section 5). `replied`: it
   * answers something that need not have been a mail.
   */
  readonly automatic?: boolean | 'replied';
  /** Our own id for this mail, by which we know it when it comes back. */
  readonly heedId: string;
  readonly attachments?: readonly OutgoingAttachment[];
}

/** SMTP sender and recipients. */
export interface MailEnvelope {
  readonly from: string;
  readonly to: readonly string[];
}

/** A mail ready for the wire. */
export interface ComposedMail {
  readonly raw: Buffer;
  readonly envelope: MailEnvelope;
}

/** A header longer than this is refused by some servers; the oldest references go first (RFC 5322 section 3.6.4). */
const MAX_REFERENCES = 50;

/**
 * Writes a mail as MIME. Nothing in the draft can add a header: line breaks in names and the subject become
 * spaces, and an address or Message-ID that is none throws `Permanent`, for no retry would mend it.
 */
export async function composeMail(draft: OutgoingMail): Promise<ComposedMail> {
  const recipients = [...draft.to, ...(draft.cc ?? [])];
  if (recipients.length === 0) throw new Permanent('a mail without recipients cannot be sent');
  const composer = new MailComposer({
    messageId: checkedId(draft.messageId),
    date: draft.date,
    from: checked(draft.from),
    to: draft.to.map(checked),
    cc: (draft.cc ?? []).map(checked),
    replyTo: draft.replyTo && checked(draft.replyTo),
    subject: oneLine(draft.subject),
    text: cleanText(draft.text),
    html: draft.html === undefined ? undefined : cleanText(draft.html),
    inReplyTo: draft.inReplyTo === undefined ? undefined : checkedId(draft.inReplyTo),
    references: referencesOf(draft),
    headers: markHeaders(draft),
    attachments: (draft.attachments ?? []).map(toAttachment),
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const raw = await composer.compile().build();
  const to = [...new Set(recipients.map((entry) => checked(entry).address))];
  return { raw, envelope: { from: checked(draft.from).address, to } };
}

function markHeaders(draft: OutgoingMail): Record<string, string> {
  const own = { 'X-Heed-Message': oneLine(draft.heedId) };
  if (!draft.automatic) return own;
  const isReply = draft.automatic === 'replied' || draft.inReplyTo !== undefined;
  const kind = isReply ? 'auto-replied' : 'auto-generated';
  return { ...own, 'Auto-Submitted': kind, 'X-Auto-Response-Suppress': 'All' };
}

function referencesOf(draft: OutgoingMail): string[] {
  const ids = (draft.references ?? []).map(checkedId);
  return ids.length <= MAX_REFERENCES ? ids : [...ids.slice(0, 1), ...ids.slice(1 - MAX_REFERENCES)];
}

function toAttachment(file: OutgoingAttachment) {
  const isType = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(file.type);
  return {
    filename: oneLine(file.name),
    contentType: isType ? file.type : 'application/octet-stream',
    content: Buffer.from(file.content.buffer, file.content.byteOffset, file.content.byteLength),
    cid: file.contentId === undefined ? undefined : oneLine(file.contentId).replace(/[<>\s]/g, ''),
  };
}

/** One mailbox, no more: no list, no group, no route, nothing that could open another header. */
function checked(entry: Address): { name: string; address: string } {
  if (
    !/^[^\s\p{Cc}<>()[\]\\,;:"@]+@[^\s\p{Cc}<>()\\,;"@]+$/u.test(entry.address) ||
    entry.address.length > 320
  ) {
    throw new Permanent(`not an e-mail address: ${oneLine(entry.address).slice(0, 100)}`);
  }
  return { name: oneLine(entry.name), address: entry.address };
}

function checkedId(id: string): string {
  if (!/^<[^<>\s\p{Cc}]{1,990}>$/u.test(id))
    throw new Permanent(`not a Message-ID: ${oneLine(id).slice(0, 100)}`);
  return id;
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

function cleanText(text: string): string {
  return text.replaceAll('\0', '').replace(/\r\n?/g, '\n');
}
