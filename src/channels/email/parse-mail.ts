import { decodeWords } from 'postal-mime';
import { bodyHash } from './body-hash.ts';
import { addressesIn, deliveredAddresses, headerMap, messageIdsIn, oneLine } from './mail-headers.ts';
import { type FilePart, type MessageBody, messageBody } from './mime/message-body.ts';
import { type MimePart, mimeTree } from './mime/mime-part.ts';
import type { MailAttachment, ParsedMail } from './parsed-mail.ts';

/** Nobody reads a megabyte of text in a mail; the rules need not either. */
const MAX_TEXT_CHARS = 1_000_000;
const MAX_HTML_CHARS = 2_000_000;
const MAX_SUBJECT_CHARS = 2_000;

/**
 * Reads a mail out of its bytes. Never throws: whatever is broken is named in `defects` and the rest is kept,
 * for nothing is dropped at the door. Time and memory grow in line with the size.
 */
export async function parseMail(raw: Uint8Array): Promise<ParsedMail> {
  const defects: string[] = [];
  try {
    const root = mimeTree(raw, defects);
    return assemble(root, withForwarded(messageBody(root, defects)), defects);
  } catch (error) {
    // A fault of ours must not lose a mail: it goes on as one unread text.
    defects.push(`could not be taken apart: ${error instanceof Error ? error.message : String(error)}`);
    const text = new TextDecoder().decode(raw.subarray(0, MAX_TEXT_CHARS)).replaceAll('\0', '');
    return assemble(mimeTree(new Uint8Array(), defects), { text, html: null, files: [] }, defects);
  }
}

function assemble(root: MimePart, body: MessageBody, defects: string[]): ParsedMail {
  const headers = headerMap(root.headers, defects);
  const attachments = body.files.map(toAttachment);
  const from = addressesIn(headers.get('from'))[0] ?? null;
  const subject = cut(
    oneLine(decodeWords(headers.get('subject')?.[0] ?? '')),
    MAX_SUBJECT_CHARS,
    'subject',
    defects,
  );
  if (from === null) defects.push('no sender address');
  return {
    messageId: messageIdsIn(headers.get('message-id'))[0] ?? null,
    inReplyTo: messageIdsIn(headers.get('in-reply-to')),
    references: messageIdsIn(headers.get('references')),
    from,
    replyTo: addressesIn(headers.get('reply-to'))[0] ?? null,
    to: addressesIn(headers.get('to')),
    cc: addressesIn(headers.get('cc')),
    deliveredTo: deliveredAddresses(headers),
    subject,
    text: cut(body.text, MAX_TEXT_CHARS, 'text', defects),
    html: body.html === null ? null : cut(body.html, MAX_HTML_CHARS, 'HTML', defects),
    headers,
    attachments,
    bodyHash: bodyHash(from, subject, body.text, attachments),
    defects: [...new Set(defects)],
  };
}

/** A mail that is nothing but a forwarded message speaks with that message's text. One level deep only. */
function withForwarded(body: MessageBody): MessageBody {
  const inner = body.files.find((file) => file.type === 'message/rfc822');
  if (inner === undefined || body.text.trim() !== '') return body;
  return { ...body, text: messageBody(mimeTree(inner.content, []), []).text };
}

function cut(text: string, limit: number, what: string, defects: string[]): string {
  if (text.length <= limit) return text;
  defects.push(`${what} was cut at ${limit.toLocaleString('en')} characters`);
  // Never between the halves of a surrogate pair.
  const last = text.charCodeAt(limit - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit);
}

function toAttachment(file: FilePart, index: number): MailAttachment {
  return {
    name: fileName(file, index),
    type: file.type,
    size: file.content.byteLength,
    content: file.content,
    contentId: file.contentId.replace(/[<>\s\p{Cc}]/gu, '').slice(0, 500) || null,
  };
}

/** The sender's file name without folders and control characters. */
function fileName(file: FilePart, index: number): string {
  const base = oneLine(decodeWords(file.name)).split(/[/\\]/).at(-1)?.slice(-200).trim() ?? '';
  if (base !== '' && base !== '.' && base !== '..') return base;
  return file.type === 'message/rfc822' ? `message-${index + 1}.eml` : `attachment-${index + 1}.bin`;
}
