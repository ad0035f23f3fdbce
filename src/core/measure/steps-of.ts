import type { Fact } from '../clock/fact.ts';
import { inReplayOrder } from '../clock/fact.ts';
import { asOneRequest } from '../clock/one-request.ts';
import {
  afterFact,
  emptyPicture,
  isResponse,
  isValuable,
  openQuestions,
  type Picture,
} from '../clock/picture.ts';
import { type Completeness, completenessOf } from './completeness.ts';

/** A fact with what it was to the contact. */
export interface Step {
  readonly fact: Fact;
  /** A personal response of ours. */
  readonly responds: boolean;
  /** One that brings the contact nearer to a decision. */
  readonly informs: boolean;
  /** A person wrote, though it was no response: just checking in. */
  readonly greets: boolean;
  /** The contact had something open with us just before. */
  readonly prompted: boolean;
  /** What of their questions was answered just after. */
  readonly answered: Completeness;
}

/** The facts of a request as value is judged by them: what a mail answered counts once its owner has said so (R18). */
export function asConfirmedOnly(facts: readonly Fact[]): Fact[] {
  return asOneRequest(inReplayOrder(facts)).map((fact): Fact => {
    if (fact.kind !== 'message.out' || !fact.data.unconfirmed) return fact;
    const { replyClass } = fact.data;
    const atMost = replyClass === 'R3' || replyClass === 'R4' ? 'R2' : replyClass;
    return { ...fact, data: { ...fact.data, replyClass: atMost, answers: [], parts: [] } };
  });
}

/** The request told step by step; `facts` as `asConfirmedOnly` leaves them. */
export function stepsOf(facts: readonly Fact[]): Step[] {
  let picture = emptyPicture(facts);
  return facts.map((fact) => {
    const before = picture;
    picture = afterFact(before, fact);
    return {
      fact,
      responds: isResponse(fact, before),
      informs: isValuable(fact, before),
      greets: isGreeting(fact, before),
      prompted: before.unanswered.length > 0 || openQuestions(before) > 0,
      answered: completenessOf(picture),
    };
  });
}

function isGreeting(fact: Fact, { bounced }: Picture): boolean {
  return fact.kind === 'message.out' && fact.data.replyClass === 'R1' && !bounced.has(fact.data.messageId);
}
