import { foldText } from './fold-text.ts';
import { isGreeting } from './greeting.ts';
import { newText } from './new-text.ts';

/**
 * The words of an outbound body made comparable, to see the same body going to several recipients (DOMAIN 2.7): new text
 * only, folded, without greeting, marks and white space. Empty when nothing is left; an empty body is no copy of another.
 */
export function normalisedBody(body: string): string {
  const lines = newText(body).text.split('\n');
  const own = isGreeting(lines[0] ?? '') ? lines.slice(1) : lines;
  return (
    foldText(own.join(' '))
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? ''
  );
}
