import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HOUR, MINUTE, type Milliseconds } from '../time/instant.ts';
import { packedBlocks, packTimes, unpackOffsets, unpackTimes } from './pack-times.ts';
import type { Part } from './parts-of.ts';
import { Tally } from './tally.ts';
import { TimeCounts } from './time-counts.ts';
import { blocksToRead, timesUntil } from './times-until.ts';

const length = fc.oneof(
  fc.integer({ min: 0, max: 40 * MINUTE }),
  fc.integer({ min: 0, max: 400 * HOUR }),
  fc.integer({ min: 0, max: 40 }).map((n) => n * MINUTE),
);
const lengths = fc.array(length, { maxLength: 60 });

function countsOf(times: readonly Milliseconds[]): TimeCounts {
  const counts = new TimeCounts();
  for (const ms of times) counts.add(ms);
  return counts;
}

function listOf(counts: TimeCounts): Milliseconds[] {
  return counts.blocks().flatMap((block) => counts.timesIn(block));
}

const ascending = (a: number, b: number) => a - b;

test('what is added and taken away again leaves what was there, packed and unpacked as well', () => {
  fc.assert(
    fc.property(lengths, lengths, (kept, gone) => {
      const counts = countsOf([...kept, ...gone]);
      for (const ms of gone) counts.remove(ms);
      expect(listOf(counts)).toEqual(kept.toSorted(ascending));
      expect(listOf(unpackTimes(packTimes(counts)))).toEqual(kept.toSorted(ascending));
      expect(packTimes(counts)).toEqual(packTimes(countsOf(kept)));
    }),
  );
});

test('what was not added cannot be taken away', () => {
  expect(() => countsOf([90_000]).remove(90_001)).toThrow(RangeError);
  expect(() => countsOf([90_000]).remove(HOUR)).toThrow(RangeError);
});

test('whole minutes end their block, and no time at all has one of its own', () => {
  const blocks = countsOf([0, 1, MINUTE, MINUTE + 1]).blocks();
  expect(blocks).toEqual([0, 1, 2]);
});

test('read block by block as needed, figures are the same as with every time known', () => {
  fc.assert(
    fc.property(
      lengths,
      lengths,
      fc.nat({ max: 5 }),
      fc.double({ min: 1, max: 90, noNaN: true }),
      (ended, open, never, also) => {
        const whole = countsOf(ended);
        const packed = packTimes(whole);
        const coarse = new TimeCounts();
        for (const { block, n } of packedBlocks(packed.blocks)) coarse.addUnread(block, n);
        const starts = new Map(packedBlocks(packed.blocks).map((one) => [one.block, one]));
        const toRead = () => blocksToRead({ ended: coarse, open, never }, [also]);
        for (let asked = toRead(); asked.length > 0; asked = toRead())
          for (const block of asked) {
            const { start = 0, n = 0 } = starts.get(block) ?? {};
            coarse.read(block, unpackOffsets(packed.offsets.subarray(start, start + 2 * n)));
          }
        const { curve: _coarse, ...told } = timesUntil({ ended: coarse, open, never }, [also]);
        const { curve: _exact, ...exact } = timesUntil({ ended: whole, open, never }, [also]);
        expect(rounded(told)).toEqual(rounded(exact));
      },
    ),
    { numRuns: 3_000 },
  );
});

/** Sums over other stretches differ in the last bits. */
function rounded(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, one) => (typeof one === 'number' ? Number(one.toPrecision(12)) : one)),
  );
}

const part = fc.record({
  day: fc.integer({ min: 20_000, max: 20_003 }),
  personId: fc.constant(null),
  counts: fc.record({ received: fc.nat({ max: 3 }), met: fc.nat({ max: 3 }), 'C8.due': fc.nat({ max: 3 }) }),
  times: fc.record({ business: lengths, elapsed: lengths }),
});

test('sums are the same in any order, and with what came and went again', () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), fc.array(part, { maxLength: 6 }), (kept, gone) => {
      const plain = new Tally();
      for (const one of kept) plain.add(one as Part);
      const tally = new Tally();
      for (const one of [...gone, ...kept.toReversed()]) tally.add(one as Part);
      for (const one of gone) tally.subtract(one as Part);
      for (const name of ['received', 'met', 'C8.due'] as const)
        expect(tally.count(name)).toBe(plain.count(name));
      for (const name of ['business', 'elapsed'] as const)
        expect(listOf(tally.times(name))).toEqual(listOf(plain.times(name)));
    }),
  );
});
