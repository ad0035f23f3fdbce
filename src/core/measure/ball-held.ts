import { type Fact, inReplayOrder } from '../clock/fact.ts';
import { asOneRequest } from '../clock/one-request.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Instant, Milliseconds } from '../time/instant.ts';
import { BallTeller, type HeldEnd, type Span, type TurnChange } from './ball-teller.ts';

/** One stretch in which the next move was ours (DOMAIN M-17). Times are business milliseconds of the desk. */
export interface HeldStep {
  readonly from: Instant;
  readonly until: Instant;
  readonly ended: HeldEnd;
  /** The message or call that ended it. */
  readonly by: string | null;
  /** Whose contact ended it, as far as the fact says. */
  readonly personId: string | null;
  /** It was ended by just touching base (M-18). */
  readonly touchBase: boolean;
  readonly heldMs: Milliseconds;
  /** Declared necessary work. */
  readonly necessaryMs: Milliseconds;
  /** Waiting the buyer asked for. */
  readonly requestedMs: Milliseconds;
  /** What we inserted without need. */
  readonly indecentMs: Milliseconds;
}

/** Whose move it was, in business time; the three make up the whole age (S1-01). */
export interface TurnLedger {
  readonly oursMs: Milliseconds;
  readonly buyersMs: Milliseconds;
  readonly agreedMs: Milliseconds;
  readonly totalMs: Milliseconds;
}

export interface BallHeld {
  readonly steps: readonly HeldStep[];
  readonly ledger: TurnLedger;
}

/**
 * How long the next move lay with us, by the facts of a request in whatever order they come, as of an instant. Work
 * declared and waiting the buyer asked for count once where they overlap, so that a requested date leaves nothing
 * indecent (S1-48).
 *
 * @param calendar hours of the desk that answers
 */
export function ballHeld(facts: readonly Fact[], calendar: Calendar, asOf: Instant): BallHeld {
  const known = asOneRequest(inReplayOrder(facts.filter(({ occurredAt }) => occurredAt <= asOf)));
  const teller = new BallTeller(known, calendar);
  for (const fact of known) teller.hear(fact);
  const told = teller.end(asOf);
  const steps = told.steps.map(({ necessary, requested, ...step }): HeldStep => {
    const within = { from: step.from, until: step.until };
    const heldMs = calendar.between(step.from, step.until);
    return {
      ...step,
      heldMs,
      necessaryMs: covered(necessary, within, calendar),
      requestedMs: covered(requested, within, calendar),
      indecentMs: heldMs - covered([...necessary, ...requested], within, calendar),
    };
  });
  return { steps, ledger: ledgerOf(told.turns, told.endedAt, calendar) };
}

/** An indecent interval and the empty contact that ended it: the two habits together (S1-52). */
export function isPair({ touchBase, indecentMs }: HeldStep): boolean {
  return touchBase && indecentMs > 0;
}

/** Business time within a span that any of these cover. */
function covered(spans: readonly Span[], { from, until }: Span, calendar: Calendar): Milliseconds {
  let sum = 0;
  let counted = from;
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const begin = Math.max(span.from, counted);
    const end = Math.min(span.until, until);
    if (end <= begin) continue;
    sum += calendar.between(begin, end);
    counted = end;
  }
  return sum;
}

function ledgerOf(turns: readonly TurnChange[], endedAt: Instant, calendar: Calendar): TurnLedger {
  const sums = { ours: 0, buyers: 0, agreed: 0 };
  for (const [index, { turn, from }] of turns.entries()) {
    const until = turns[index + 1]?.from ?? endedAt;
    sums[turn] += calendar.between(from, until);
  }
  const first = turns[0]?.from ?? endedAt;
  return {
    oursMs: sums.ours,
    buyersMs: sums.buyers,
    agreedMs: sums.agreed,
    totalMs: calendar.between(first, endedAt),
  };
}
