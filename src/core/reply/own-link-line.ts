import { everyLinkPhrase } from '../outcome/link-line.ts';
import { foldText } from './fold-text.ts';

/** The address of a contact's page, as mail clients wrap and bracket it. */
const LINK = /^[[(<]*https?:\/\/[^\s/<>]+\/c\/[\w-]{80,120}[\])>.]*$/;
const LONGEST = 600;
const phrases = new Set(everyLinkPhrase.map(bare));

/**
 * Where the line of ours that leads to a contact's page ends, when it begins at `at` and came back without quote marks:
 * our phrase with the address, on one line or on two, or the address alone. Null for anything else: what the contact
 * wrote about it is theirs.
 */
export function ownLinkEnd(lines: readonly string[], at: number): number | null {
  const line = lines[at] ?? '';
  if (line.length > LONGEST) return null;
  const words = line.trim().split(/\s+/);
  const last = words.at(-1) ?? '';
  // HTML that was made text names an address twice.
  const rest = words.filter((word) => !LINK.test(word)).join(' ');
  if (LINK.test(last)) return rest === '' || phrases.has(bare(rest)) ? at + 1 : null;
  const next = (lines[at + 1] ?? '').trim();
  return phrases.has(bare(line)) && next.length <= LONGEST && LINK.test(next) ? at + 2 : null;
}

/** Letters alone: emphasis and punctuation that a client adds do not count. */
function bare(text: string): string {
  return foldText(text)
    .replaceAll(/[^\p{L}]+/gu, ' ')
    .trim();
}
