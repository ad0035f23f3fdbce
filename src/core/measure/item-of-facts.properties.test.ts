import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  assigned,
  callEnded,
  everyKind,
  fact,
  instant,
  larkfield,
  received,
  sent,
  takenBack,
  wrote,
} from '../../../test/clock-facts.ts';
import type { Fact } from '../clock/fact.ts';
import { HOUR, type Instant, MINUTE, toIso } from '../time/instant.ts';
import { itemOfFacts } from './item-of-facts.ts';
import type { MeasuredItem } from './measured-item.ts';
import { partsOf, stillOpen } from './parts-of.ts';

const OMAHA = { id: 'r1', zone: 'America/Chicago' };

function itemOf(facts: readonly Fact[], asOf: string): MeasuredItem {
  const item = itemOfFacts(facts, larkfield(), OMAHA, instant(asOf));
  if (!item) throw new Error('nothing was received');
  return item;
}

const start = instant('2026-12-01 10:30');
/** A few hours in which much happens at once, and some days. */
const time = fc
  .oneof(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 0, max: 4 * 24 * 60 }))
  .map((at) => toIso(start + at * MINUTE));
const someFact: fc.Arbitrary<Fact> = fc.oneof(
  fc
    .tuple(time, fc.constantFrom('R0', 'R1', 'R2', 'R3', 'R4'), fc.subarray(['q1', 'q2', 'q3']))
    .map(([at, value, answered]) => sent(at, value as 'R0', answered)),
  time.map((at) => callEnded(at, 'R3', ['q1'], { callId: at })),
  time.map((at) => wrote(at, `in ${at}`)),
  time.map((at) => assigned(at, 'danni')),
  time.map((at) => takenBack(at, 'danni')),
  time.map((at) => fact(at, 'ball.buyer', { asked: 'line pressure' })),
  time.map((at) => fact(at, 'ball.ours', {})),
  time.map((at) => fact(at, 'help.info_missing', { askId: 'h' })),
  time.map((at) => fact(at, 'request.withdrawn', { reason: 'bought elsewhere' })),
  time.map((at) => fact(at, 'request.closed', { because: 'override', reason: 'by a manager' })),
  time.map((at) => fact(at, 'lead.won', {})),
  time.map((at) => fact(at, 'breach.reason_asked', { breachId: at, clock: 'C3', about: 'request' })),
);
const history = fc
  .tuple(fc.boolean(), fc.array(someFact, { maxLength: 10 }))
  .map(([full, some]) => [...(full ? everyKind() : [received('2026-12-01 10:00')]), ...some]);
const RUNS = { numRuns: 60 };

test('the item is the same whatever the order of arrival', () => {
  const arrivals = history.chain((facts) =>
    fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length })),
  );
  fc.assert(
    fc.property(arrivals, ([facts, arrived]) => {
      expect(itemOf(arrived, '2026-12-04 12:00')).toEqual(itemOf(facts, '2026-12-04 12:00'));
    }),
    RUNS,
  );
});

function seenAt(facts: readonly Fact[], asOf: Instant) {
  const found = itemOfFacts(facts, larkfield(), OMAHA, asOf);
  if (!found) return null;
  const { standsSince: _since, ...item } = found;
  return { item, parts: partsOf(found, asOf), open: stillOpen(found, asOf) };
}

test('from `standsSince` until `changesAt` nothing of the item changes, nor of what it counts as', () => {
  const point = fc.record({
    of: fc.nat(),
    after: fc.oneof(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 20 * 24 * 60 })),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(history, point, (facts, { of, after, share }) => {
      const asOf = (facts[of % facts.length]?.occurredAt ?? start) + after * MINUTE;
      const item = itemOfFacts(facts, larkfield(), OMAHA, asOf);
      if (!item) return;
      const next = item.changesAt ?? asOf + 400 * 24 * HOUR;
      expect(next).toBeGreaterThan(asOf);
      const since = item.standsSince;
      expect(since).toBeLessThanOrEqual(asOf);
      const between = (from: Instant, to: Instant) => Math.floor(from + (to - from) * share);
      for (const then of [since, between(since, asOf), between(asOf, next - 1), next - 1])
        expect(seenAt(facts, then)).toEqual(seenAt(facts, asOf));
    }),
    { numRuns: 300 },
  );
});
