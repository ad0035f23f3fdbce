import type { PageLanguage } from '../page-language.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import type { PageWords } from './page-words.ts';

const catalogue: Readonly<Record<PageLanguage, PageWords>> = { en, de };

/** What the contact's page says in that language. */
export function wordsIn(language: PageLanguage): PageWords {
  return catalogue[language];
}
