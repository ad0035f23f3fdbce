import type { ClockKind } from '../clock-kind.ts';
import { isResponse } from '../picture.ts';
import { dropWhenOver, stopped, voided } from '../verdicts.ts';

/**
 * What came while the desk was shut and was answered by mail all the same, within the contact's waking hours at best.
 * Measured, never breached.
 */
export const offHoursMail: ClockKind = {
  code: 'C20',
  title: 'Off-hours personal mail',
  due: 'close_of_day',
  calendar: 'waking',
  onlyWhileShut: true,
  neverLate: true,
  starts: (fact) =>
    fact.kind === 'request.received'
      ? {
          about: 'request',
          at: fact.occurredAt,
          rule: 'receipt outside desk hours',
          reason: `received by ${fact.data.channel}`,
        }
      : null,
  meets: (fact, _clock, before) => {
    if (!isResponse(fact, before)) return dropWhenOver(fact);
    return fact.kind === 'message.out'
      ? stopped('personal mail outside hours', fact.data.reason)
      : voided('answered otherwise', 'a talk came before any mail');
  },
};
