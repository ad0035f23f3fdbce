import { HOUR, type Instant, MINUTE } from '../time/instant.ts';
import { foldText } from './fold-text.ts';
import { type PromiseContext, promisedInstant } from './promise-time.ts';
import { type Promiser, promiserIn } from './promiser.ts';
import { splitSentences } from './split-sentences.ts';

/** A promise read from a text, to fill in the composer's fields (R19); a person confirms it. */
export interface PromiseFound {
  /** The name as written, "I" for the writer; null when nobody is named ("we", "you will have"). */
  readonly who: string | null;
  /** Null when no time is named, or one that may mean several things. */
  readonly by: Instant | null;
  /** The words that name the time ("tomorrow by 3 pm"), as written; null when there are none. */
  readonly timeWords: string | null;
  /** The sentence it stands in, at most 200 characters. */
  readonly phrase: string;
}

const LONGEST_PHRASE = 200;
const READ_CHARS = 20_000;
const LONGEST_SENTENCE = 1_000;
const MOST_PROMISES = 12;
/** A time in a zone that is named: whose clock is meant is then no guess of ours, but for UTC. */
const NAMED_ZONE =
  /\d ?(?:am|pm|a\.m\.|p\.m\.|AM|PM|Uhr|h)? ?\(?(?:E[SD]T|C[SD]T|M[SD]T|P[SD]T|[ECMP]T|CES?T|ME?S?Z|BST|IST|JST|AES?T)\b|\b(?:your|Ihrer|votre|su|uw) (?:local )?(?:time|Zeit|heure|hora|tijd)\b/;
const UTC = /\d ?(?:am|pm|AM|PM)? ?\(?(?:UTC|GMT)([+-]\d{1,2}(?::?\d{2})?)?\b/;

/**
 * Finds who will do what by when: "Priya will call you at 14:30", "I'll send it tomorrow morning". The first sentence
 * that names a person and a time wins, else the first promise with a time, else the first at all. Null when the text
 * promises nothing.
 */
export function findPromise(text: string, context: PromiseContext): PromiseFound | null {
  const found = findPromises(text, context);
  return (
    found.find(({ who, by }) => who !== null && by !== null) ??
    found.find(({ by }) => by !== null) ??
    found[0] ??
    null
  );
}

/** All promises of a text in its order, one a sentence, at most 12. */
export function findPromises(text: string, context: PromiseContext): readonly PromiseFound[] {
  const found: PromiseFound[] = [];
  for (const sentence of splitSentences(text.slice(0, READ_CHARS))) {
    if (/[?？]$/.test(sentence)) continue;
    const promiser = promiserIn(sentence.slice(0, LONGEST_SENTENCE));
    if (promiser === null) continue;
    const time = timeIn(sentence.slice(0, LONGEST_SENTENCE), context);
    if (promiser.tense !== 'future' && time.timeWords === null) continue;
    found.push({
      who: promiser.who,
      ...time,
      phrase: sentence.slice(0, LONGEST_PHRASE),
    });
    if (found.length === MOST_PROMISES) break;
  }
  return found;
}

/** True for a sentence that puts something off: it promises an act and so gives nothing yet. */
export function isPromise(sentence: string): boolean {
  if (/[?？]$/.test(sentence)) return false;
  const promiser = promiserIn(sentence.slice(0, LONGEST_SENTENCE));
  return promiser !== null && (promiser.tense !== 'present' || namesTime(sentence, promiser));
}

/** Whether a present tense speaks of what is to come; the instant itself is of no matter here. */
function namesTime(sentence: string, { who }: Promiser): boolean {
  const time = timeIn(sentence.slice(0, LONGEST_SENTENCE), { now: 0, zone: 'UTC' });
  return time.timeWords !== null || who === null;
}

function timeIn(sentence: string, context: PromiseContext): Pick<PromiseFound, 'by' | 'timeWords'> {
  const folded = foldText(sentence);
  const utc = UTC.exec(sentence);
  const time = promisedInstant(folded, utc ? { ...context, zone: 'UTC' } : context);
  if (time === null) return { by: null, timeWords: null };
  // Folding may lengthen a text ("ß"): then the words are shown as folded.
  const source = folded.length === sentence.length ? sentence : folded;
  const timeWords = source
    .slice(time.start, time.end)
    .replace(/[.,;:]$/, '')
    .trim();
  if (time.value === null || NAMED_ZONE.test(sentence)) return { by: null, timeWords };
  return { by: time.value - offsetOf(utc?.[1]), timeWords };
}

/** "+1" or "-05:30" in milliseconds; zero without. */
function offsetOf(text: string | undefined): number {
  const match = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(text ?? '');
  if (!match) return 0;
  const size = Number(match[2]) * HOUR + Number(match[3] ?? 0) * MINUTE;
  return match[1] === '-' ? -size : size;
}
