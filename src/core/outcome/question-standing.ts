import type { Fact } from '../clock/fact.ts';
import { asOneRequest } from '../clock/one-request.ts';
import type { Instant } from '../time/instant.ts';

/**
 * When we last answered each question, in full or in part, by its id: the acceptance of the mail or the end of the talk.
 * What came back undelivered answered nothing, and a question that was opened anew has no answer.
 */
export function answerTimes(ordered: readonly Fact[]): ReadonlyMap<string, Instant> {
  const bounced = new Set<string>();
  for (const fact of ordered) if (fact.kind === 'message.bounced') bounced.add(fact.data.messageId);
  const times = new Map<string, Instant>();
  for (const fact of asOneRequest(ordered)) {
    if (fact.kind === 'question.reopened') times.delete(fact.data.questionId);
    if (fact.kind !== 'message.out' && fact.kind !== 'call.ended') continue;
    if (fact.kind === 'message.out' && bounced.has(fact.data.messageId)) continue;
    for (const id of [...fact.data.answers, ...(fact.data.parts ?? [])]) times.set(id, fact.occurredAt);
  }
  return times;
}
