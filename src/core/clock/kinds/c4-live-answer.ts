import type { ClockKind } from '../clock-kind.ts';
import { didNotStop, stopped, voidWhenOver } from '../verdicts.ts';

/** From the first ring until somebody speaks whose role may answer this line; voicemail or a hang-up is a miss. */
export const liveAnswer: ClockKind = {
  code: 'C4',
  title: 'Live answer',
  due: 'business_time',
  calendar: 'desk',
  // A call outside hours is no missed one (DOMAIN M-11).
  onlyWhileOpen: true,
  starts: (fact) =>
    fact.kind === 'call.ring'
      ? { about: fact.data.callId, at: fact.occurredAt, rule: 'inbound ring', reason: 'the contact calls' }
      : null,
  meets: (fact, { about }) => {
    if (fact.kind === 'call.answered' && fact.data.callId === about) {
      return fact.data.allowed
        ? stopped('answered live', `by ${fact.data.role}`)
        : didNotStop('wrong role', `${fact.data.role} may not answer this line`);
    }
    if (fact.kind === 'call.missed' && fact.data.callId === about) {
      const reason = fact.data.how === 'voicemail' ? 'went to voicemail' : 'the contact hung up';
      return { effect: 'failed', rule: 'nobody answered live', reason };
    }
    return voidWhenOver(fact);
  },
};
