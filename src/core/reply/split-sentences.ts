import { isGreeting } from './greeting.ts';

const BULLET = /^[ \t]{0,20}(?:[-*•–·]|\(?\d{1,2}[.)]|[a-z][.)])[ \t]/i;
const ABBREVIATIONS = new Set(
  'mr mrs ms dr prof inc ltd co no nr st vs approx incl excl etc e.g i.e z.b d.h u.a bzw ca ggf p.ej art fig tel max min'.split(
    ' ',
  ),
);
/** A line this short that ends in a comma opens a letter ("Ann,"). */
const GREETING_CHARS = 40;
/** A mail wraps its lines further out than this: a shorter one that the next does not run on from stands alone. */
const SHORT_LINE = 45;
/** What may stand behind the mark that ends a sentence. */
const CLOSERS = `"'”’»)]`;

/** A sentence and the list it may be an item of: items of one list carry the same number, others null. */
export interface Sentence {
  readonly text: string;
  readonly list: number | null;
}

/** Cuts a text into sentences, over wrapped lines; list items and paragraphs stand alone. Linear. */
export function splitSentences(text: string): string[] {
  return listedSentences(text).map((sentence) => sentence.text);
}

/** The same, telling which sentences are items of a list ("- price", "1. lead time"). */
export function listedSentences(text: string): Sentence[] {
  return paragraphs(text).flatMap(({ text: paragraph, list }) =>
    sentencesOf(paragraph).map((sentence) => ({ text: sentence, list })),
  );
}

function paragraphs(text: string): Sentence[] {
  const found: Sentence[] = [];
  let open: string[] = [];
  let list: number | null = null;
  let lists = 0;
  const close = () => {
    if (open.length > 0) found.push({ text: open.join(' '), list });
    open = [];
  };
  const lines = text.split('\n');
  for (const [at, raw] of lines.entries()) {
    const line = raw.trim();
    const bullet = BULLET.exec(raw);
    if (line === '' || bullet) close();
    if (line === '') {
      // Blank lines may stand between the items of a list.
      if (!BULLET.test(lines[at + 1] ?? '')) list = null;
      continue;
    }
    if (bullet && list === null) {
      lists += 1;
      list = lists;
    }
    open.push(bullet ? raw.slice(bullet[0].length).trim() : line);
    if (standsAlone(line, found.length + open.length === 1, (lines[at + 1] ?? '').trim())) {
      close();
      if (!bullet) list = null;
    }
  }
  close();
  return found;
}

function standsAlone(line: string, isFirst: boolean, next: string): boolean {
  if (isFirst && ((line.endsWith(',') && line.length <= GREETING_CHARS) || isGreeting(line))) return true;
  if (line.length >= SHORT_LINE || /[,(]$/.test(line)) return false;
  return line.endsWith(':') || /^[\p{Lu}¿]/u.test(next);
}

function sentencesOf(paragraph: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (let at = 0; at < paragraph.length; at += 1) {
    if (!endsSentence(paragraph, at)) continue;
    sentences.push(paragraph.slice(start, at + 1).trim());
    start = at + 1;
  }
  sentences.push(paragraph.slice(start).trim());
  return sentences.filter((sentence) => sentence !== '');
}

/** A mark ends a sentence when blank or nothing follows: "www.x.com/?a=1" and "3.5" stay whole, "(is it?)" may end one. */
function endsSentence(text: string, at: number): boolean {
  const sign = text.charAt(at);
  if (sign === '？' || sign === '。' || sign === '؟') return true;
  const next = text.charAt(at + 1);
  if (next !== '' && next !== ' ' && next !== '\t') return false;
  let last = at;
  while (last > at - 3 && CLOSERS.includes(text.charAt(last)) && text.charAt(last) !== '') last -= 1;
  const mark = text.charAt(last);
  if (!'.?!…'.includes(mark) || mark === '') return false;
  if (mark !== '.') return true;
  const word = text
    .slice(Math.max(0, last - 9), last)
    .split(/[\s(]/)
    .at(-1) as string;
  // A small letter alone is short for something ("o. a.", "z. B.").
  return !ABBREVIATIONS.has(word.toLowerCase()) && !/^(?:\d{1,2}|\p{Ll})$/u.test(word);
}
