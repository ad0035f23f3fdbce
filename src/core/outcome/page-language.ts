import { wordsOf } from '../routing/find-words.ts';
import { languageOf } from '../routing/language-of.ts';

/** Languages the contact's page and its line in mails are written in. */
export const pageLanguages = ['en', 'de'] as const;
export type PageLanguage = (typeof pageLanguages)[number];

/** So much of what they wrote tells the language. */
const READ_CHARS = 4_000;

/** The language the contact writes in, where it is one of ours; null when their words do not tell. */
export function writtenLanguage(texts: readonly string[]): PageLanguage | null {
  const found = languageOf(wordsOf(texts.join('\n').slice(0, READ_CHARS)));
  return pageLanguages.find((one) => one === found) ?? null;
}

/**
 * The language of the page: the one chosen on it, else the one they write in, else what their browser prefers (RFC 9110
 * section 12.5.4), else English.
 */
export function pageLanguage(given: {
  readonly chosen: unknown;
  readonly texts: readonly string[];
  readonly accepts: string | undefined;
}): PageLanguage {
  const chosen = pageLanguages.find((one) => one === given.chosen);
  return chosen ?? writtenLanguage(given.texts) ?? preferred(given.accepts ?? '') ?? 'en';
}

function preferred(header: string): PageLanguage | null {
  const ranges = header.slice(0, 500).split(',').map(readRange);
  const known = ranges.filter(({ language, quality }) => language !== null && quality > 0);
  return known.toSorted((a, b) => b.quality - a.quality)[0]?.language ?? null;
}

function readRange(range: string): { language: PageLanguage | null; quality: number } {
  const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((part) => part.startsWith('q='))?.slice(2);
  return {
    language: pageLanguages.find((one) => tag === one || tag.startsWith(`${one}-`)) ?? null,
    quality: quality === undefined ? 1 : Number(quality) || 0,
  };
}
