import type { Fact } from './fact.ts';

/**
 * A thing recorded twice counts once; what went into a request of its own counts there alone. Of several receipts
 * (merged requests) the earliest governs and the others are further messages. What was taken back (a dismissal, a
 * closing, a clearance) leaves no trace: the clocks run on from the original receipt (D-19). What a mail from a person's
 * own client settled is as its owner confirmed it, from its own instant on (R18).
 */
export function asOneRequest(all: readonly Fact[]): Fact[] {
  const none = takenOut(all);
  const ordered = all.filter(({ sourceKey }) => !none.has(sourceKey));
  const lastRestored = ordered.findLastIndex((fact) => fact.kind === 'request.restored');
  const lastReopened = ordered.findLastIndex((fact) => fact.kind === 'request.reopened');
  const confirmed = confirmations(ordered);
  const reopened = new Map<string, number>();
  for (const [index, fact] of ordered.entries()) {
    if (fact.kind === 'message.reopened') reopened.set(fact.data.messageId, index);
  }
  let isReceived = false;
  return ordered.flatMap((fact, index): Fact[] => {
    if (fact.sourceKey === ordered[index - 1]?.sourceKey) return [];
    if (fact.kind === 'request.dismissed' && index < lastRestored) return [];
    if (fact.kind === 'request.closed' && index < lastReopened) return [];
    if (isTakenBack(fact, ordered, index)) return [];
    if (fact.kind === 'message.cleared' && index < (reopened.get(fact.data.messageId) ?? 0)) return [];
    if (fact.kind === 'message.out') return [asConfirmed(fact, confirmed.get(fact.data.messageId))];
    if (fact.kind !== 'request.received') return [fact];
    const again = isReceived;
    isReceived = true;
    return again ? [{ ...fact, kind: 'message.in' }] : [fact];
  });
}

/** The source keys of what counts in another request, and of merges that were taken back. */
function takenOut(facts: readonly Fact[]): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const fact of facts) {
    if (fact.kind === 'request.parted') keys.add(fact.data.key);
    if (fact.kind === 'request.split') for (const key of fact.data.keys) keys.add(key);
  }
  return keys;
}

/** Planned work that was ended and taken up again later. */
function isTakenBack(fact: Fact, ordered: readonly Fact[], index: number): boolean {
  const about = endedWork(fact);
  if (about === null) return false;
  return ordered.some(
    (later, place) => place > index && later.kind === 'follow_up.reopened' && later.data.followUpId === about,
  );
}

function endedWork(fact: Fact): string | null {
  switch (fact.kind) {
    case 'follow_up.done':
    case 'follow_up.cancelled':
      return fact.data.followUpId;
    case 'attempt.made':
    case 'attempt.dropped':
      return fact.data.stepId;
    default:
      return null;
  }
}

type Confirmation = Extract<Fact, { kind: 'answers.confirmed' }>['data'];

/** The last word on each message. */
function confirmations(ordered: readonly Fact[]): ReadonlyMap<string, Confirmation> {
  const found = new Map<string, Confirmation>();
  for (const fact of ordered)
    if (fact.kind === 'answers.confirmed') found.set(fact.data.messageId, fact.data);
  return found;
}

function asConfirmed(fact: Extract<Fact, { kind: 'message.out' }>, said: Confirmation | undefined): Fact {
  if (said === undefined) return fact;
  const { unconfirmed, ...data } = fact.data;
  const { replyClass, reason, answers, parts } = said;
  return { ...fact, data: { ...data, replyClass, reason, answers, parts } };
}
