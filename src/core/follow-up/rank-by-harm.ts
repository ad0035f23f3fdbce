import type { Segment } from '../clock/fact.ts';
import type { Instant } from '../time/instant.ts';

/** What the harm of leaving a follow-up lying hangs on. */
export interface Harm {
  /** A question of the contact's is open on its request. */
  readonly hasOpenQuestion: boolean;
  readonly segment: Segment | null;
  /** Of the request. */
  readonly requestKind: string;
  readonly dueAt: Instant;
}

/** Value groups by yearly value (DOMAIN 5.6); who is in none comes last. */
const segments: readonly (Segment | null)[] = ['A', 'B', 'C', 'D', 'P', null];
/** What is nearest to a decision, or hurts, comes first. */
const kinds: readonly string[] = ['quote', 'complaint', 'problem', 'lead', 'order', 'question'];

/** The worst in front (S1-46): an open question of the buyer's, then value and kind, then age. Returns a new list. */
export function rankByHarm<T extends Harm>(items: readonly T[]): T[] {
  return items.toSorted(
    (a, b) =>
      Number(b.hasOpenQuestion) - Number(a.hasOpenQuestion) ||
      segments.indexOf(a.segment) - segments.indexOf(b.segment) ||
      placeOf(a.requestKind) - placeOf(b.requestKind) ||
      a.dueAt - b.dueAt,
  );
}

function placeOf(kind: string): number {
  const place = kinds.indexOf(kind);
  return place < 0 ? kinds.length : place;
}
