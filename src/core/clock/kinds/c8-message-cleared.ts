import type { ClockKind } from '../clock-kind.ts';
import { isResponse } from '../picture.ts';
import { stopped, voidWhenOver } from '../verdicts.ts';

/** From the receipt of any inbound message until it has a disposition, by the close of that business day. */
export const messageCleared: ClockKind = {
  code: 'C8',
  title: 'Message cleared',
  due: 'close_of_day',
  calendar: 'desk',
  starts: (fact) =>
    fact.kind === 'request.received' || fact.kind === 'message.in'
      ? {
          about: fact.data.messageId,
          at: fact.occurredAt,
          rule: 'receipt of a message',
          reason: 'a message came in',
        }
      : null,
  meets: (fact, { about }, before) => {
    if (fact.kind === 'message.cleared' && fact.data.messageId === about)
      return stopped('disposition given', fact.data.disposition);
    if (fact.kind === 'request.closed' && fact.data.because === 'no_answer_needed')
      return stopped('disposition given', `no reply needed: ${fact.data.reason}`);
    return isResponse(fact, before)
      ? stopped('answered personally', 'a personal response was given')
      : voidWhenOver(fact);
  },
};
