import { foldText } from './fold-text.ts';

const SIGN_OFFS = new Set([
  'regards',
  'best regards',
  'kind regards',
  'kindest regards',
  'warm regards',
  'with kind regards',
  'thanks and regards',
  'thanks & regards',
  'best',
  'best wishes',
  'all the best',
  'sincerely',
  'yours sincerely',
  'yours faithfully',
  'yours truly',
  'cheers',
  'thanks',
  'many thanks',
  'thank you',
  'mit freundlichen grussen',
  'mit freundlichem gruss',
  'mit besten grussen',
  'freundliche grusse',
  'viele grusse',
  'beste grusse',
  'liebe grusse',
  'herzliche grusse',
  'schone grusse',
  'gruss',
  'mfg',
  'vielen dank',
  'cordialement',
  'bien cordialement',
  'sincerement',
  'meilleures salutations',
  'bien a vous',
  'merci',
  'merci beaucoup',
  'saludos',
  'un saludo',
  'saludos cordiales',
  'un cordial saludo',
  'atentamente',
  'gracias',
  'muchas gracias',
  'met vriendelijke groet',
  'met vriendelijke groeten',
  'vriendelijke groet',
  'hartelijke groet',
  'groeten',
  'groet',
  'mvg',
  'bedankt',
]);

const DEVICE_LINES = [
  'sent from ',
  'sent via ',
  'sent with ',
  'sent by ',
  'get outlook for ',
  'get [outlook',
  'von meinem ',
  'gesendet von ',
  'diese nachricht wurde von meinem ',
  'envoye de ',
  'envoye depuis ',
  'enviado desde ',
  'verzonden vanaf ',
  'verstuurd vanaf ',
  'verzonden met ',
  'sendt fra ',
  'skickat fran ',
];

/** Sign-offs are looked for in this many written lines at a text's end, and hold at most this many. */
const SIGN_OFF_LINES = 12;
const LONGEST_SIGNATURE_LINE = 100;
const DEVICE_LINE_CHARS = 90;

/**
 * The half-open stretch of lines from `start` to `end` that is a signature: below "-- " (RFC 3676 section 4.3), or a
 * sign-off with the short lines below it. Null when the lines hold none. `answered`: there is text above the lines.
 */
export function signatureIn(
  lines: readonly string[],
  start: number,
  end: number,
  answered: boolean,
): { readonly start: number; readonly end: number } | null {
  const dashes = delimiterIn(lines, start, end);
  if (dashes === null) return signOffIn(lines, start, end, answered);
  const above = signOffIn(lines, start, dashes, answered);
  return { start: above?.end === dashes ? above.start : dashes, end };
}

function signOffIn(
  lines: readonly string[],
  start: number,
  end: number,
  answered: boolean,
): { start: number; end: number } | null {
  let seen = 0;
  let found: { start: number; end: number } | null = null;
  for (let at = end - 1; at >= start && seen <= SIGN_OFF_LINES; at -= 1) {
    const line = lines[at] ?? '';
    if (line.trim() === '') continue;
    seen += 1;
    if (isSignOff(line) && (answered || hasText(lines, start, at)))
      found = { start: at, end: lastOf(lines, at, end) };
  }
  return found;
}

/** How many lines at the end of the stretch are put there by a device ("Sent from my iPhone"), blank ones included. */
export function deviceLinesAtEnd(lines: readonly string[], start: number, end: number): number {
  let first = end;
  for (let at = end - 1; at >= start; at -= 1) {
    const line = lines[at] ?? '';
    if (line.trim() === '') continue;
    if (!isDeviceLine(line)) break;
    first = at;
  }
  return end - first;
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
  for (let at = end - 1; at >= start; at -= 1) if ((lines[at] ?? '').trim() !== '') return true;
  return false;
}

function isSignOff(line: string): boolean {
  if (line.length > 60) return false;
  const [phrase = '', name = ''] = foldText(line)
    .replace(/[.!]/g, '')
    .split(/[,\u2013\u2014]/, 2)
    .map((part) => part.trim());
  return SIGN_OFFS.has(phrase) && name.split(' ').length <= 3 && !name.includes('?');
}

/** A signature ends before a long line, a question or a postscript: those are somebody's words. */
function lastOf(lines: readonly string[], start: number, end: number): number {
  for (let at = start; at < end; at += 1) {
    const line = (lines[at] ?? '').trim();
    if (line.length > LONGEST_SIGNATURE_LINE || line.endsWith('?') || /^p\.? ?s\b/i.test(line)) return at;
  }
  return end;
}

function isDeviceLine(line: string): boolean {
  if (line.length > DEVICE_LINE_CHARS) return false;
  const folded = foldText(line.trim()).replace(/^[<([]*/, '');
  return DEVICE_LINES.some((opening) => folded.startsWith(opening));
}
