import type { PageLanguage } from '../../outcome/page-language.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import type { PromiseWords } from './promise-words.ts';

const catalogue: Readonly<Record<PageLanguage, PromiseWords>> = { en, de };

/** What the promise page and scorecards say in that language. */
export function promiseWordsIn(language: PageLanguage): PromiseWords {
  return catalogue[language];
}
