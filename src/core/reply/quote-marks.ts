import { foldText } from './fold-text.ts';

/** Look-ahead is bounded, so that one pass over a mail stays linear whatever it holds. */
const ATTRIBUTION_LINES = 5;
const ATTRIBUTION_CHARS = 500;
const HEADER_LINES = 8;
const SEARCH_LINES = 30;

const STARTERS = new Set('on am le el op il em a den dne dnia w il pe на в'.split(' '));
const VERBS = [
  ' wrote',
  'schrieb',
  'hat geschrieben',
  'a ecrit',
  'escribio',
  'schreef',
  'ha scritto',
  'escreveu',
  'skrev',
  'napisal',
  'kirjoitti',
  'написа',
  'пише',
  '写道',
];

type Role = 'from' | 'date' | 'to' | 'subject';
const LABELS = new Map<string, Role>([
  ...['from', 'von', 'de', 'van', 'da', 'fra', 'expediteur', 'remitente', 'fran'].map(
    (label) => [label, 'from'] as const,
  ),
  ...[
    'sent',
    'date',
    'gesendet',
    'datum',
    'envoye',
    'enviado',
    'fecha',
    'verzonden',
    'gesendet am',
    'skickat',
    'sendt',
  ].map((label) => [label, 'date'] as const),
  ...['to', 'an', 'a', 'para', 'aan', 'destinataire', 'till', 'til'].map((label) => [label, 'to'] as const),
  ...['subject', 'betreff', 'objet', 'asunto', 'onderwerp', 'oggetto', 'assunto', 'amne', 'emne'].map(
    (label) => [label, 'subject'] as const,
  ),
]);

const SEPARATORS = new Set([
  'original message',
  'original appointment',
  'forwarded message',
  'forwarded by',
  'reply message',
  'ursprungliche nachricht',
  'originalnachricht',
  'original-nachricht',
  'weitergeleitete nachricht',
  "message d'origine",
  'message original',
  'message transfere',
  'message transmis',
  'mensaje original',
  'mensaje reenviado',
  'oorspronkelijk bericht',
  'doorgestuurd bericht',
]);
const FORWARDS = new Set([
  'begin forwarded message',
  'anfang der weitergeleiteten nachricht',
  'debut du message transfere',
  'inicio del mensaje reenviado',
  'begin doorgestuurd bericht',
]);

/** A line another client marked as quoted. */
export function isQuoted(line: string): boolean {
  return line.slice(0, 8).trimStart().startsWith('>');
}

/**
 * Index after a line such as "On Tue, 1 Dec 2026 at 10:00, Ann <ann@example.com> wrote:" that begins at `start` and
 * may be wrapped; null when none begins there.
 */
export function attributionEnd(lines: readonly string[], start: number): number | null {
  const first = lines[start] ?? '';
  if (first.length > ATTRIBUTION_CHARS) return null;
  const starts = startsAttribution(first);
  let joined = '';
  for (let at = start; at < start + (starts ? ATTRIBUTION_LINES : 1); at += 1) {
    const line = lines[at];
    if (line === undefined || line.length > ATTRIBUTION_CHARS || isQuoted(line) || line.trim() === '')
      return null;
    joined += ` ${line.trim()}`;
    if (joined.length > ATTRIBUTION_CHARS) return null;
    if (!endsInColon(joined)) continue;
    return introduces(lines, at + 1, foldText(joined), starts) ? at + 1 : null;
  }
  return null;
}

/** "On …" in several languages, or "Ann <ann@example.com> schrieb am …". */
function startsAttribution(line: string): boolean {
  if (STARTERS.has(foldText(line.trimStart().slice(0, 12)).split(' ', 1)[0] ?? '')) return true;
  return line.includes('@') && namesVerb(foldText(line));
}

function namesVerb(folded: string): boolean {
  return VERBS.some((verb) => folded.includes(verb));
}

/** With ">" below, a verb or an address will do; without, the line must carry what only mail clients write. */
function introduces(lines: readonly string[], next: number, folded: string, starts: boolean): boolean {
  const names = namesVerb(folded);
  if (quoteFollows(lines, next, 1)) return names || folded.includes('@');
  return starts && names && (folded.includes('@') || /\d[:.h]\d\d/.test(folded));
}

function endsInColon(text: string): boolean {
  if (!/[:：*\s]$/.test(text)) return false;
  const end = text.slice(-6).replaceAll('*', '').trimEnd();
  return end.endsWith(':') || end.endsWith('：');
}

/** True when one of the next `limit` lines that are not blank is marked as quoted. */
export function quoteFollows(lines: readonly string[], start: number, limit: number): boolean {
  let seen = 0;
  for (let at = start; at < lines.length && at < start + SEARCH_LINES && seen < limit; at += 1) {
    const line = lines[at] ?? '';
    if (isQuoted(line)) return true;
    if (line.trim() !== '') seen += 1;
  }
  return false;
}

/**
 * Index after a block of header lines ("From: … Sent: … To: … Subject: …") or a line such as "-----Original
 * Message-----" with the block below it; null when none begins at `start`.
 */
export function headerBlockEnd(lines: readonly string[], start: number): number | null {
  if (isSeparator(lines[start] ?? '')) return headersFrom(lines, start + 1)?.end ?? start + 1;
  if (roleOf(lines[start] ?? '') === null) return null;
  const block = headersFrom(lines, start);
  return block?.complete ? block.end : null;
}

/** Freight is asked for with "From: Hamburg, To: Oslo" too: a mail's block has a subject or an address. */
function headersFrom(lines: readonly string[], start: number): { end: number; complete: boolean } | null {
  const roles = new Set<Role>();
  let address = false;
  let end = start;
  for (let at = start; at < lines.length && at < start + HEADER_LINES; at += 1) {
    const role = roleOf(lines[at] ?? '');
    if (role === null) continue;
    roles.add(role);
    address ||= (lines[at] ?? '').slice(0, ATTRIBUTION_CHARS).includes('@');
    end = at + 1;
  }
  if (roles.size === 0) return null;
  const placed = roles.has('date') || roles.has('to');
  return { end, complete: roles.has('from') && placed && (address || roles.has('subject')) };
}

function roleOf(line: string): Role | null {
  const start = line.slice(0, 24);
  const colon = start.search(/[:：]/);
  if (colon < 1) return null;
  const label = start.slice(0, colon).replaceAll('*', '').trim();
  return LABELS.get(label.toLowerCase()) ?? LABELS.get(foldText(label)) ?? null;
}

function isSeparator(line: string): boolean {
  const trimmed = line.trim();
  if (trimmed.length < 8 || trimmed.length > 160) return false;
  const drawn = /^[-_*=]{2}/.test(trimmed);
  if (!drawn && !endsInColon(trimmed)) return false;
  const words = foldText(trimmed)
    .replace(/^[-_*=: ]*/, '')
    .replace(/[-_*=:]*$/, '')
    .trim();
  if (FORWARDS.has(words)) return true;
  if (!drawn) return false;
  return (
    SEPARATORS.has(words) || (words.startsWith('on ') && words.endsWith(' wrote') && /\d:\d\d/.test(words))
  );
}

/** A rule drawn by Outlook or by hand above a quoted mail. */
export function isRule(line: string): boolean {
  const trimmed = line.trim();
  return trimmed.length >= 5 && trimmed.length <= 120 && /^[-_=*]*$/.test(trimmed);
}
