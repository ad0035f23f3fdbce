import { splitSentences } from './split-sentences.ts';
import { findTouchBase } from './touch-base.ts';
import type { ValueType } from './value-types.ts';

/** A question of fewer words asks for nothing that helps ("Is that all right?"). */
const LEAST_WORDS = 5;
/** Nobody's questions begin further down than this many characters. */
const READ_CHARS = 50_000;

/** What a reply gives by what is plain of it: a quote is one, a library item gives what it is filed as. */
export function plainValues(given: {
  readonly quote: boolean;
  readonly carried: readonly ValueType[];
}): readonly ValueType[] {
  return [...new Set([...(given.quote ? (['quote'] as const) : []), ...given.carried])];
}

/**
 * Whether a reply asks the buyer something that may help them think (DOMAIN 5.9). Only its writer can say so: a mark of
 * interrogation alone is worth nothing, and "did you get a chance?" helps nobody.
 */
export function asksBuyer(text: string): boolean {
  return splitSentences(text.slice(0, READ_CHARS)).some(
    (sentence) =>
      /[?？]$/.test(sentence) &&
      (sentence.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) >= LEAST_WORDS &&
      findTouchBase(sentence) === null,
  );
}
