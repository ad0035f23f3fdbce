import { foldText } from './fold-text.ts';
import { endsInColon, isQuoted, quoteFollows } from './quote-marks.ts';

/** Look-ahead is bounded, so that one pass over a mail stays linear whatever it holds. */
const ATTRIBUTION_LINES = 5;
const STAMPED_LINES = 3;
const ATTRIBUTION_CHARS = 500;

const STARTERS = new Set('on am le el op il em a den dne dnia w il pe на в'.split(' '));
const VERBS = [
  ' wrote',
  'schrieb',
  'hat geschrieben',
  'a ecrit',
  'escribio',
  'schreef',
  'geschreven',
  'ha scritto',
  'escreveu',
  'skrev',
  'napisal',
  'napsal',
  'kirjoitti',
  'a scris',
  'irta',
  'yazdi',
  'написа',
  'пише',
  '写道',
  '寫道',
  '書きました',
];

/**
 * Index after a line such as "On Tue, 1 Dec 2026 at 10:00, Ann <ann@example.com> wrote:" that begins at `start` and
 * may be wrapped; null when none begins there.
 */
export function attributionEnd(lines: readonly string[], start: number): number | null {
  const first = lines[start] ?? '';
  if (first.length > ATTRIBUTION_CHARS) return null;
  const starts = startsAttribution(first);
  const span = starts ? ATTRIBUTION_LINES : isStamped(first) ? STAMPED_LINES : 1;
  let joined = '';
  for (let at = start; at < start + span; at += 1) {
    const line = lines[at];
    if (line === undefined || line.length > ATTRIBUTION_CHARS || line.trim() === '') return null;
    if (isQuoted(line)) return isTornEnd(line, joined) ? at + 1 : null;
    joined += ` ${line.trim()}`;
    if (joined.length > ATTRIBUTION_CHARS) return null;
    if (isTornEnd(lines[at + 1] ?? '', joined)) return at + 2;
    if (!endsInColon(joined) && !endsInVerb(lines, at, joined)) continue;
    // Shorter than any name with a verb: "a:" below a list.
    if (joined.length < 10) return null;
    return introduces(lines, at + 1, joined, starts) ? at + 1 : null;
  }
  return null;
}

/** "On …" in several languages, or "Ann <ann@example.com> schrieb am …". */
function startsAttribution(line: string): boolean {
  const [word = ''] = line.trimStart().slice(0, 12).split(' ', 1);
  if (STARTERS.has(word.toLowerCase())) return true;
  return line.includes('@') && namesVerb(foldText(line));
}

function namesVerb(folded: string): boolean {
  return VERBS.some((verb) => folded.includes(verb));
}

/** Carries a year and a time of day, as clients write them before a name in any language. */
function isStamped(line: string): boolean {
  return /\b(?:19|20)\d\d\b/.test(line) && /\d[:.h]\d\d/.test(line);
}

/** With ">" below, a verb or an address will do; without, the line must carry what only mail clients write. */
function introduces(lines: readonly string[], next: number, joined: string, starts: boolean): boolean {
  const folded = foldText(joined);
  const names = namesVerb(folded);
  if (quoteFollows(lines, next, 1)) return names || folded.includes('@');
  // "30.09.2026, 18.30, "Ann" <ann@example.com>:" needs no verb: nobody writes that by hand.
  if (isStamped(joined) && folded.includes('@') && joined.trimEnd().endsWith('>:')) return true;
  return starts && names && (folded.includes('@') || /\d[:.h]\d\d/.test(folded));
}

/** "On Wed, 14 Nov 2026 08:14 Ann <ann@example.com> wrote", without its colon, and a blank line below. */
function endsInVerb(lines: readonly string[], at: number, joined: string): boolean {
  if ((lines[at + 1] ?? '').trim() !== '' || !joined.endsWith('> wrote')) return false;
  return isStamped(joined) && joined.includes('@');
}

/** An address torn before its ">", so that the rest (">:" or "> wrote:") looks like a quoted line. */
function isTornEnd(line: string, joined: string): boolean {
  if (!line.trimStart().startsWith('>') || line.length > 40) return false;
  if (joined.lastIndexOf('<') <= joined.lastIndexOf('>') || !joined.includes('@')) return false;
  const rest = foldText(line.trim());
  if (!rest.endsWith(':')) return false;
  const words = rest.slice(1, -1);
  return words.trim() === '' || VERBS.some((verb) => words.includes(verb));
}
