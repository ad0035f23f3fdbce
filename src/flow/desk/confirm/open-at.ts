import type { Fact } from '../../../core/clock/fact.ts';
import { asOneRequest } from '../../../core/clock/one-request.ts';
import { afterFact, emptyPicture } from '../../../core/clock/picture.ts';

/** Questions that were open, or answered in part, when a message of ours was sent. `facts` in replay order. */
export function openAt(facts: readonly Fact[], messageId: string): string[] {
  const ordered = asOneRequest(facts);
  let picture = emptyPicture(ordered);
  for (const fact of ordered) {
    if (fact.kind === 'message.out' && fact.data.messageId === messageId) break;
    picture = afterFact(picture, fact);
  }
  return [...picture.questions].flatMap(([id, state]) => (state === 'open' || state === 'part' ? id : []));
}
