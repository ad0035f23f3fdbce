import { MINUTE } from '../time/instant.ts';
import type { Verdict } from './clock-kind.ts';
import type { Fact } from './fact.ts';
import { isResponse, type Picture } from './picture.ts';

export function stopped(rule: string, reason: string): Verdict {
  return { effect: 'stopped', rule, reason };
}

export function didNotStop(rule: string, reason: string): Verdict {
  return { effect: 'did_not_stop', rule, reason };
}

export function voided(rule: string, reason: string): Verdict {
  return { effect: 'voided', rule, reason };
}

/** There was nothing to be done, however late it is when that turns out. */
export function neverOwed(rule: string, reason: string): Verdict {
  return { effect: 'voided', rule, reason, neverOwed: true };
}

/** What can no longer be met: missed where it ended, if that came before its deadline. */
export function failed(rule: string, reason: string): Verdict {
  return { effect: 'failed', rule, reason };
}

/**
 * The request is over without an answer: every open clock of it is void, and stays listed (DOMAIN 2.3). One that a
 * person closed is missed: whoever waited was never answered.
 */
export function voidWhenOver(fact: Fact): Verdict | null {
  switch (fact.kind) {
    case 'request.dismissed':
      return neverOwed('not a request', fact.data.reason);
    case 'request.withdrawn':
      return voided('withdrawn by the contact', fact.data.reason);
    case 'request.closed':
      return failed('closed without an answer', 'counts as never answered');
    case 'request.merged':
      return neverOwed('merged', 'its clocks run on in the request it went into');
    default:
      return null;
  }
}

/** Planned work falls away with its request, also when a person closes it: nobody waited for it. */
export function dropWhenOver(fact: Fact): Verdict | null {
  return fact.kind === 'request.closed' ? voided('request closed', fact.data.reason) : voidWhenOver(fact);
}

/** Planned work gets another date by the contact's own word only; what we put off stays due when it was (S1-45). */
export function byNewDate({ data }: Extract<Fact, { kind: 'follow_up.moved' }>): Verdict {
  if (data.askedBy === 'us') return didNotStop('put off by us', 'it stays due when it was');
  return { effect: 'moved', rule: "the contact's own date", reason: 'as asked', dueAt: data.dueAt };
}

/** The verdict on anything we send or say to the contact, shared by every clock that waits for a personal response. */
export function byPersonalResponse(fact: Fact, before: Picture): Verdict | null {
  switch (fact.kind) {
    case 'message.out':
    case 'call.ended': {
      const { replyClass, reason } = fact.data;
      if (isResponse(fact, before)) return stopped(`personal response (${replyClass})`, reason);
      if (fact.evidence === 'typed') return noEvidence(fact);
      if (fact.kind === 'message.out') return byClass(replyClass, reason);
      return didNotStop('nobody was reached', reason);
    }
    case 'call.connected':
      return isResponse(fact, before) ? stopped('live talk', 'the two were connected') : noEvidence(fact);
    case 'call.answered':
      return isResponse(fact, before)
        ? stopped('live talk', `answered by ${fact.data.role}`)
        : didNotStop('wrong role', `${fact.data.role} may not answer this line`);
    case 'call.attempted':
      return fact.data.outcome === 'connected'
        ? null
        : didNotStop('nobody was reached', fact.data.outcome.replaceAll('_', ' '));
    default:
      return null;
  }
}

function byClass(replyClass: string, reason: string): Verdict {
  if (replyClass === 'R0') return didNotStop('a machine’s message is not a response', reason);
  if (replyClass === 'R1') return didNotStop('bare acknowledgement', reason);
  return didNotStop('bounced', 'the mail came back undelivered');
}

/** Typed entries that no mail or telephone record vouches for. */
export function noEvidence(fact: Fact): Verdict {
  const late = Math.round((fact.recordedAt - fact.occurredAt) / MINUTE);
  const when = late > 0 ? `logged ${late} min afterwards, ` : '';
  return didNotStop('typed entries are no evidence', `${when}without mail or telephony evidence`);
}
