import type { ClockKind } from '../clock-kind.ts';
import { byPersonalResponse, voidWhenOver } from '../verdicts.ts';

/** The customer's clock: from receipt until a personal response of class R2 or better. It never pauses or restarts. */
export const firstResponse: ClockKind = {
  code: 'C3',
  title: 'First personal response',
  due: 'business_time',
  calendar: 'desk',
  starts: (fact) =>
    fact.kind === 'request.received'
      ? {
          about: 'request',
          at: fact.occurredAt,
          rule: 'receipt of the request',
          reason: `received by ${fact.data.channel}`,
        }
      : null,
  meets: (fact, _clock, before) => byPersonalResponse(fact, before) ?? voidWhenOver(fact),
};
