import type { ClockKind } from '../clock-kind.ts';
import type { Fact } from '../fact.ts';
import { countedQuestions, isResponse, openQuestions, type Picture } from '../picture.ts';
import { didNotStop, stopped, voided, voidWhenOver } from '../verdicts.ts';

/**
 * From the end of the call, or the reply, that left questions open until every one is answered; pauses while we
 * wait for what we asked the buyer in words.
 */
export const completeAnswer: ClockKind = {
  code: 'C5',
  title: 'Complete answer',
  due: 'business_time',
  calendar: 'desk',
  oneAtATime: true,
  starts: (fact, before, after) => {
    const left = openQuestions(after);
    if (left === 0 || !leavesQuestions(fact, before)) return null;
    const total = countedQuestions(after);
    const reason = `${total - left} of ${total} answered`;
    const rule =
      fact.kind === 'question.opened' || fact.kind === 'question.reopened'
        ? 'a question was added'
        : 'a response left questions open';
    return { about: fact.id, at: fact.occurredAt, rule, reason };
  },
  meets: (fact, { isPaused }, before, after) => {
    if (fact.kind === 'ball.buyer')
      return { effect: 'paused', rule: "the buyer's turn", reason: 'we asked what we need to know' };
    if (isPaused && (fact.kind === 'message.in' || fact.kind === 'ball.ours')) {
      return { effect: 'resumed', rule: 'our turn again', reason: 'the buyer has answered' };
    }
    if (fact.kind === 'message.cleared' || fact.kind === 'question.dropped') {
      return openQuestions(after) === 0 ? voided('nothing left to answer', 'said by a person') : null;
    }
    if (fact.kind !== 'message.out' && fact.kind !== 'call.ended') return voidWhenOver(fact);
    if (!isResponse(fact, before)) return null;
    const left = openQuestions(after);
    const total = countedQuestions(after);
    return left === 0
      ? stopped('every question answered', `${total} of ${total} answered`)
      : didNotStop('questions still open', `${total - left} of ${total} answered`);
  },
};

/** A question that is added once everything has been answered is as one that the answer left open. */
function leavesQuestions(fact: Fact, before: Picture): boolean {
  if (fact.kind === 'question.opened' || fact.kind === 'question.reopened')
    return before.responded && before.unanswered.length === 0;
  return (fact.kind === 'message.out' || fact.kind === 'call.ended') && isResponse(fact, before);
}
