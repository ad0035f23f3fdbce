import { findPromise, findPromises } from '../../src/core/reply/find-promise.ts';
import type { PromiseGiven } from './draft.ts';

/** A promise read from the reply, with the words it was read from. */
export interface PromiseRead extends PromiseGiven {
  /** The words that name the time, else the sentence. */
  readonly words: string;
}

export interface PromisesRead {
  /** The one that fills the fields: the first with a time. */
  readonly first: PromiseRead | null;
  /** The others with a time, to choose instead. */
  readonly others: readonly PromiseRead[];
  /** One that names no time, where none does: it stops no clock yet. */
  readonly timeless: PromiseRead | null;
}

/** What a reply promises, offered to its writer as commitments (R19). `me` stands for "I" and "we". */
export function readPromises(text: string, me: string, now: number, zone: string): PromisesRead {
  const context = { now, zone };
  const best = findPromise(text, context);
  if (best === null) return { first: null, others: [], timeless: null };
  const read = ({ who, by, timeWords, phrase }: NonNullable<typeof best>): PromiseRead => ({
    who: who === null || who === 'I' ? me : who,
    by,
    words: timeWords ?? phrase,
  });
  if (best.by === null) return { first: null, others: [], timeless: read(best) };
  const others = findPromises(text, context)
    .filter(({ by, phrase }) => by !== null && phrase !== best.phrase)
    .map(read);
  return { first: read(best), others, timeless: null };
}
