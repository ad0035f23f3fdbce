import { createHash } from 'node:crypto';
import { foldText } from '../src/core/reply/fold-text.ts';

/** Eight hex digits that stand for the words of a question, whatever its marks and spaces. */
export function questionHash(question: string): string {
  const words = foldText(question).match(/[\p{L}\p{N}]+/gu) ?? [];
  return createHash('sha256').update(words.join(' ')).digest('hex').slice(0, 8);
}
