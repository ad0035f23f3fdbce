import type { ClockKind } from '../clock-kind.ts';
import { neverOwed, stopped } from '../verdicts.ts';

/** The part of a recovery that comes first: the customer has the plan within four hours. */
export const recoveryPlan: ClockKind = {
  code: 'C9.plan',
  title: 'Recovery plan',
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
  meets: (fact, { about }) => {
    if (fact.kind === 'recovery.plan_sent' && fact.data.caseId === about)
      return stopped('plan sent to the customer', 'who does what by when');
    if (fact.kind === 'recovery.withdrawn' && fact.data.caseId === about)
      return neverOwed('no breakdown after all', fact.data.reason);
    return null;
  },
};
