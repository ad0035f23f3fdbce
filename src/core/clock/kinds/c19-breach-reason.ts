import type { ClockKind } from '../clock-kind.ts';
import { didNotStop, neverOwed, stopped } from '../verdicts.ts';

/** From a breach until its owner has said why, and the named department has confirmed it (R10). */
export const breachReason: ClockKind = {
  code: 'C19',
  title: 'Breach reason',
  due: 'close_of_day',
  calendar: 'desk',
  starts: (fact) =>
    fact.kind === 'breach.reason_asked'
      ? {
          about: fact.data.breachId,
          at: fact.occurredAt,
          rule: 'a clock was breached',
          reason: 'its owner is asked why',
        }
      : null,
  meets: (fact, { about }) => {
    if (fact.kind === 'breach.reason_dropped' && fact.data.breachId === about)
      return neverOwed('no breach', 'evidence that came later says so');
    if (fact.kind !== 'breach.reason_given' || fact.data.breachId !== about) return null;
    return fact.data.confirmed
      ? stopped('reason given', 'chosen by the owner, confirmed where it names others')
      : didNotStop('not yet confirmed', 'the named department has to confirm');
  },
};
