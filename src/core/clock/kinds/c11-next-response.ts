import type { ClockKind } from '../clock-kind.ts';
import { byPersonalResponse, voidOnDismissal } from '../verdicts.ts';

/** After a response, from the oldest unanswered message of the contact until the next personal response (S0-25). */
export const nextResponse: ClockKind = {
  code: 'C11',
  title: 'Next response',
  due: 'business_minutes',
  starts: (fact, before) =>
    fact.kind === 'message.in' && before.responded && before.oldestUnanswered === null
      ? {
          about: fact.data.messageId,
          at: fact.occurredAt,
          rule: 'oldest unanswered message',
          reason: 'the contact wrote again',
        }
      : null,
  meets: (fact, _clock, before) => byPersonalResponse(fact, before) ?? voidOnDismissal(fact),
};
