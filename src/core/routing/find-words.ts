import { foldText } from '../reply/fold-text.ts';

/** Words that mean something, and what each of them means. */
export interface WordIndex<T> {
  /** By the first word of a phrase, in each of its forms. */
  readonly byFirst: ReadonlyMap<string, readonly Phrase<T>[]>;
}

interface Phrase<T> {
  readonly text: string;
  /** Forms of its further words. */
  readonly rest: readonly ReadonlySet<string>[];
  readonly meaning: T;
}

/** A text as its words: case and accents folded, everything but letters and digits left out. */
export function wordsOf(text: string): string[] {
  return foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Prepares words and phrases to be looked for. What holds no letter or digit is left out. */
export function indexWords<T>(entries: Iterable<readonly [text: string, meaning: T]>): WordIndex<T> {
  const byFirst = new Map<string, Phrase<T>[]>();
  for (const [text, meaning] of entries) {
    const words = wordsOf(text);
    const forms = words.map((word, place) => (place === words.length - 1 ? formsOf(word) : new Set([word])));
    const [first, ...rest] = forms;
    for (const form of first ?? []) {
      const known = byFirst.get(form);
      const phrase = { text, rest, meaning };
      if (known) known.push(phrase);
      else byFirst.set(form, [phrase]);
    }
  }
  return { byFirst };
}

/** Everything meant by whole words of a text, each with the first word that meant it, in their order. Linear in the text. */
export function findWords<T>(words: readonly string[], { byFirst }: WordIndex<T>): Map<T, string> {
  const found = new Map<T, string>();
  for (const [place, word] of words.entries()) {
    for (const { text, rest, meaning } of byFirst.get(word) ?? []) {
      const follows = rest.every((forms, index) => forms.has(words[place + 1 + index] ?? ''));
      if (follows && !found.has(meaning)) found.set(meaning, text);
    }
  }
  return found;
}

/** Shorter than this a word has no plural that could be told from another word. */
const SHORTEST = 3;

/** A word with its plural, or its singular: -s, -es, -ies, and -n after e, -en for German and Dutch. */
function formsOf(word: string): Set<string> {
  const forms = new Set([word]);
  if (word.length < SHORTEST || /\d/.test(word)) return forms;
  for (const singular of [word, ...singularsOf(word)]) {
    forms.add(singular);
    for (const end of ['s', 'es', 'en', ...(singular.endsWith('e') ? ['n'] : [])]) forms.add(singular + end);
    if (singular.endsWith('y')) forms.add(`${singular.slice(0, -1)}ies`);
  }
  return forms;
}

function singularsOf(word: string): string[] {
  const cut = (end: string, by = '') => (word.endsWith(end) ? [word.slice(0, -end.length) + by] : []);
  const singulars = [
    ...cut('ies', 'y'),
    ...(/(?:s|x|z|ch|sh)es$/.test(word) ? cut('es') : []),
    ...(/(?:ss|us|is)$/.test(word) ? [] : cut('s')),
    ...(word.endsWith('en') ? cut('n') : []),
  ];
  return singulars.filter((singular) => singular.length >= SHORTEST);
}
