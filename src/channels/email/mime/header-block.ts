import { decodeBytes } from './charset.ts';

/** One header: lower-case name and unfolded value. */
export interface HeaderEntry {
  readonly key: string;
  readonly value: string;
}

export interface HeaderBlock {
  readonly headers: readonly HeaderEntry[];
  /** The bytes after the empty line. */
  readonly body: Buffer;
}

/** More than any sound mail carries; the rest of a longer block is not read. */
const MAX_HEADER_BYTES = 1_000_000;
/** A field name of RFC 5322 section 2.2, a colon, and the rest. */
export const HEADER_LINE = /^([\x21-\x39\x3b-\x7e]{1,200})[ \t]*:(.*)$/s;

/**
 * Splits a message or part into headers and body (RFC 5322 section 2.1). Bytes that begin with no header are
 * all body; without an empty line the headers end at the first line that is none.
 */
export function splitHeaders(part: Buffer): HeaderBlock {
  const gap = emptyLine(part);
  const head = gap === null ? part : part.subarray(0, gap.start);
  const lines = decodeBytes(head.subarray(0, MAX_HEADER_BYTES), 'utf-8').text.split(/\r?\n/);
  if (!startsWithHeader(lines))
    return { headers: [], body: gap?.start === 0 ? part.subarray(gap.end) : part };
  if (gap !== null) return { headers: unfold(lines), body: part.subarray(gap.end) };
  const count = lines.findIndex((line, i) => i > 0 && !isHeaderOrFold(line));
  if (count < 0) return { headers: unfold(lines), body: part.subarray(part.length) };
  return { headers: unfold(lines.slice(0, count)), body: Buffer.from(lines.slice(count).join('\n')) };
}

interface Gap {
  readonly start: number;
  readonly end: number;
}

function emptyLine(part: Buffer): Gap | null {
  if (part[0] === 0x0a) return { start: 0, end: 1 };
  if (part[0] === 0x0d && part[1] === 0x0a) return { start: 0, end: 2 };
  const lf = part.indexOf('\n\n');
  const crlf = part.subarray(0, lf < 0 ? part.length : lf + 1).indexOf('\n\r\n');
  if (crlf >= 0) return { start: crlf, end: crlf + 3 };
  return lf < 0 ? null : { start: lf, end: lf + 2 };
}

/** The first line may be the `From ` separator of a mailbox file. */
function startsWithHeader(lines: readonly string[]): boolean {
  const first = lines[0] ?? '';
  return HEADER_LINE.test(/^>?From /.test(first) ? (lines[1] ?? '') : first);
}

function isHeaderOrFold(line: string): boolean {
  return line.startsWith(' ') || line.startsWith('\t') || HEADER_LINE.test(line);
}

function unfold(lines: readonly string[]): HeaderEntry[] {
  const found: { key: string; pieces: string[] }[] = [];
  for (const line of lines) {
    if (line.startsWith(' ') || line.startsWith('\t')) found.at(-1)?.pieces.push(line);
    else {
      const match = HEADER_LINE.exec(line);
      if (match !== null) found.push({ key: (match[1] ?? '').toLowerCase(), pieces: [match[2] ?? ''] });
    }
  }
  return found.map(({ key, pieces }) => ({ key, value: pieces.join('').trim() }));
}
