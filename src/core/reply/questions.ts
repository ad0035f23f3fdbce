import { foldText } from './fold-text.ts';
import { withoutGreeting } from './greeting.ts';
import {
  COURTESIES,
  EMPTY_REQUESTS,
  LEADS_TO_QUESTIONS,
  OWN_NEED,
  PLEAS,
  REQUEST_MIDDLES,
  REQUEST_OPENINGS,
} from './request-phrases.ts';
import { listedSentences, type Sentence } from './split-sentences.ts';

const MOST_QUESTIONS = 12;
const LONGEST_QUESTION = 300;
/** Nobody's questions begin further down than this many characters. */
const READ_CHARS = 50_000;
/** A request is made in this many characters of its sentence or not at all. */
const JUDGED_CHARS = 1_000;
const OPENINGS = Object.values(REQUEST_OPENINGS).flat();
/** Small words before the request proper ("And could you …", "Zweitens …"). */
const CONNECTIVE =
  /^(?:and|also|so|then|but|additionally|furthermore|finally|first(?:ly)?|second(?:ly)?|third(?:ly)?|thanks|thank you|besides|if possible|und|ausserdem|zudem|ferner|auch|dann|et|aussi|de plus|y|tambien|ademas|en|ook|verder|daarnaast),? /;

/**
 * What a buyer asks, in the buyer's words and order (DOMAIN 2.1): sentences that end in a question mark, requests without
 * one ("Please send the drawing"), and the items of a list that such a sentence leads up to. Takes the new text of a
 * message; returns at most 12 questions of at most 300 characters, none when nothing is recognised.
 */
export function findQuestions(text: string): readonly string[] {
  const found = new Map<string, string>();
  const sentences = listedSentences(text.slice(0, READ_CHARS));
  let at = 0;
  while (at < sentences.length && found.size < MOST_QUESTIONS) {
    const sentence = sentences[at] as Sentence;
    const items = itemsBelow(sentences, at);
    const asked =
      items.length > 0 ? listAsked(sentence.text, items) : isAsked(sentence.text) ? [sentence.text] : [];
    for (const question of asked) {
      const key = foldText(question).replace(/^[^\p{L}\p{N}]*/u, '');
      if (found.size < MOST_QUESTIONS && !found.has(key)) found.set(key, shorten(question));
    }
    at += asked.length > 0 ? 1 + items.length : 1;
  }
  return [...found.values()];
}

/** True when a sentence asks something, with or without a question mark. */
export function isAsked(sentence: string): boolean {
  if (!/\p{L}/u.test(sentence)) return false;
  const folded = withoutGreeting(foldText(sentence.slice(0, JUDGED_CHARS)).replace(/^[^\p{L}\p{N}]*/u, ''));
  const bare = folded.replace(/[\s\p{P}\p{S}]*$/u, '').replace(CONNECTIVE, '');
  if (EMPTY_REQUESTS.some((empty) => empty.test(bare))) return false;
  if (COURTESIES.some((courtesy) => bare.startsWith(courtesy))) return false;
  if (endsInQuestion(sentence)) return true;
  if (OWN_NEED.test(folded)) return false;
  return (
    PLEAS.test(folded) ||
    OPENINGS.some((opening) => bare.startsWith(opening)) ||
    REQUEST_MIDDLES.some((middle) => folded.includes(middle))
  );
}

/** The items of the list right below a line that ends in a colon. */
function itemsBelow(sentences: readonly Sentence[], at: number): readonly string[] {
  const first = sentences[at + 1];
  if (first === undefined || first.list === null || !/[:：]$/.test(sentences[at]?.text ?? '')) return [];
  if (sentences[at]?.list === first.list) return [];
  let end = at + 1;
  while (end < sentences.length && sentences[end]?.list === first.list) end += 1;
  return sentences.slice(at + 1, end).map(({ text }) => text);
}

/** "I would like to know:" makes each item a question; "Please quote:" is one request with what it is for. */
function listAsked(lead: string, items: readonly string[]): readonly string[] {
  const folded = foldText(lead.slice(0, JUDGED_CHARS));
  if (LEADS_TO_QUESTIONS.test(folded)) return items.filter((item) => /\p{L}/u.test(item));
  if (items.every(endsInQuestion)) return items;
  return isAsked(lead) ? [`${lead} ${items.join('; ')}`] : [];
}

function endsInQuestion(sentence: string): boolean {
  return (
    /[?？؟]["'”’»)\]!.…]{0,4}$/.test(sentence) ||
    /[?？؟]\s?(?:\p{Extended_Pictographic}|\uFE0F){1,4}$/u.test(sentence)
  );
}

function shorten(sentence: string): string {
  if (sentence.length <= LONGEST_QUESTION) return sentence;
  const cut = sentence.slice(0, LONGEST_QUESTION - 1);
  // Half of a surrogate pair is no character.
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
