import { foldText } from './fold-text.ts';

/** How phones and mail programs end a mail, folded. */
const OPENINGS = [
  'sent from ',
  'sent via ',
  'sent with ',
  'sent by ',
  'get outlook for ',
  'get [outlook',
  'from my iphone',
  'von meinem ',
  'gesendet von ',
  'gesendet mit ',
  'diese nachricht wurde von meinem ',
  'envoye de ',
  'envoye depuis ',
  'envoye a partir de ',
  'telecharger outlook ',
  'obtenez outlook ',
  'enviado desde ',
  'enviado do ',
  'obtener outlook ',
  'obter o outlook ',
  'verzonden vanaf ',
  'verstuurd vanaf ',
  'verzonden met ',
  'outlook voor ',
  'outlook fur ',
  'inviato da ',
  'sendt fra ',
  'skickat fran ',
  '從我的',
  '从我的',
  '发自我的',
];

/** What must stand in such a line before it is believed in the midst of a text ("Sent from Hamburg on Monday"). */
const DEVICE =
  /\b(?:i(?:phone|pad|pod)|android|outlook|mail|blackberry|samsung|galaxy|windows|mobile|mobilgerat|mobiltelefon|handy|phone|smartphone|tablet|my|meinem|mon|mi|mijn|meu|mio|min)\b/;
/** In characters. */
export const LONGEST_DEVICE_LINE = 90;

/**
 * A line put there by a device ("Sent from my iPhone"). `sure` asks for a word that only such lines hold: for lines that
 * do not stand at the end.
 */
export function isDeviceLine(line: string, trust: 'likely' | 'sure' = 'likely'): boolean {
  if (line.length > LONGEST_DEVICE_LINE) return false;
  const folded = foldText(line.trim()).replace(/^[<([]*/, '');
  // The mark that a tracker for Gmail leaves behind.
  if (folded === 'ᐧ') return true;
  if (!OPENINGS.some((opening) => folded.startsWith(opening))) return false;
  return trust === 'likely' || DEVICE.test(folded);
}

/** How many lines at the end of the stretch are put there by a device, blank ones included. */
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
