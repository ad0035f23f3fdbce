import type { Verdict } from './clock-kind.ts';
import type { Fact } from './fact.ts';
import { isResponse, type Picture } from './picture.ts';

export function stopped(rule: string, reason: string): Verdict {
  return { effect: 'stopped', rule, reason };
}

export function didNotStop(rule: string, reason: string): Verdict {
  return { effect: 'did_not_stop', rule, reason };
}

/** Not a request after all: every open clock of it is void, and stays listed (DOMAIN 2.3). */
export function voidOnDismissal(fact: Fact): Verdict | null {
  return fact.kind === 'request.dismissed'
    ? { effect: 'voided', rule: 'not a request', reason: fact.data.reason }
    : null;
}

/** The verdict on anything we send to the contact, shared by every clock that waits for a personal response. */
export function byPersonalResponse(fact: Fact, before: Picture): Verdict | null {
  if (fact.kind !== 'message.out' && fact.kind !== 'call.ended') return null;
  const { replyClass, reason } = fact.data;
  if (isResponse(fact, before)) return stopped(`personal response (${replyClass})`, reason);
  if (fact.evidence === 'typed')
    return didNotStop('typed entries are no evidence', 'no mail or telephony evidence (X-06)');
  if (fact.kind === 'message.out' && before.bounced.has(fact.data.messageId)) {
    return didNotStop('bounced', 'the mail came back undelivered');
  }
  if (replyClass === 'R0') return didNotStop('a machine’s message is not a response', reason);
  if (replyClass === 'R1') return didNotStop('bare acknowledgement', reason);
  return didNotStop('nobody was reached', reason);
}
