import type { ClockKind } from '../clock-kind.ts';
import { byNewDate, didNotStop, dropWhenOver, stopped, voided } from '../verdicts.ts';

/** One planned attempt to reach a lead, with its value item; calls in hours open on both sides. */
export const persistenceStep: ClockKind = {
  code: 'C12',
  title: 'Persistence step',
  due: 'promised_instant',
  calendar: 'desk',
  starts: (fact) =>
    fact.kind === 'attempt.planned'
      ? {
          about: fact.data.stepId,
          at: fact.occurredAt,
          promisedAt: fact.data.dueAt,
          calendar: fact.data.byPhone ? 'joint' : 'desk',
          rule: 'attempt planned',
          reason: fact.data.byPhone ? 'a call' : 'a mail',
        }
      : null,
  meets: (fact, { about }) => {
    switch (fact.kind) {
      case 'attempt.made':
        if (fact.data.stepId !== about) return null;
        return fact.data.valueItem
          ? stopped('attempt made', 'with its value item')
          : didNotStop('nothing in it for the contact', 'an attempt needs a value item');
      case 'attempt.postponed':
        return fact.data.stepId === about
          ? { effect: 'moved', rule: "the contact's own date", reason: 'as asked', dueAt: fact.data.until }
          : null;
      case 'follow_up.moved':
        return fact.data.followUpId === about ? byNewDate(fact) : null;
      case 'attempt.dropped':
        return fact.data.stepId === about ? voided('plan stopped', fact.data.reason) : null;
      default:
        return dropWhenOver(fact);
    }
  },
};
