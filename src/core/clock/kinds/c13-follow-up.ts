import type { ClockKind } from '../clock-kind.ts';
import { byNewDate, dropWhenOver, stopped, voided } from '../verdicts.ts';

/** A dated action: due at the planned time, whoever holds it. */
export const followUp: ClockKind = {
  code: 'C13',
  title: 'Follow-up',
  due: 'promised_instant',
  calendar: 'desk',
  starts: (fact) =>
    fact.kind === 'follow_up.planned'
      ? {
          about: fact.data.followUpId,
          at: fact.occurredAt,
          promisedAt: fact.data.dueAt,
          rule: 'planned date',
          reason: 'a follow-up was planned',
        }
      : null,
  meets: (fact, { about }) => {
    if (fact.kind === 'follow_up.done' && fact.data.followUpId === about)
      return stopped('follow-up done', 'the planned action was taken');
    if (fact.kind === 'follow_up.moved' && fact.data.followUpId === about) return byNewDate(fact);
    if (fact.kind === 'follow_up.cancelled' && fact.data.followUpId === about)
      return voided('follow-up cancelled', fact.data.reason);
    return dropWhenOver(fact);
  },
};
