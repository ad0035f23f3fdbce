import { foldText } from './fold-text.ts';
import { COURTESIES, REQUEST_MIDDLES, REQUEST_OPENINGS } from './request-phrases.ts';
import { splitSentences } from './split-sentences.ts';

const MOST_QUESTIONS = 12;
const LONGEST_QUESTION = 300;
/** Nobody's questions begin further down than this many characters. */
const READ_CHARS = 50_000;

/**
 * What a buyer asks, in the buyer's words and order (DOMAIN 2.1): sentences that end in a question mark, and requests
 * without one ("Please send the drawing"). Takes the new text of a message; returns at most 12 questions of at most
 * 300 characters, none when nothing is recognised.
 */
export function findQuestions(text: string): readonly string[] {
  const found = new Map<string, string>();
  for (const sentence of splitSentences(text.slice(0, READ_CHARS))) {
    const folded = foldText(sentence).replace(/^[^\p{L}\p{N}]*/u, '');
    if (!isAsked(sentence, folded) || found.has(folded)) continue;
    found.set(folded, shorten(sentence));
    if (found.size === MOST_QUESTIONS) break;
  }
  return [...found.values()];
}

function isAsked(sentence: string, folded: string): boolean {
  if (!/\p{L}/u.test(sentence)) return false;
  if (COURTESIES.some((courtesy) => folded.startsWith(courtesy))) return false;
  if (/[?？]$/.test(sentence)) return true;
  return (
    REQUEST_OPENINGS.some((opening) => folded.startsWith(opening)) ||
    REQUEST_MIDDLES.some((middle) => folded.includes(middle))
  );
}

function shorten(sentence: string): string {
  if (sentence.length <= LONGEST_QUESTION) return sentence;
  const cut = sentence.slice(0, LONGEST_QUESTION - 1);
  // Half of a surrogate pair is no character.
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
