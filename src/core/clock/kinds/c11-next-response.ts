import type { ClockKind, Opening } from '../clock-kind.ts';
import type { Picture } from '../picture.ts';
import { byPersonalResponse, voided, voidWhenOver } from '../verdicts.ts';

/** After a response, from the oldest unanswered message of the contact until the next personal response (S0-25). */
export const nextResponse: ClockKind = {
  code: 'C11',
  title: 'Next response',
  due: 'business_time',
  calendar: 'desk',
  oneAtATime: true,
  starts: (fact, before, after) =>
    isFurther(before) && (fact.kind === 'message.in' || fact.kind === 'message.cleared')
      ? fromOldest(after)
      : null,
  meets: (fact, { about }, before) => {
    if (fact.kind === 'message.cleared' && fact.data.messageId === about)
      return voided('no reply needed', fact.data.disposition);
    return byPersonalResponse(fact, before) ?? voidWhenOver(fact);
  },
};

/** Before the first response its own clock runs; what comes after one, a withdrawal or a closing is a new turn (D-18, R5). */
const isFurther = ({ responded, over }: Picture) => responded || over === 'withdrawn' || over === 'closed';

/** When the oldest one was cleared, the next one governs from its own receipt. */
function fromOldest({ unanswered: [oldest] }: Picture): Opening | null {
  return oldest
    ? {
        about: oldest.messageId,
        at: oldest.at,
        rule: 'oldest unanswered message',
        reason: 'the contact wrote again',
      }
    : null;
}
