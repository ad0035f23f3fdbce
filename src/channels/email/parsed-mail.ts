/** One mailbox as written in a header: display name as the sender wrote it, address in lower case. */
export interface Address {
  readonly name: string;
  readonly address: string;
}

/** A file or returned message carried by a mail, decoded to bytes. */
export interface MailAttachment {
  /** File name, or a made-up one such as `attachment-2.bin` when the part has none; never a path. */
  readonly name: string;
  /** MIME type in lower case, such as `image/png`. */
  readonly type: string;
  /** Bytes after decoding. */
  readonly size: number;
  readonly content: Uint8Array;
  /** Content-ID without its angle brackets, for `cid:` links in the HTML. */
  readonly contentId: string | null;
}

/** What could be read out of a mail. Message-IDs keep their angle brackets. */
export interface ParsedMail {
  readonly messageId: string | null;
  readonly inReplyTo: readonly string[];
  readonly references: readonly string[];
  readonly from: Address | null;
  readonly replyTo: Address | null;
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
  /** Addresses the mail was delivered to, from the headers that servers on the way add; lower case. */
  readonly deliveredTo: readonly string[];
  readonly subject: string;
  /** Plain text without NUL, lines ended by `\n`; quotations out of HTML are marked with `> `. */
  readonly text: string;
  /** HTML exactly as sent: hostile, show it only through `safeHtml`. */
  readonly html: string | null;
  /** Lower-case names to unfolded, otherwise raw values, in the order of the mail. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly attachments: readonly MailAttachment[];
  /** SHA-256 in hex over sender, subject, text and attachments: with the Message-ID it tells copies from reuse. */
  readonly bodyHash: string;
  /** Plain sentences about what was broken or cut; empty for a sound mail. */
  readonly defects: readonly string[];
}

/** First value of a header, or null. */
export function headerOf(mail: Pick<ParsedMail, 'headers'>, name: string): string | null {
  return mail.headers.get(name)?.[0] ?? null;
}
