import type { ClockKind } from '../clock-kind.ts';
import { byPersonalResponse } from '../verdicts.ts';

/** From negative feedback until a person answers it. */
export const feedbackReply: ClockKind = {
  code: 'C17.reply',
  title: 'Reply to feedback',
  due: 'business_time',
  calendar: 'desk',
  starts: (fact) =>
    fact.kind === 'feedback.received' && fact.data.negative
      ? {
          about: fact.data.feedbackId,
          at: fact.occurredAt,
          rule: 'negative feedback',
          reason: 'a contact is not content',
        }
      : null,
  meets: (fact, _clock, before) => byPersonalResponse(fact, before),
};
