import { HEADER_LINE, type HeaderEntry, splitHeaders } from './header-block.ts';
import { type StructuredHeader, structuredHeader } from './structured-header.ts';

/** A part of a message; `body` is a view of the message's own bytes, still in its transfer encoding. */
export interface MimePart {
  readonly headers: readonly HeaderEntry[];
  readonly type: StructuredHeader;
  readonly disposition: StructuredHeader;
  readonly encoding: string;
  readonly body: Buffer;
  /** Empty unless this is a multipart with a boundary that was found. */
  readonly children: readonly MimePart[];
}

/** No mail program nests this deep or sends so many parts; what lies beyond stays one undivided part. */
const MAX_DEPTH = 50;
const MAX_PARTS = 1_000;

/** What is counted over the whole message while it is taken apart. */
interface Budget {
  parts: number;
  readonly defects: string[];
}

/** Takes a message apart (RFC 2046). Linear in its size times the depth, which is bounded; copies no bytes. */
export function mimeTree(raw: Uint8Array, defects: string[]): MimePart {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  return readPart(withoutPreface(withLineFeeds(bytes)), 'text/plain', 0, { parts: 0, defects });
}

const USUAL_HEADER =
  /^(?:return-path|received|delivered-to|from|to|subject|date|message-id|mime-version|x-[\w-]+):/im;

/** Programs that store or forward mail put blank or other lines before its headers; a few of them are skipped. */
function withoutPreface(bytes: Buffer): Buffer {
  const start = bytes.toString('latin1', 0, 1_000);
  if (HEADER_LINE.test(start.split('\n', 1)[0] ?? '') || /^>?From /.test(start)) return bytes;
  const at = USUAL_HEADER.exec(start)?.index ?? 0;
  return start.slice(0, at).split('\n').length <= 10 ? bytes.subarray(at) : bytes;
}

/** Some ancient senders end lines with a bare carriage return. */
function withLineFeeds(bytes: Buffer): Buffer {
  if (bytes.includes(0x0a) || !bytes.includes(0x0d)) return bytes;
  return Buffer.from(bytes.toString('latin1').replaceAll('\r', '\n'), 'latin1');
}

function readPart(bytes: Buffer, defaultType: string, depth: number, budget: Budget): MimePart {
  budget.parts += 1;
  const { headers, body } = splitHeaders(bytes);
  const type = structuredHeader(headerValue(headers, 'content-type') || defaultType);
  return {
    headers,
    type,
    disposition: structuredHeader(headerValue(headers, 'content-disposition')),
    encoding: headerValue(headers, 'content-transfer-encoding').toLowerCase(),
    body,
    children: type.value.startsWith('multipart/') ? readChildren(body, type, depth, budget) : [],
  };
}

/** Value of a part's header, or an empty text. The first of doubles counts, as for those who filter mail. */
export function headerValue(headers: readonly HeaderEntry[], key: string): string {
  return headers.find((entry) => entry.key === key)?.value ?? '';
}

function readChildren(body: Buffer, type: StructuredHeader, depth: number, budget: Budget): MimePart[] {
  const boundary = type.params.get('boundary')?.slice(0, 200) ?? '';
  if (boundary === '') return [];
  if (depth >= MAX_DEPTH) {
    budget.defects.push(`parts nested deeper than ${MAX_DEPTH} were not taken apart`);
    return [];
  }
  const childType = type.value === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
  const children: MimePart[] = [];
  for (const part of partsBetween(body, Buffer.from(`--${boundary}`))) {
    if (budget.parts >= MAX_PARTS) {
      budget.defects.push(`only the first ${MAX_PARTS} parts were read`);
      break;
    }
    children.push(readPart(part, childType, depth + 1, budget));
  }
  if (children.length === 0) budget.defects.push('a multipart without its parts');
  return children;
}

/** Ranges between delimiter lines; the line break before a delimiter belongs to it (RFC 2046 section 5.1.1). */
function* partsBetween(body: Buffer, delimiter: Buffer): Generator<Buffer> {
  let start = -1;
  for (let at = body.indexOf(delimiter); at >= 0; at = body.indexOf(delimiter, at + delimiter.length)) {
    const isLineStart = at === 0 || body[at - 1] === 0x0a;
    const line = isLineStart ? delimiterEnd(body, at + delimiter.length) : null;
    if (line === null) continue;
    if (start >= 0) yield body.subarray(start, Math.max(start, beforeBreak(body, at)));
    if (line.isLast) return;
    start = line.next;
  }
  // A mail cut on the way lacks its last delimiter: the rest is the last part.
  if (start >= 0) yield body.subarray(start);
}

function beforeBreak(body: Buffer, at: number): number {
  return body[at - 2] === 0x0d ? at - 2 : at - 1;
}

/** Reads what follows the boundary on a delimiter line; null when other text follows, so that it is none. */
function delimiterEnd(body: Buffer, from: number): { isLast: boolean; next: number } | null {
  const isLast = body[from] === 0x2d && body[from + 1] === 0x2d;
  if (isLast) return { isLast, next: from + 2 };
  for (let at = from; at < Math.min(body.length, from + 200); at += 1) {
    const byte = body[at];
    if (byte === 0x0a) return { isLast, next: at + 1 };
    if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d) return null;
  }
  return from >= body.length ? { isLast, next: body.length } : null;
}
