import {
  availabilityOf,
  type ChoiceTerms,
  isOurs,
  type Step,
  stepOf,
  steps,
  type Weighed,
} from './availability.ts';
import { type Candidate, compareFit, fitOf } from './candidate.ts';
import { behindText, choiceReason, obstacleText } from './choice-reason.ts';
import type { Need } from './needs-of.ts';

/** A person as weighed: the chosen one, those who come next, and those who know more but could not have it. */
export interface Ranked {
  readonly userId: string;
  /** What they know of what is needed, the most first. */
  readonly levels: readonly { readonly name: string; readonly level: number }[];
  readonly openItems: number;
  readonly verdict: 'chosen' | 'next' | 'skipped';
  /** `on duty until 17:00`, `more open items`, `away since 10:02`. */
  readonly why: string;
}

export interface Choice {
  /** Null: nobody is on duty or on call. */
  readonly chosen: Candidate | null;
  /** Somebody of the team or a coordinator could have it without being asked too much. */
  readonly isAtHand: boolean;
  /** In words, as shown, without names of people: "valves 5, dairy 4, on duty until 17:00, 2 open". */
  readonly reason: string;
  readonly ranking: readonly Ranked[];
}

/** So many come next, and so many who were skipped, are kept with a decision. */
const MOST_NAMED = 4;

/**
 * The named person who gets a request (DOMAIN 2.1, R20): along the chain of `steps`, and within a step whoever speaks
 * the language, knows most of what is needed, has helped the contact before, has least open, has waited longest for
 * new work; what is equal in all goes by name, so that the result is the same everywhere. Looks at each candidate
 * once, in whatever order they come.
 */
export function chooseOwner(
  candidates: readonly Candidate[],
  needs: readonly Need[],
  terms: ChoiceTerms,
): Choice {
  const weighed = candidates.map((candidate): Weighed => {
    const availability = availabilityOf(candidate, terms);
    return {
      candidate,
      fit: fitOf(candidate, needs),
      availability,
      step: stepOf(candidate, availability, terms),
    };
  });
  const possible = weighed.filter(({ step }) => step !== null);
  const [best, ...next] = firstOf(possible, MOST_NAMED + 1, compare);
  if (!best) return { chosen: null, isAtHand: false, reason: 'nobody is on duty or on call', ranking: [] };
  const skipped = firstOf(
    weighed.filter((one) => isDeeper(one, best, terms)),
    MOST_NAMED,
    (a, b) => compareFit(a.fit, b.fit) || compareNames(a, b),
  );
  const following = next.filter((one) => !skipped.includes(one));
  return {
    chosen: best.candidate,
    isAtHand: (rank.get(best.step) ?? 0) < (rank.get('executive') ?? 0),
    reason: choiceReason({ best, weighed, needs, skipped: skipped[0] ?? null }, terms),
    ranking: [
      ranked(best, 'chosen', ''),
      ...following.map((one) => ranked(one, 'next', behindText(one, best))),
      ...skipped.map((one) => ranked(one, 'skipped', obstacleText(one, terms))),
    ],
  };
}

/** Knows more of it than the chosen one, but something stood in the way. */
function isDeeper(one: Weighed, best: Weighed, terms: ChoiceTerms): boolean {
  const { candidate, fit, availability } = one;
  return (
    availability !== 'free' &&
    fit.known.length > 0 &&
    isOurs(candidate, terms) &&
    // Where coordinators come first, only one of them can have been passed over.
    (!best.step?.startsWith('coordinator_first') || candidate.roles.includes('coordinator')) &&
    compareFit(fit, best.fit) < 0
  );
}

function ranked({ candidate, fit }: Weighed, verdict: Ranked['verdict'], why: string): Ranked {
  const levels = fit.known.map(({ name, level }) => ({ name, level }));
  return { userId: candidate.userId, levels, openItems: candidate.openItems, verdict, why };
}

/** The first so many of a list in an order, without sorting the rest. */
function firstOf<T>(list: readonly T[], most: number, order: (a: T, b: T) => number): T[] {
  const first: T[] = [];
  for (const item of list) {
    const last = first[most - 1];
    if (last !== undefined && order(item, last) >= 0) continue;
    const place = first.findIndex((other) => order(item, other) < 0);
    first.splice(place < 0 ? first.length : place, 0, item);
    if (first.length > most) first.pop();
  }
  return first;
}

const rank = new Map<Step | null, number>(steps.map((step, index) => [step, index]));

/** Below 0 when `a` comes before `b`; 0 for the same person only. */
function compare(a: Weighed, b: Weighed): number {
  const [one, other] = [a.candidate, b.candidate];
  return (
    (rank.get(a.step) ?? 0) - (rank.get(b.step) ?? 0) ||
    // Over their limit all suffer: the least burdened comes first, whatever they know.
    (a.step?.startsWith('over_limit') ? one.openItems - other.openItems : 0) ||
    compareFit(a.fit, b.fit) ||
    (other.history?.answers ?? 0) - (one.history?.answers ?? 0) ||
    (other.history?.lastAt ?? 0) - (one.history?.lastAt ?? 0) ||
    one.openItems - other.openItems ||
    (one.lastAssignedAt ?? 0) - (other.lastAssignedAt ?? 0) ||
    compareNames(a, b)
  );
}

const names = new Intl.Collator('en');

function compareNames({ candidate: a }: Weighed, { candidate: b }: Weighed): number {
  return names.compare(a.name, b.name) || (a.userId < b.userId ? -1 : a.userId > b.userId ? 1 : 0);
}
