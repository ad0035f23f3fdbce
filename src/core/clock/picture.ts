import type { Instant } from '../time/instant.ts';
import type { Fact, ReplyClass, Segment } from './fact.ts';

/** `closed`: a person said that it needs no answer, or is no question. */
export type QuestionState = 'open' | 'part' | 'answered' | 'closed';

/** What the facts so far say about a request; clock kinds decide on it. */
export interface Picture {
  readonly questions: ReadonlyMap<string, QuestionState>;
  /** Inbound messages that no response has followed, the oldest in front: it governs (S0-25). */
  readonly unanswered: readonly { readonly messageId: string; readonly at: Instant }[];
  /** Times the contact asked again before we had answered. */
  readonly chasers: number;
  /** A personal response has been given (R2 or better, or a live talk). */
  readonly responded: boolean;
  /** Why nothing waits on the request any more: it was none, the contact took it back, a person closed it, or it went into another. */
  readonly over: 'dismissed' | 'withdrawn' | 'closed' | 'merged' | null;
  readonly isLead: boolean;
  /** As known at receipt. */
  readonly segment: Segment | null;
  readonly zone: string | null;
  /** Recovery cases with the acts done so far. */
  readonly recovery: ReadonlyMap<string, { readonly fix: boolean; readonly surprise: boolean }>;
  /** Messages that came back undelivered: what they stopped is not stopped. */
  readonly bounced: ReadonlySet<string>;
}

/** The picture before the first fact. Bounces are known from the start, since they take a stop back whenever they come. */
export function emptyPicture(facts: readonly Fact[]): Picture {
  const bounced = new Set<string>();
  for (const fact of facts) if (fact.kind === 'message.bounced') bounced.add(fact.data.messageId);
  return {
    questions: new Map(),
    unanswered: [],
    chasers: 0,
    responded: false,
    over: null,
    isLead: false,
    segment: null,
    zone: null,
    recovery: new Map(),
    bounced,
  };
}

/** The picture after one more fact. */
export function afterFact(picture: Picture, fact: Fact): Picture {
  switch (fact.kind) {
    case 'request.received': {
      const { lead, segment = null, zone = null } = fact.data;
      return { ...withInbound(picture, fact), isLead: lead, segment, zone };
    }
    case 'message.in':
      return withInbound(picture, fact);
    case 'message.out':
      return isResponse(fact, picture) ? responded(picture, fact.data.answers, fact.data.parts) : picture;
    case 'call.ended':
      return isResponse(fact, picture)
        ? responded(picture, fact.data.answers, fact.data.parts ?? [])
        : picture;
    case 'call.connected':
    case 'call.answered':
      return isResponse(fact, picture) ? responded(picture, [], []) : picture;
    case 'message.cleared':
      return cleared(picture, fact.data);
    case 'question.opened':
      return withQuestion(
        picture,
        fact.data.questionId,
        picture.questions.get(fact.data.questionId) ?? 'open',
      );
    case 'question.reopened':
      return withQuestion(picture, fact.data.questionId, 'open');
    case 'question.dropped':
      return withQuestion(picture, fact.data.questionId, 'closed');
    case 'fix.done':
    case 'surprise.done':
      return withAct(picture, fact);
    case 'request.dismissed':
      return { ...picture, over: 'dismissed' };
    case 'request.withdrawn':
      return { ...picture, over: 'withdrawn', unanswered: [] };
    case 'request.closed':
      return { ...picture, over: 'closed', unanswered: [] };
    case 'request.merged':
      return { ...picture, over: 'merged' };
    default:
      return picture;
  }
}

/** A personal response: class R2 or better, delivered, and vouched for by more than somebody's typing. */
export function isResponse(fact: Fact, picture: Picture): boolean {
  if (fact.evidence === 'typed') return false;
  switch (fact.kind) {
    case 'call.ended':
      // A voicemail that says who will do what by when is a response (DOMAIN 2.7, R2).
      return fact.data.live || isPersonal(fact.data.replyClass);
    case 'call.connected':
      return true;
    case 'call.answered':
      return fact.data.allowed;
    case 'message.out':
      if (picture.bounced.has(fact.data.messageId)) return false;
      return isPersonal(fact.data.replyClass);
    default:
      return false;
  }
}

function isPersonal(replyClass: ReplyClass): boolean {
  return replyClass !== 'R0' && replyClass !== 'R1';
}

/** Whether the mail that carried this came back, so that it never reached the contact. */
export function cameBack({ data }: { readonly data: { messageId?: string } }, { bounced }: Picture): boolean {
  return data.messageId !== undefined && bounced.has(data.messageId);
}

/** A response that moves the contact nearer to a decision: R3 or R4 (DOMAIN 2.7, t_value). */
export function isValuable(fact: Fact, picture: Picture): boolean {
  if (fact.kind !== 'message.out' && fact.kind !== 'call.ended') return false;
  return isResponse(fact, picture) && (fact.data.replyClass === 'R3' || fact.data.replyClass === 'R4');
}

/** Questions without a full answer. */
export function openQuestions({ questions }: Picture): number {
  let open = 0;
  for (const state of questions.values()) if (state === 'open' || state === 'part') open += 1;
  return open;
}

/** Questions that were to be answered at all. */
export function countedQuestions({ questions }: Picture): number {
  let counted = 0;
  for (const state of questions.values()) if (state !== 'closed') counted += 1;
  return counted;
}

function withInbound(
  picture: Picture,
  fact: Extract<Fact, { kind: 'request.received' | 'message.in' }>,
): Picture {
  const questions = new Map(picture.questions);
  for (const id of fact.data.questionIds) if (!questions.has(id)) questions.set(id, 'open');
  const { unanswered, chasers, over } = picture;
  return {
    ...picture,
    // Who took a request back, or saw it closed, and writes again has a request again (D-18).
    over: over === 'withdrawn' || over === 'closed' ? null : over,
    questions,
    unanswered: [...unanswered, { messageId: fact.data.messageId, at: fact.occurredAt }],
    chasers: unanswered.length > 0 ? chasers + 1 : chasers,
  };
}

function cleared(picture: Picture, data: { messageId: string; closes: readonly string[] }): Picture {
  const questions = new Map(picture.questions);
  for (const id of data.closes) if (questions.get(id) === 'open') questions.set(id, 'closed');
  const unanswered = picture.unanswered.filter(({ messageId }) => messageId !== data.messageId);
  return { ...picture, questions, unanswered };
}

function withQuestion(picture: Picture, id: string, state: QuestionState): Picture {
  return { ...picture, questions: new Map(picture.questions).set(id, state) };
}

/** An act counts with evidence, not by somebody's typing (DOMAIN C9, X-06). */
function withAct(picture: Picture, fact: Extract<Fact, { kind: 'fix.done' | 'surprise.done' }>): Picture {
  if (fact.evidence === 'typed') return picture;
  const { caseId } = fact.data;
  const act = fact.kind === 'fix.done' ? 'fix' : 'surprise';
  const done = picture.recovery.get(caseId) ?? { fix: false, surprise: false };
  return { ...picture, recovery: new Map(picture.recovery).set(caseId, { ...done, [act]: true }) };
}

function responded(picture: Picture, answers: readonly string[], parts: readonly string[]): Picture {
  const questions = new Map(picture.questions);
  for (const id of parts) if (questions.get(id) === 'open') questions.set(id, 'part');
  for (const id of answers) if (questions.has(id)) questions.set(id, 'answered');
  return { ...picture, questions, responded: true, unanswered: [] };
}
