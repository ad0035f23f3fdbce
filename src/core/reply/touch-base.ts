import { foldText } from './fold-text.ts';

/** Phrases of contacts that give nothing (DOMAIN 5.8), folded; plain text, so that they can be edited by language. */
export const TOUCH_BASE_PHRASES: readonly string[] = [
  'just touching base',
  'just checking in',
  'checking in to see',
  'circling back',
  'following up on my last mail',
  'following up on my last email',
  'following up on my last e-mail',
  'following up on my last message',
  'any update',
  'any updates',
  'wanted to see where you are',
  'did you get a chance',
  'bumping this',
  'just wanted to say hi',
];

/**
 * The first touch-base phrase in a text, or null. Only a hint: a contact is flagged when it also answers nothing and
 * carries nothing of value (M-18).
 */
export function findTouchBase(text: string, phrases: readonly string[] = TOUCH_BASE_PHRASES): string | null {
  const words = ` ${foldText(text)
    .replace(/[^\p{L}\p{N}'-]/gu, ' ')
    .split(' ')
    .filter((word) => word !== '')
    .join(' ')} `;
  let first: { phrase: string; at: number } | null = null;
  for (const phrase of phrases) {
    const at = words.indexOf(` ${foldText(phrase)} `);
    if (at >= 0 && (first === null || at < first.at)) first = { phrase, at };
  }
  return first?.phrase ?? null;
}
