import { decodeName } from './decode-name.ts';
import { editDistance } from './edit-distance.ts';
import { isFreemail } from './freemail.ts';
import { plainLetters } from './plain-letters.ts';
import { registeredDomain, splitDomain } from './registered-domain.ts';

/** How a domain resembles another one. */
export type Likeness =
  /** Other letters that look the same, of this script or of another. */
  | 'letters'
  /** A letter or two changed, added, left out or swapped. */
  | 'spelling'
  /** Hyphens or a word added with one. */
  | 'hyphen'
  /** The same name under another ending. */
  | 'ending'
  /** The whole other domain stands in front of its own. */
  | 'inside';

/** Shorter names resemble each other by chance. */
const LEAST_FOR_ENDING = 4;
const LEAST_FOR_ONE = 5;
const LEAST_FOR_TWO = 9;

/**
 * Tells how a sender's domain resembles one we know, or null: the same owner's, or nothing alike. Both in lower case. What
 * is known of the sender is worked out once, for it is compared with tens of thousands.
 */
export function likenessOf(sender: string): (known: string) => Likeness | null {
  const own = registeredDomain(sender);
  const a = splitDomain(sender);
  const [plain, decoded] = [plainLetters(a.label), decodeName(a.label)];
  const isFree = isFreemail(own);
  return (known) => {
    const b = splitDomain(known);
    const other = b.ending === '' ? b.label : `${b.label}.${b.ending}`;
    if (own === other || (isFree && isFreemail(other))) return null;
    if (sender.startsWith(`${other}.`) || sender.includes(`.${other}.`)) return 'inside';
    if (a.label === b.label) return b.label.length >= LEAST_FOR_ENDING ? 'ending' : null;
    if (b.label.length >= LEAST_FOR_ENDING && plain === plainLetters(b.label)) return 'letters';
    if (isHyphened(a.label, b.label)) return 'hyphen';
    return isMisspelt(decoded, b.label, a.ending === b.ending) ? 'spelling' : null;
  };
}

function isHyphened(own: string, other: string): boolean {
  if (other.length < LEAST_FOR_ENDING) return false;
  if (own.replaceAll('-', '') === other.replaceAll('-', '')) return true;
  return other.length >= LEAST_FOR_ONE && (own.startsWith(`${other}-`) || own.endsWith(`-${other}`));
}

function isMisspelt(own: string, other: string, sameEnding: boolean): boolean {
  if (other.length < LEAST_FOR_ONE) return false;
  const most = other.length >= LEAST_FOR_TWO && sameEnding ? 2 : 1;
  return editDistance(own, other, most) <= most;
}
