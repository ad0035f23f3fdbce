import { useEffect, useRef } from 'react';

const takers = new Map<string, (words: string) => void>();

/** Puts words into the composer of a request that is on screen, after what stands there; nothing is sent. */
export function insertInReply(requestId: string, words: string): void {
  takers.get(requestId)?.(words);
}

/** The composer takes what `insertInReply` brings for its request. */
export function useInsertedWords(requestId: string, take: (words: string) => void): void {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    takers.set(requestId, (words) => latest.current(words));
    return () => void takers.delete(requestId);
  }, [requestId]);
}

/** A text with a block of words after it, on lines of its own. */
export function withBlock(text: string, words: string): string {
  const before = text.trimEnd();
  return before === '' ? `${words}\n` : `${before}\n\n${words}\n`;
}
