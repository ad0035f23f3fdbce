import type { Instant, Milliseconds } from '../time/instant.ts';
import type { Step } from './steps-of.ts';

/** A live talk with the contact. */
export interface Talk {
  readonly at: Instant;
  /** null: it goes on, or nobody said that it ended. */
  readonly lastedMs: Milliseconds | null;
  /** It ended with at least a word on who will do what by when (R2). */
  readonly conversed: boolean;
}

/** The talks of a request; one that is only told of once it is over counts from its end. What was typed in is none. */
export function talksOf(steps: readonly Step[]): Talk[] {
  const talks: Talk[] = [];
  let open = false;
  for (const { fact, responds } of steps) {
    const { kind, occurredAt, data } = fact;
    if ((kind === 'call.connected' || kind === 'call.answered') && responds) {
      talks.push({ at: occurredAt, lastedMs: null, conversed: false });
      open = true;
    }
    if (kind !== 'call.ended' || !data.live || !responds) continue;
    const begun = open ? talks.pop() : undefined;
    const since = begun?.at ?? occurredAt;
    talks.push({ at: since, lastedMs: occurredAt - since, conversed: !isBare(data.replyClass) });
    open = false;
  }
  return talks;
}

function isBare(replyClass: string): boolean {
  return replyClass === 'R0' || replyClass === 'R1';
}
