import type { Instant } from '../time/instant.ts';
import type { Fact } from './fact.ts';

export type QuestionState = 'open' | 'part' | 'answered';

/** What the facts so far say about a request; clock kinds decide on it. */
export interface Picture {
  readonly questions: ReadonlyMap<string, QuestionState>;
  /** Receipt of the oldest inbound message that no response has followed. */
  readonly oldestUnanswered: { readonly messageId: string; readonly at: Instant } | null;
  /** A personal response has been given (R2 or better, or a live talk). */
  readonly responded: boolean;
  readonly dismissed: boolean;
  /** Messages that came back undelivered: what they stopped is not stopped. */
  readonly bounced: ReadonlySet<string>;
}

/** The picture before the first fact. Bounces are known from the start, since they take a stop back whenever they come. */
export function emptyPicture(facts: readonly Fact[]): Picture {
  const bounced = new Set<string>();
  for (const fact of facts) if (fact.kind === 'message.bounced') bounced.add(fact.data.messageId);
  return { questions: new Map(), oldestUnanswered: null, responded: false, dismissed: false, bounced };
}

/** The picture after one more fact. */
export function afterFact(picture: Picture, fact: Fact): Picture {
  switch (fact.kind) {
    case 'request.received':
    case 'message.in':
      return {
        ...picture,
        questions: withOpened(picture.questions, fact.data.questionIds),
        oldestUnanswered: picture.oldestUnanswered ?? { messageId: fact.data.messageId, at: fact.occurredAt },
      };
    case 'message.out':
      if (!isResponse(fact, picture)) return picture;
      return responded(picture, fact.data.answers, fact.data.parts);
    case 'call.ended':
      return isResponse(fact, picture) ? responded(picture, fact.data.answers, []) : picture;
    case 'request.dismissed':
      return { ...picture, dismissed: true };
    case 'request.restored':
      return { ...picture, dismissed: false };
    default:
      return picture;
  }
}

/** A personal response: class R2 or better, delivered, and vouched for by more than somebody's typing. */
export function isResponse(fact: Fact, picture: Picture): boolean {
  if (fact.evidence === 'typed') return false;
  if (fact.kind === 'call.ended') return fact.data.live;
  if (fact.kind !== 'message.out' || picture.bounced.has(fact.data.messageId)) return false;
  return fact.data.replyClass !== 'R0' && fact.data.replyClass !== 'R1';
}

/** Questions without a full answer. */
export function openQuestions(picture: Picture): number {
  let open = 0;
  for (const state of picture.questions.values()) if (state !== 'answered') open += 1;
  return open;
}

function withOpened(questions: Picture['questions'], ids: readonly string[]): Picture['questions'] {
  const next = new Map(questions);
  for (const id of ids) if (!next.has(id)) next.set(id, 'open');
  return next;
}

function responded(picture: Picture, answers: readonly string[], parts: readonly string[]): Picture {
  const questions = new Map(picture.questions);
  for (const id of parts) if (questions.get(id) === 'open') questions.set(id, 'part');
  for (const id of answers) if (questions.has(id)) questions.set(id, 'answered');
  return { ...picture, questions, responded: true, oldestUnanswered: null };
}
