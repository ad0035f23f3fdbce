import type { ClockKind } from '../clock-kind.ts';
import { isValuable } from '../picture.ts';
import { stopped, voided, voidWhenOver } from '../verdicts.ts';

/**
 * How long it has been our move: from the message, or the word, that made it ours until a valuable action or an
 * agreed date. Declared necessary work and time the buyer asked for do not count (M-17, R22).
 */
export const ballHeld: ClockKind = {
  code: 'C15',
  title: 'Ball held',
  due: 'business_days',
  calendar: 'desk',
  oneAtATime: true,
  starts: (fact) =>
    fact.kind === 'request.received' || fact.kind === 'message.in' || fact.kind === 'ball.ours'
      ? { about: fact.id, at: fact.occurredAt, rule: 'our move', reason: 'the contact waits for us' }
      : null,
  meets: (fact, { isPaused }, before, after) => {
    switch (fact.kind) {
      case 'ball.agreed':
        return fact.data.askedBy === 'us'
          ? stopped('date agreed', 'the next step has its date')
          : {
              effect: 'paused',
              rule: 'the buyer asked for a date',
              reason: 'it counts again from then',
              until: fact.data.until,
            };
      case 'message.cleared':
        return before.unanswered.length > 0 && after.unanswered.length === 0
          ? voided('no reply needed', fact.data.disposition)
          : null;
      case 'ball.buyer':
        return stopped("the buyer's turn", 'we asked what we need to know');
      case 'ball.ours':
        return isPaused
          ? { effect: 'resumed', rule: 'our turn again', reason: 'the contact waits for us' }
          : null;
      case 'work.declared':
        return {
          effect: 'paused',
          rule: 'necessary work declared',
          reason: 'said openly, a day at most',
          until: fact.data.until,
          mostDays: 1,
        };
      default:
        return isValuable(fact, before)
          ? stopped('valuable action', fact.kind === 'message.out' ? fact.data.reason : 'live talk')
          : voidWhenOver(fact);
    }
  },
};
