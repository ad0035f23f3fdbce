import { type Fact, inReplayOrder } from '../clock/fact.ts';
import { asOneRequest } from '../clock/one-request.ts';
import { afterFact, emptyPicture, openQuestions } from '../clock/picture.ts';
import type { Instant } from '../time/instant.ts';

/** A contact that gave nothing (M-18). */
export interface TouchBase {
  readonly messageId: string;
  readonly at: Instant;
  readonly personId: string | null;
  /** Of the questions that were open just before, how many it answered. */
  readonly answered: number;
  readonly open: number;
}

/** The contacts of a request that only touched base, in order; what came back undelivered is none. */
export function touchBases(facts: readonly Fact[]): TouchBase[] {
  const known = asOneRequest(inReplayOrder(facts));
  const found: TouchBase[] = [];
  let picture = emptyPicture(known);
  for (const fact of known) {
    if (fact.kind === 'message.out' && fact.data.begun?.touchBase) {
      const { messageId, by: personId, answers } = fact.data;
      const open = openQuestions(picture);
      if (!picture.bounced.has(messageId))
        found.push({
          messageId,
          at: fact.occurredAt,
          personId,
          answered: Math.min(answers.length, open),
          open,
        });
    }
    picture = afterFact(picture, fact);
  }
  return found;
}
