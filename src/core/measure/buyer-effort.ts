import { type Fact, inReplayOrder } from '../clock/fact.ts';
import { asOneRequest } from '../clock/one-request.ts';
import { afterFact, emptyPicture } from '../clock/picture.ts';
import type { Instant, Milliseconds } from '../time/instant.ts';

/** What it cost the contact to get an answer (DOMAIN S0-06). */
export interface BuyerEffort {
  /** Messages they had to send, forms among them. */
  readonly messages: number;
  readonly forms: number;
  /** Messages with which they asked again because nobody had answered. */
  readonly chasers: number;
  /** Time on the telephone with us, from connection to end. */
  readonly callMs: Milliseconds;
}

/** The effort by the facts of a request, in whatever order they come. */
export function buyerEffort(facts: readonly Fact[]): BuyerEffort {
  const known = asOneRequest(inReplayOrder(facts));
  const written = known.filter(
    (fact) =>
      fact.kind === 'message.in' || (fact.kind === 'request.received' && fact.data.channel !== 'phone'),
  );
  return {
    messages: written.length,
    forms: written.filter(({ kind, data }) => kind === 'request.received' && data.channel === 'webform')
      .length,
    chasers: known.reduce(afterFact, emptyPicture(known)).chasers,
    callMs: timeOnCalls(known),
  };
}

function timeOnCalls(known: readonly Fact[]): Milliseconds {
  let connectedAt: Instant | null = null;
  let spent = 0;
  for (const { kind, occurredAt } of known) {
    if (kind === 'call.connected' || kind === 'call.answered') connectedAt = occurredAt;
    if (kind !== 'call.ended' || connectedAt === null) continue;
    spent += occurredAt - connectedAt;
    connectedAt = null;
  }
  return spent;
}
