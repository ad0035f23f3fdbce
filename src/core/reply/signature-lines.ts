import { contactBlockStart } from './contact-block.ts';
import { disclaimerStart } from './disclaimer-start.ts';
import { isAsked } from './questions.ts';
import { isFormalSignOff, isSignedName, isSignOff } from './sign-offs.ts';

/** Sign-offs are looked for in this many written lines at a text's end, and hold at most this many. */
const SIGN_OFF_LINES = 12;
/** Below a formal one stands many a company's whole register entry. */
const FORMAL_LINES = 40;
const LONGEST_SIGNATURE_LINE = 100;

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * The half-open stretch of lines from `start` to `end` that is a signature: below "-- " (RFC 3676 section 4.3), a
 * sign-off with the short lines below it, a name set off or with contact data, and legal notices below any of them. Null
 * when the lines hold none. `answered`: there is text above the lines.
 */
export function signatureIn(
  lines: readonly string[],
  start: number,
  end: number,
  answered: boolean,
): Stretch | null {
  const dashes = delimiterIn(lines, start, end);
  if (dashes !== null) {
    const above = closingIn(lines, start, dashes, answered);
    return { start: above !== null && isBlank(lines, above.end, dashes) ? above.start : dashes, end };
  }
  const notice = disclaimerStart(lines, start, end);
  const closing = closingIn(lines, start, notice, answered);
  if (notice === end) return closing;
  return { start: closing !== null && isBlank(lines, closing.end, notice) ? closing.start : notice, end };
}

function closingIn(lines: readonly string[], start: number, end: number, answered: boolean): Stretch | null {
  const signOff = signOffIn(lines, start, end, answered);
  if (signOff !== null) return signOff;
  const block = contactBlockStart(lines, start, end);
  if (block !== null) return { start: block, end };
  const last = lastWritten(lines, start, end);
  if (last === null || !isSignedName(lines[last] ?? '')) return null;
  return answered || hasText(lines, start, last) ? { start: last, end } : null;
}

function signOffIn(lines: readonly string[], start: number, end: number, answered: boolean): Stretch | null {
  let seen = 0;
  let found: Stretch | null = null;
  for (let at = end - 1; at >= start && seen <= FORMAL_LINES; at -= 1) {
    const line = lines[at] ?? '';
    if (line.trim() === '') continue;
    seen += 1;
    const takesLeave = seen <= SIGN_OFF_LINES + 1 ? isSignOff(line) : isFormalSignOff(line);
    if (takesLeave && (answered || hasText(lines, start, at)))
      found = { start: at, end: lastOf(lines, at, end) };
  }
  return found;
}

/** The standard delimiter, or one made up by hand when a few lines are all that follows. */
function delimiterIn(lines: readonly string[], start: number, end: number): number | null {
  let written = 0;
  let bare: number | null = null;
  for (let at = start; at < end; at += 1) {
    const line = lines[at] ?? '';
    if (line === '-- ') return at;
    if (bare === null && /^(--|__|—{1,20})$/.test(line.trim())) bare = at;
    else if (bare !== null && line.trim() !== '') written += 1;
  }
  return bare !== null && written <= SIGN_OFF_LINES ? bare : null;
}

function hasText(lines: readonly string[], start: number, end: number): boolean {
  return lastWritten(lines, start, end) !== null;
}

function isBlank(lines: readonly string[], start: number, end: number): boolean {
  return lastWritten(lines, start, end) === null;
}

function lastWritten(lines: readonly string[], start: number, end: number): number | null {
  for (let at = end - 1; at >= start; at -= 1) if ((lines[at] ?? '').trim() !== '') return at;
  return null;
}

/** A signature ends before a long line, a question, a request or a postscript: those are somebody's words. */
function lastOf(lines: readonly string[], start: number, end: number): number {
  for (let at = start + 1; at < end; at += 1) {
    const line = (lines[at] ?? '').trim();
    if (line.endsWith('?') || /^p\.? ?s\b/i.test(line)) return at;
    if (line.length > LONGEST_SIGNATURE_LINE ? !REGISTER.test(line) : isPlea(lines, at)) return at;
  }
  return end;
}

/** What companies add below a name: ways to reach them, register entries, notices of secrecy. */
const REGISTER =
  /\b(?:gmbh|ltd|llc|inc|s\.?a\.?r\.?l|b\.?v|hrb|ust|vat|kvk|siret|registered|register|vorstand|gesch[aä]fts|sitz|directors?|tel|fax|mobile?|confidential|vertraulich|e-?mail|recipient|empf[aä]nger|adressat\w*|destinataire|disclaimer|unsubscribe)\b|@|https?:|www\./i;

/** A request at the start of a paragraph, such as "Also, please send the drawing." */
function isPlea(lines: readonly string[], at: number): boolean {
  const line = (lines[at] ?? '').trim();
  if (line === '' || (lines[at - 1] ?? '').trim() !== '' || line.split(' ').length < 3) return false;
  return isAsked(line) && !REGISTER.test(line);
}
