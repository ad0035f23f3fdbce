import type { ClockKind, Verdict } from '../clock-kind.ts';
import type { Fact } from '../fact.ts';
import type { Picture } from '../picture.ts';
import { didNotStop, neverOwed, noEvidence, stopped } from '../verdicts.ts';

/**
 * From the first knowledge of a breakdown, day and night, until fix and surprise are both done (D-11). Closed with
 * one of them missing it is missed. It never pauses.
 */
export const recovery: ClockKind = {
  code: 'C9',
  title: 'Recovery',
  due: 'business_time',
  calendar: 'elapsed',
  starts: (fact) =>
    fact.kind === 'breakdown.known'
      ? {
          about: fact.data.caseId,
          at: fact.occurredAt,
          rule: 'first knowledge of the breakdown',
          reason: 'we failed a customer',
        }
      : null,
  meets: (fact, { about }, _before, after) => {
    switch (fact.kind) {
      case 'fix.done':
      case 'surprise.done':
        return fact.data.caseId === about ? byActs(fact, after, about) : null;
      case 'recovery.closed':
        return fact.data.caseId === about
          ? { effect: 'failed', rule: 'closed with an act missing', reason: missing(after, about) }
          : null;
      case 'recovery.withdrawn':
        return fact.data.caseId === about ? neverOwed('no breakdown after all', fact.data.reason) : null;
      default:
        return null;
    }
  },
};

function byActs(fact: Fact, picture: Picture, caseId: string): Verdict {
  if (fact.evidence === 'typed') return noEvidence(fact);
  const acts = picture.recovery.get(caseId);
  return acts?.fix && acts.surprise
    ? stopped('fix and surprise done', 'both with evidence')
    : didNotStop('one of two acts done', missing(picture, caseId));
}

function missing(picture: Picture, caseId: string): string {
  const acts = picture.recovery.get(caseId);
  if (!acts?.fix) return acts?.surprise ? 'fix missing' : 'fix and surprise missing';
  return 'surprise missing';
}
