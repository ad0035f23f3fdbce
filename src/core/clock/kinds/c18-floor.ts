import type { ClockKind } from '../clock-kind.ts';
import { byPersonalResponse, voidWhenOver } from '../verdicts.ts';

/** Where no first response is promised, a person answers all the same: within a day, night and weekend counted. */
export const floor: ClockKind = {
  code: 'C18',
  title: 'Floor',
  due: 'business_time',
  calendar: 'elapsed',
  insteadOf: 'C3',
  starts: (fact) =>
    fact.kind === 'request.received'
      ? {
          about: 'request',
          at: fact.occurredAt,
          rule: 'no other rule matches',
          reason: `received by ${fact.data.channel}`,
        }
      : null,
  meets: (fact, _clock, before) => byPersonalResponse(fact, before) ?? voidWhenOver(fact),
};
