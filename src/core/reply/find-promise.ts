import type { Instant } from '../time/instant.ts';
import { foldText } from './fold-text.ts';
import { type PromiseContext, promisedInstant } from './promise-time.ts';
import { PROMISE_ACTS, PROMISE_AUXILIARIES, PROMISE_PRESENTS } from './promise-verbs.ts';
import { splitSentences } from './split-sentences.ts';

/** A promise read from a text, to fill in the composer's fields (R19); a person confirms it. */
export interface PromiseFound {
  /** The name as written, "I" for the writer; null when nobody is named ("we", "you will have"). */
  readonly who: string | null;
  readonly by: Instant | null;
  /** The sentence it stands in, at most 200 characters. */
  readonly phrase: string;
}

const LONGEST_PHRASE = 200;
const READ_CHARS = 20_000;
const WRITER = new Set(['i', 'ich', 'je', 'yo', 'ik']);
const OTHERS = new Set('we wir nous nosotros wij they he she'.split(' '));
const BUYER = new Set('you sie du vous u jullie'.split(' '));
/** What the buyer is told to expect: "You will have it by Friday". */
const RECEIPTS = new Set(['have', 'get', 'hear', 'receive']);
const ARTICLES = new Set(
  'the a an this that our your der die das ein eine le la les un une el los las de het een'.split(' '),
);
/** Capitalised at the start of a sentence, and no names. */
const NO_NAMES = new Set(
  (
    'the a an this that these those there our your my his her their if when then and but so please thanks thank once ' +
    'after before until also tomorrow today tonight yes no ok okay hi hello dear sure as who which what here ' +
    'monday tuesday wednesday thursday friday saturday sunday can could would der die das bitte morgen heute'
  ).split(' '),
);

/**
 * Finds who will do what by when: "Priya will call you at 14:30", "I'll send it tomorrow morning". The first sentence
 * that names a person and a time wins, else the first promise at all. Null when the text promises nothing.
 */
export function findPromise(text: string, context: PromiseContext): PromiseFound | null {
  let partial: PromiseFound | null = null;
  for (const sentence of splitSentences(text.slice(0, READ_CHARS))) {
    if (/[?？]$/.test(sentence)) continue;
    const subject = promiserIn(sentence);
    if (subject === null) continue;
    const by = promisedInstant(foldText(sentence), context);
    const found = { who: subject.who, by, phrase: sentence.slice(0, LONGEST_PHRASE) };
    if (found.who !== null && found.by !== null) return found;
    if (partial === null || (partial.by === null && by !== null)) partial = found;
  }
  return partial;
}

/** True for a sentence that puts something off: it promises an act and so gives nothing yet. */
export function isPromise(sentence: string): boolean {
  return !/[?？]$/.test(sentence) && promiserIn(sentence) !== null;
}

function promiserIn(sentence: string): { readonly who: string | null } | null {
  const words = wordsOf(sentence);
  const folded = words.map(foldText);
  for (const [at, word] of folded.entries()) {
    const next = folded.slice(at + 1, at + 5);
    if (word === 'let' && next[0] === 'me' && next.some((each) => PROMISE_ACTS.has(each)))
      return { who: 'I' };
    if (next[0] === 'not') continue;
    const subject = subjectBefore(words, folded, at, announces(word, next), next);
    if (subject !== null) return subject;
  }
  return null;
}

/** "will call", "is calling", "am going to call"; "is" alone announces nothing. */
function announces(word: string, next: readonly string[]): boolean {
  if (!PROMISE_AUXILIARIES.has(word)) return false;
  const [first = ''] = next;
  if (word !== 'is' && word !== 'am')
    return next.some((each) => PROMISE_ACTS.has(each) || RECEIPTS.has(each));
  return first === 'going'
    ? next.some((each) => PROMISE_ACTS.has(each))
    : first.endsWith('ing') && PROMISE_ACTS.has(first);
}

function subjectBefore(
  words: readonly string[],
  folded: readonly string[],
  at: number,
  announced: boolean,
  next: readonly string[],
): { readonly who: string | null } | null {
  const before = folded[at - 1] ?? '';
  const word = folded[at] ?? '';
  if (WRITER.has(before)) return announced || PROMISE_ACTS.has(word) ? { who: 'I' } : null;
  if (BUYER.has(before)) return announced && next.some((each) => RECEIPTS.has(each)) ? { who: null } : null;
  if (OTHERS.has(before)) return announced ? { who: null } : null;
  if (!announced && !PROMISE_PRESENTS.has(word)) return null;
  const name = nameBefore(words, folded, at);
  return name === '' ? null : { who: name };
}

/** Up to three capitalised words; what has an article or a figure ("the XV-200") is a thing. */
function nameBefore(words: readonly string[], folded: readonly string[], at: number): string {
  let first = at;
  while (first > 0 && at - first < 3) {
    if (!/^\p{Lu}[\p{L}'-]*$/u.test(words[first - 1] ?? '') || NO_NAMES.has(folded[first - 1] ?? '')) break;
    first -= 1;
  }
  return ARTICLES.has(folded[first - 1] ?? '') ? '' : words.slice(first, at).join(' ');
}

/** Words without punctuation, "I'll" as "I" and "'ll". */
function wordsOf(sentence: string): string[] {
  return sentence
    .replace(/[’´`]/g, "'")
    .replaceAll("'ll", " 'll")
    .split(/\s/)
    .map((word) => word.replace(/[,.;:!()"]/g, ''))
    .filter((word) => word !== '');
}
