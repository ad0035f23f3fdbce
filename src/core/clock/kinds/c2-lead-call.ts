import type { ClockKind, Verdict } from '../clock-kind.ts';
import type { Fact } from '../fact.ts';
import { didNotStop, noEvidence, stopped, voided, voidWhenOver } from '../verdicts.ts';

/** From each assignment of a lead to somebody who calls leads until the first attempt, in hours open on both sides. */
export const leadCall: ClockKind = {
  code: 'C2',
  title: 'Lead call',
  due: 'business_time',
  calendar: 'joint',
  starts: (fact, before) =>
    fact.kind === 'assignment.made' && fact.data.callsLeads && before.isLead
      ? {
          about: `${fact.data.userId} ${fact.id}`,
          at: fact.occurredAt,
          rule: 'assigned to somebody who calls leads',
          reason: fact.data.reason,
        }
      : null,
  meets: (fact, { about }) => {
    if (fact.kind === 'call.attempted') return byAttempt(fact);
    if (fact.kind === 'assignment.ended' && about.startsWith(`${fact.data.userId} `))
      return voided('the assignment was withdrawn', fact.data.state.replaceAll('_', ' '));
    return voidWhenOver(fact);
  },
};

function byAttempt(fact: Extract<Fact, { kind: 'call.attempted' }>): Verdict {
  const outcome = fact.data.outcome.replaceAll('_', ' ');
  if (fact.evidence === 'typed') return noEvidence(fact);
  return fact.data.outcome === 'wrong_number' || fact.data.outcome === 'no_number'
    ? didNotStop('no number to call', `${outcome}: ask for it; the first response governs`)
    : stopped('first call attempt', outcome);
}
