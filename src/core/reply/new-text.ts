import { attributionEnd } from './attribution-end.ts';
import { deviceLinesAtEnd, isDeviceLine, LONGEST_DEVICE_LINE } from './device-lines.ts';
import { encodedFileEnd } from './encoded-file-end.ts';
import { headerBlockEnd } from './header-block-end.ts';
import { ownLinkEnd } from './own-link-line.ts';
import { isDrawnTitle, isQuoted, isRule, quoteFollows } from './quote-marks.ts';
import { signatureIn } from './signature-lines.ts';

/** A plain-text mail taken apart. */
export interface MailParts {
  /** What the sender wrote this time, answers between quotes included. */
  readonly text: string;
  readonly quoted: string;
  readonly signature: string;
}

export type LineKind = 'text' | 'quoted' | 'signature';

/**
 * Finds what is new in a plain-text mail. In doubt a line counts as new: an answer below a quote is never lost, an
 * unmarked quote may stay. Linear in the length of the mail.
 */
export function newText(text: string): MailParts {
  const lines = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').split('\n');
  const kinds = lineKinds(lines);
  return {
    text: gather(lines, kinds, 'text'),
    quoted: gather(lines, kinds, 'quoted'),
    signature: gather(lines, kinds, 'signature'),
  };
}

/** The kind of each line of a mail. Reads each line a bounded number of times. */
export function lineKinds(lines: readonly string[]): LineKind[] {
  const kinds = new Array<LineKind>(lines.length).fill('text');
  markQuotes(lines, kinds);
  markSignatures(lines, kinds);
  return kinds;
}

function markQuotes(lines: readonly string[], kinds: LineKind[]): void {
  let at = 0;
  while (at < lines.length) {
    const end = quoteEnd(lines, at);
    if (end === null) {
      at += 1;
      continue;
    }
    kinds.fill('quoted', at, end);
    markRuleAbove(lines, kinds, at);
    at = end;
  }
}

/** Where the quoted lines that begin at `at` end; null when the line is new. */
function quoteEnd(lines: readonly string[], at: number): number | null {
  const line = lines[at] ?? '';
  if (line.trim() === '') return null;
  if (isQuoted(line)) return at + 1;
  const own = ownLinkEnd(lines, at);
  if (own !== null) return own;
  const file = encodedFileEnd(lines, at);
  if (file !== null) return file;
  const header = headerBlockEnd(lines, at);
  if (header !== null) return quoteFollows(lines, header, 1) ? header : lines.length;
  const attribution = attributionEnd(lines, at);
  if (attribution === null) return null;
  // Marks a few lines further down tell that the lines before them are answers (RFC 3676 section 4.5).
  return quoteFollows(lines, attribution, 10) ? attribution : lines.length;
}

function markRuleAbove(lines: readonly string[], kinds: LineKind[], start: number): void {
  let at = start - 1;
  while (at >= 0 && at >= start - 3 && (lines[at] ?? '').trim() === '') at -= 1;
  if (at < 0 || kinds[at] !== 'text') return;
  const line = lines[at] ?? '';
  if (isRule(line) || (isDrawnTitle(line) && headerBlockEnd(lines, start) !== null)) kinds[at] = 'quoted';
}

function markSignatures(lines: readonly string[], kinds: LineKind[]): void {
  let answered = false;
  let start = 0;
  while (start < lines.length) {
    if (kinds[start] !== 'text') {
      start += 1;
      continue;
    }
    let end = start;
    while (end < lines.length && kinds[end] === 'text') end += 1;
    const written = end - deviceLinesAtEnd(lines, start, end);
    kinds.fill('signature', written, end);
    markDeviceLines(lines, kinds, start, written);
    const signature = signatureIn(lines, start, written, answered);
    if (signature) kinds.fill('signature', signature.start, signature.end);
    answered ||= isWritten(lines, kinds, start, end);
    start = end;
  }
}

/** A phone's line stands by itself above what it quotes without marks; the lines around it stay what they are. */
function markDeviceLines(lines: readonly string[], kinds: LineKind[], start: number, end: number): void {
  for (let at = start + 1; at < end; at += 1) {
    const line = lines[at] ?? '';
    if (line === '' || line.length > LONGEST_DEVICE_LINE) continue;
    if ((lines[at - 1] ?? '').trim() !== '' || (lines[at + 1] ?? '').trim() !== '') continue;
    if (isDeviceLine(line, 'sure')) kinds[at] = 'signature';
  }
}

function isWritten(
  lines: readonly string[],
  kinds: readonly LineKind[],
  start: number,
  end: number,
): boolean {
  for (let at = start; at < end; at += 1) if (kinds[at] === 'text' && lines[at]?.trim() !== '') return true;
  return false;
}

/** Lines of one kind, a blank line between stretches, no blank lines around. */
function gather(lines: readonly string[], kinds: readonly LineKind[], wanted: LineKind): string {
  const out: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    if (kinds[at] !== wanted) continue;
    const written = (lines[at] ?? '').trimEnd();
    const previous = out.at(-1);
    if (written === '' && (previous === undefined || previous === '')) continue;
    if (at > 0 && kinds[at - 1] !== wanted && previous !== undefined && previous !== '' && written !== '')
      out.push('');
    out.push(written);
  }
  if (out.at(-1) === '') out.pop();
  return out.join('\n');
}
