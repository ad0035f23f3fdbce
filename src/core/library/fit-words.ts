import { foldText } from '../reply/fold-text.ts';
import { STOP_WORDS } from '../reply/stop-words.ts';

const MOST_WORDS = 24;

/** The words of a text that carry its matter, in small letters and as they stand, each once, plural or not; at most 24. */
export function fitWords(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = words.filter((word) => word.length > 1 && !STOP_WORDS.has(foldText(word)));
  const once = new Map<string, string>();
  for (const word of telling) {
    const key = word.length > 3 ? word.replace(/s$/, '') : word;
    if (!once.has(key)) once.set(key, word);
  }
  return [...once.values()].slice(0, MOST_WORDS);
}
