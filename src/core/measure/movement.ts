import type { Fact } from '../clock/fact.ts';
import { stepsBetween } from '../request/buying-stage.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Instant } from '../time/instant.ts';
import type { Step } from './steps-of.ts';

/** A movement counts when it shows within so many business days of the response (M-09). */
const WITHIN_BUSINESS_DAYS = 5;

/**
 * When a response of ours moved the contact at least one step forward (DOMAIN S0-13, M-09): shown by a message of theirs,
 * after the response, before our next unprompted contact and within five business days. null: it did not, or nothing shows it.
 */
export function movedForwardAt(steps: readonly Step[], calendar: Calendar): Instant | null {
  for (const [place, { fact }] of steps.entries()) {
    if (fact.kind !== 'stage.moved' || stepsBetween(fact.data.from, fact.data.to) < 1) continue;
    if (steps.some((later, index) => index > place && takesBack(later.fact, fact))) continue;
    const shown = messageAt(steps, fact.data.messageId);
    if (shown === null) continue;
    const last = lastContact(steps, shown);
    if (last?.prompted && shown <= calendar.addBusinessDays(last.at, WITHIN_BUSINESS_DAYS)) return shown;
  }
  return null;
}

type Moved = Extract<Fact, { kind: 'stage.moved' }>;

/** A step back that no other message shows corrects what was said; one that another message shows is the contact's own. */
function takesBack(later: Fact, { data: { to, messageId } }: Moved): boolean {
  if (later.kind !== 'stage.moved' || stepsBetween(to, later.data.to) >= 0) return false;
  return later.data.messageId === null || later.data.messageId === messageId;
}

function messageAt(steps: readonly Step[], messageId: string | null): Instant | null {
  const found = steps.find(({ fact }) => isInbound(fact) && fact.data.messageId === messageId);
  return found === undefined ? null : found.fact.occurredAt;
}

function isInbound(fact: Fact): fact is Extract<Fact, { kind: 'message.in' | 'request.received' }> {
  return fact.kind === 'message.in' || fact.kind === 'request.received';
}

/** Our last response before an instant, or our last unprompted word if that came after it. */
function lastContact(steps: readonly Step[], before: Instant): { at: Instant; prompted: boolean } | null {
  const last = steps.findLast(
    ({ fact, responds, greets, prompted }) => fact.occurredAt < before && (responds || (greets && !prompted)),
  );
  return last ? { at: last.fact.occurredAt, prompted: last.prompted } : null;
}
