import { foldText } from './fold-text.ts';

/** How a notice about secrecy begins, folded: English, German, French, Spanish, Dutch, Italian. */
const OPENINGS =
  /^(?:this (?:e-?mail|message|communication|transmission)|the (?:information|contents?) (?:contained )?(?:in|of) this|the information (?:contained|transmitted)|confidentiality (?:notice|note)|disclaimer|important notice|notice:|diese e-?mail|diese nachricht|der inhalt dieser|ce (?:message|courriel|mail)|cet e-?mail|les informations contenues|este (?:mensaje|correo|e-?mail)|la informacion contenida|aviso (?:legal|de confidencialidad)|dit (?:bericht|e-?mail)|deze e-?mail|de informatie in|le informazioni contenute|questo messaggio)/;
const SECRECY = /confiden|vertraulich|vertrouwelijk|riservat|intended (?:only|solely)|privileged|disclaimer/;
const ENVIRONMENT =
  /^(?:p? ?(?:please )?(?:consider|think of|think about) the environment|bitte prufen sie, ob|denken sie an die umwelt|pensez a l'environnement|piense en el medio ?ambiente|denk aan het milieu)/;

const MOST_PARAGRAPHS = 4;
const MOST_LINES = 20;
const READ_CHARS = 600;

/**
 * Where legal notices at the end of a text begin ("This e-mail is confidential and intended only for …"), whole
 * paragraphs only; `end` when there are none. Reads a bounded number of lines.
 */
export function disclaimerStart(lines: readonly string[], start: number, end: number): number {
  let found = end;
  for (let count = 0; count < MOST_PARAGRAPHS; count += 1) {
    const first = paragraphStart(lines, start, found);
    if (first === null || first === start || !isNotice(lines, first, found)) break;
    found = first;
  }
  return found;
}

/** First line of the last paragraph before `end`; null when there is none, or it is too long for a notice. */
function paragraphStart(lines: readonly string[], start: number, end: number): number | null {
  let last = end - 1;
  while (last >= start && last > end - MOST_LINES && (lines[last] ?? '').trim() === '') last -= 1;
  if (last < start || (lines[last] ?? '').trim() === '') return null;
  let first = last;
  while (first > start && last - first < MOST_LINES && (lines[first - 1] ?? '').trim() !== '') first -= 1;
  return last - first < MOST_LINES ? first : null;
}

function isNotice(lines: readonly string[], first: number, end: number): boolean {
  const text = lines
    .slice(first, Math.min(end, first + MOST_LINES))
    .map((line) => line.slice(0, READ_CHARS).trim())
    .join(' ');
  const folded = foldText(text.slice(0, 4 * READ_CHARS)).replace(/^[*_ ]*/, '');
  if (folded.includes('?')) return false;
  return ENVIRONMENT.test(folded) || (OPENINGS.test(folded) && SECRECY.test(folded));
}
