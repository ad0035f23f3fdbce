import type { Exclusion } from '../measure/measured-item.ts';
import { plainName } from './audit-fields.ts';

/** What a status says about an enquiry. */
export type StatusMeaning =
  | { readonly kind: 'open' | 'answered' | 'closed' }
  /** By the contact; in no population only when it came before the deadline. */
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'excluded'; readonly why: Exclusion }
  /** A second word of a contact about another enquiry; `into` as the file names that one, or null. */
  | { readonly kind: 'merged'; readonly into: string | null };

/** Words as whole parts of a status, in the order in which they are asked for. */
const words: readonly (readonly [
  kind: 'junk' | 'automatic' | 'not_a_request' | 'withdrawn' | 'closed',
  word: RegExp,
])[] = [
  ['junk', /\b(?:junk|spam|trash|test|fake|suspended|müll)\b/u],
  ['automatic', /\b(?:automatic|automated|auto ?reply|bounce[d]?|out of office|newsletter|automatisch)\b/u],
  [
    'not_a_request',
    /\b(?:not an? (?:request|enquiry|inquiry|lead)|no (?:request|enquiry|inquiry)|deleted|keine anfrage)\b/u,
  ],
  ['withdrawn', /\b(?:withdrawn|cancelled by (?:customer|contact)|taken back|zurückgezogen)\b/u],
  [
    'closed',
    /\b(?:closed|lost|won|solved|resolved|done|unqualified|disqualified|bad timing|archived|completed?|rejected|cancell?ed|nurture|no contact made|geschlossen|verloren|gewonnen|erledigt|abgelehnt)\b/u,
  ],
];

const MERGED =
  /\b(?:merged|duplicate(?: of)?|dublette|zusammengeführt)\b(?: (?:into|with|of|in|to|mit))?\s*#?(.*)$/u;
const ANSWERED = /\b(?:answered|replied|responded|contacted|connected|engaged|qualified|beantwortet)\b/u;

/**
 * What a status word means: `junk_confirmed`, `merged_into_L13`, `closed_lost`, `solved`, `new`. An unknown word is
 * open: whether somebody answered is told by the time of the answer, never by a word.
 */
export function statusMeaning(status: string): StatusMeaning {
  const spaced = status
    .trim()
    .replace(/[_\-–/:]+/g, ' ')
    .replace(/\s+/g, ' ');
  const low = spaced.toLowerCase();
  const merged = MERGED.exec(low);
  if (merged) {
    const into = spaced.slice(spaced.length - (merged[1] ?? '').length).trim();
    return { kind: 'merged', into: into === '' ? null : into };
  }
  for (const [kind, word] of words) {
    if (!word.test(low)) continue;
    return kind === 'closed' || kind === 'withdrawn' ? { kind } : { kind: 'excluded', why: kind };
  }
  return { kind: ANSWERED.test(low) && !/\b(?:un|not )\w*/.test(low) ? 'answered' : 'open' };
}

/** The id of an enquiry as statuses and columns name it. */
export function sameId(id: string): string {
  return plainName(id);
}
