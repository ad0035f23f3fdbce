import type { ClockKind } from '../clock-kind.ts';
import { isResponse, openQuestions } from '../picture.ts';
import { didNotStop, stopped, voidOnDismissal } from '../verdicts.ts';

/** From the reply or call that left questions open until every one is answered; pauses while we wait for the buyer. */
export const completeAnswer: ClockKind = {
  code: 'C5',
  title: 'Complete answer',
  due: 'business_minutes',
  oneAtATime: true,
  starts: (fact, before, after) => {
    const left = openQuestions(after);
    if (!isResponse(fact, before) || left === 0) return null;
    const reason = `${left} of ${after.questions.size} left open`;
    return { about: fact.id, at: fact.occurredAt, rule: 'a response left questions open', reason };
  },
  meets: (fact, clock, before, after) => {
    if (fact.kind === 'ball.buyer')
      return { effect: 'paused', rule: "the buyer's turn", reason: 'we asked what we need to know' };
    if (clock.pausedAt !== null && (fact.kind === 'message.in' || fact.kind === 'ball.ours')) {
      return { effect: 'resumed', rule: 'our turn again', reason: 'the buyer has answered' };
    }
    if (!isResponse(fact, before)) return voidOnDismissal(fact);
    const left = openQuestions(after);
    const total = after.questions.size;
    return left === 0
      ? stopped('every question answered', `${total} of ${total} answered`)
      : didNotStop('questions still open', `${total - left} of ${total} answered`);
  },
};
