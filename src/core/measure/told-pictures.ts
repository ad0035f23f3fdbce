import type { Fact } from '../clock/fact.ts';
import { inReplayOrder } from '../clock/fact.ts';
import { asOneRequest } from '../clock/one-request.ts';
import { afterFact, emptyPicture, type Picture } from '../clock/picture.ts';

/** A fact with what was known just before it and just after. */
export interface Step {
  readonly fact: Fact;
  readonly before: Picture;
  readonly after: Picture;
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
export function toldPictures(facts: readonly Fact[]): Step[] {
  let picture = emptyPicture(facts);
  return facts.map((fact) => {
    const before = picture;
    picture = afterFact(before, fact);
    return { fact, before, after: picture };
  });
}
