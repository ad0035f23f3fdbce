import type { ClockKind } from '../clock-kind.ts';
import { stopped } from '../verdicts.ts';

/** From negative feedback until the contact has been told what was decided. */
export const feedbackDecision: ClockKind = {
  code: 'C17.decision',
  title: 'Decision on feedback told',
  due: 'business_days',
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
  meets: (fact, { about }) =>
    fact.kind === 'feedback.told' && fact.data.feedbackId === about
      ? stopped('decision told', 'change, or no change with the reason')
      : null,
};
