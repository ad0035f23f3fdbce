import type { Fact } from './fact.ts';

/** What leaves a request for one of its own, by id: messages, questions, calls and planned work. */
export interface Leaving {
  readonly things: ReadonlySet<string>;
  readonly questions: ReadonlySet<string>;
}

/** A fact as it counts where what leaves goes. */
export interface PartedFact {
  readonly fact: Fact;
  /** It counts here as well, since it is also about what stays. */
  readonly stays: boolean;
}

/** Where facts name what they are about. */
const NAMED = [
  'messageId',
  'questionId',
  'quoteId',
  'callId',
  'commitmentId',
  'followUpId',
  'stepId',
  'askId',
  'interactionId',
] as const;

/**
 * The facts of a request that are about what leaves it, each with its own instant, evidence and source key. A reply or a
 * talk that answers questions of both counts for both, each with its own, and so does whatever became of such a reply,
 * what the contact says of it, and the instant at which the two were connected (R15).
 */
export function partFacts(facts: readonly Fact[], leaving: Leaving): PartedFact[] {
  const answering = facts.map((fact) => {
    const answers = answersOf(fact);
    return answers && asAnswer(fact, answers, leaving);
  });
  const shared = new Set(facts.filter((_, index) => answering[index]?.stays).map(carrierOf));
  return facts.flatMap((fact, index) => answering[index] ?? asNamed(fact, leaving, shared) ?? []);
}

/** The mail or the talk by which something was answered. */
function carrierOf({ data }: Fact): string | undefined {
  const { messageId, callId } = data as { readonly messageId?: string; readonly callId?: string };
  return messageId ?? callId;
}

interface Answers {
  readonly answers: readonly string[];
  readonly parts: readonly string[];
}

function answersOf(fact: Fact): Answers | null {
  switch (fact.kind) {
    case 'message.out':
    case 'answers.confirmed':
      return fact.data;
    case 'call.ended':
      return { answers: fact.data.answers, parts: fact.data.parts ?? [] };
    default:
      return null;
  }
}

function asAnswer(fact: Fact, { answers, parts }: Answers, leaving: Leaving): PartedFact | null {
  const theirs = {
    answers: answers.filter((id) => leaving.questions.has(id)),
    parts: parts.filter((id) => leaving.questions.has(id)),
  };
  const answered = theirs.answers.length + theirs.parts.length;
  const leaves = isNamed(fact, leaving.things);
  if (!leaves && answered === 0) return null;
  const stays = !leaves || answered < answers.length + parts.length;
  // The talk itself is documented where it took place.
  const { callId, ...data } = fact.data as Record<string, unknown>;
  const kept = stays || callId === undefined ? data : fact.data;
  return { fact: { ...fact, data: { ...kept, ...theirs } } as Fact, stays };
}

function asNamed(
  fact: Fact,
  { things }: Leaving,
  shared: ReadonlySet<string | undefined>,
): PartedFact | null {
  if (/^(?:assignment|request)\./.test(fact.kind) && fact.kind !== 'request.received') return null;
  if (isNamed(fact, things)) return { fact, stays: false };
  const about = sharedBy(fact);
  return about !== null && shared.has(about) ? { fact, stays: true } : null;
}

/** Of what a fact says something that counts wherever that does. */
function sharedBy(fact: Fact): string | null {
  switch (fact.kind) {
    case 'message.bounced':
    case 'verdict.given':
      return fact.data.messageId;
    case 'call.connected':
    case 'call.answered':
      return fact.data.callId;
    default:
      return null;
  }
}

function isNamed({ kind, data }: Fact, things: ReadonlySet<string>): boolean {
  const named = data as Readonly<Record<string, unknown>>;
  // A quote is where it was asked for, whichever mail brought it.
  if (kind.startsWith('quote.')) return things.has(String(named.quoteId));
  return NAMED.some((name) => things.has(String(named[name])));
}
