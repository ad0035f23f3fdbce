import type { BuyingStage } from '../request/buying-stage.ts';
import type { Instant } from '../time/instant.ts';

/** A library item as far as it bears on what fits. */
export interface Candidate {
  readonly id: string;
  /** Words of the question that it holds, by their stems. */
  readonly words: readonly string[];
  /** Products and industries it is for, by skill id. */
  readonly tags: readonly string[];
  readonly stages: readonly BuyingStage[];
  /** The one it is written in, ISO 639-1; null: it does for all. */
  readonly language: string | null;
  readonly approved: boolean;
  /** Its review date has passed. */
  readonly toReview: boolean;
  readonly uses: number;
  readonly changedAt: Instant;
}

/** What is looked for: words that carry the matter, products and industries it is about, where the buyer stands. */
export interface Wanted {
  readonly words: readonly string[];
  readonly needs: readonly { readonly skillId: string; readonly name: string }[];
  readonly stage: BuyingStage;
  /** The contact's; null when it is not known. */
  readonly language: string | null;
}

/** An item that fits, and why: `words: flow, seal · dairy · B4`. */
export interface Fit<T extends Candidate> {
  readonly item: T;
  readonly why: string;
}

interface Weighed<T extends Candidate> extends Fit<T> {
  /** Share of the words it holds, in quarters: finer differences say nothing. */
  readonly quarters: number;
  readonly words: number;
  readonly tags: number;
  readonly stage: number;
  /** 0: in another language than theirs. */
  readonly readable: number;
}

type Measure = (one: Weighed<Candidate>) => number;

const byLanguage: Measure = ({ readable }) => readable;
const byWords: Measure = ({ quarters }) => quarters;
const byTags: Measure = ({ tags }) => tags;
const byStage: Measure = ({ stage }) => stage;
const byApproval: Measure = ({ item }) => Number(item.approved);
const byReview: Measure = ({ item }) => Number(!item.toReview);
const byUse: Measure = ({ item }) => item.uses;
const byAge: Measure = ({ item }) => item.changedAt;

/** What they can't read comes last. For a question the words decide, then what it is about; for a request as a whole what it is about (S2-24). */
const forQuestion = [byLanguage, byWords, byTags, byStage, byApproval, byReview, byUse, byAge];
const forRequest = [byLanguage, byTags, byStage, byWords, byApproval, byReview, byUse, byAge];

/** What fits a question, best first: at least two of its words, or one where it is about the same thing or has no more. */
export function rankForQuestion<T extends Candidate>(
  candidates: readonly T[],
  wanted: Wanted,
  most: number,
): Fit<T>[] {
  const fits = candidates
    .map((item) => weigh(item, wanted))
    .filter(({ words, tags }) => words >= Math.min(2, wanted.words.length) || (words === 1 && tags > 0))
    .filter(({ words }) => words > 0);
  return best(fits, forQuestion, most);
}

/** What fits a request as a whole, best first: made for its products or industries, or holding many of its words. */
export function rankForRequest<T extends Candidate>(
  candidates: readonly T[],
  wanted: Wanted,
  most: number,
): Fit<T>[] {
  const fits = candidates
    .map((item) => weigh(item, wanted))
    .filter(({ words, tags, quarters }) => tags > 0 || words >= 3 || (words > 0 && quarters >= 2));
  return best(fits, forRequest, most);
}

function weigh<T extends Candidate>(item: T, { words, needs, stage, language }: Wanted): Weighed<T> {
  const held = words.filter((word) => item.words.includes(word));
  const about = needs.filter(({ skillId }) => item.tags.includes(skillId));
  const inStage = item.stages.includes(stage);
  const why = [
    ...(held.length > 0 ? [`words: ${held.slice(0, 3).join(', ')}`] : []),
    ...about.map(({ name }) => name),
    ...(inStage ? [stage] : []),
  ].join(' · ');
  const quarters = words.length === 0 ? 0 : Math.round((4 * held.length) / words.length);
  const readable = Number([null, language].includes(item.language) || language === null);
  return { item, why, quarters, words: held.length, tags: about.length, stage: Number(inStage), readable };
}

function best<T extends Candidate>(
  fits: readonly Weighed<T>[],
  measures: readonly Measure[],
  most: number,
): Fit<T>[] {
  const compare = (a: Weighed<T>, b: Weighed<T>) => {
    for (const measure of measures) {
      const difference = measure(b) - measure(a);
      if (difference !== 0) return difference;
    }
    return a.item.id < b.item.id ? -1 : 1;
  };
  return fits
    .toSorted(compare)
    .slice(0, most)
    .map(({ item, why }) => ({ item, why }));
}
