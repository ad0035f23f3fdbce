import type { Fact } from '../clock/fact.ts';
import { isResponse, openQuestions } from '../clock/picture.ts';
import { stepsBetween } from '../request/buying-stage.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Instant } from '../time/instant.ts';
import type { Step } from './told-pictures.ts';

/** A movement counts when it shows within so many business days of the response (M-09). */
const WITHIN_BUSINESS_DAYS = 5;

/**
 * When a response of ours moved the contact at least one step forward (DOMAIN S0-13, M-09): shown by a message of theirs,
 * after the response, before our next unprompted contact and within five business days. null: it did not, or nothing shows it.
 */
export function movedForwardAt(steps: readonly Step[], calendar: Calendar): Instant | null {
  for (const { fact } of steps) {
    if (fact.kind !== 'stage.moved' || stepsBetween(fact.data.from, fact.data.to) < 1) continue;
    const shown = messageAt(steps, fact.data.messageId);
    if (shown === null) continue;
    const last = lastContact(steps, shown);
    if (last?.prompted && shown <= calendar.addBusinessDays(last.at, WITHIN_BUSINESS_DAYS)) return shown;
  }
  return null;
}

function messageAt(steps: readonly Step[], messageId: string | null): Instant | null {
  const found = steps.find(({ fact }) => isInbound(fact) && fact.data.messageId === messageId);
  return found === undefined ? null : found.fact.occurredAt;
}

function isInbound(fact: Fact): fact is Extract<Fact, { kind: 'message.in' | 'request.received' }> {
  return fact.kind === 'message.in' || fact.kind === 'request.received';
}

/** Our last personal contact before an instant, and whether the contact had something open with us then. */
function lastContact(steps: readonly Step[], before: Instant): { at: Instant; prompted: boolean } | null {
  const last = steps.findLast(
    ({ fact, before: picture }) => fact.occurredAt < before && isResponse(fact, picture),
  );
  if (!last) return null;
  const { unanswered } = last.before;
  return { at: last.fact.occurredAt, prompted: unanswered.length > 0 || openQuestions(last.before) > 0 };
}
