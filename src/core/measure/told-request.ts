import type { Clock, ClockTerms } from '../clock/clock.ts';
import type { ClockKind } from '../clock/clock-kind.ts';
import type { Fact } from '../clock/fact.ts';
import type { Picture } from '../clock/picture.ts';
import { replay } from '../clock/replay.ts';
import type { Instant } from '../time/instant.ts';
import { type Step, stepsOf } from './steps-of.ts';

/** A request as it stood at an instant: its facts by then, step by step, with the clocks and the picture they leave. */
export interface ToldRequest {
  readonly facts: readonly Fact[];
  readonly steps: readonly Step[];
  readonly clocks: readonly Clock[];
  readonly picture: Picture;
  readonly asOf: Instant;
}

/** Tells it once, for all that is measured of it; `facts` are those of one request, in replay order. */
export function tellRequest(
  facts: readonly Fact[],
  kinds: readonly ClockKind[],
  terms: ClockTerms,
  asOf: Instant,
): ToldRequest {
  const known = facts.filter(({ occurredAt }) => occurredAt <= asOf);
  return { facts: known, steps: stepsOf(known), ...replay(known, kinds, terms), asOf };
}
