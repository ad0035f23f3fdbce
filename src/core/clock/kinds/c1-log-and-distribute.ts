import type { ClockKind } from '../clock-kind.ts';
import { didNotStop, stopped, voidWhenOver } from '../verdicts.ts';

/** From the receipt of a lead until a named person on duty has it; a queue, a team or an absent person does not count. */
export const logAndDistribute: ClockKind = {
  code: 'C1',
  title: 'Log and distribute',
  due: 'business_time',
  calendar: 'desk',
  starts: (fact) =>
    fact.kind === 'request.received' && fact.data.lead
      ? {
          about: 'lead',
          at: fact.occurredAt,
          rule: 'receipt of a lead',
          reason: `received by ${fact.data.channel}`,
        }
      : null,
  meets: (fact) => {
    if (fact.kind !== 'assignment.made') return voidWhenOver(fact);
    return fact.data.onDuty
      ? stopped('assigned to a named person on duty', fact.data.reason)
      : didNotStop('the person is not on duty', fact.data.reason);
  },
};
