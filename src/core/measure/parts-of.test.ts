import { expect, test } from 'vitest';
import { assigned, fact, instant, larkfield, received, sent, wrote } from '../../../test/clock-facts.ts';
import type { Fact } from '../clock/fact.ts';
import { figuresOf } from './figures-of.ts';
import { itemOfFacts } from './item-of-facts.ts';
import { partsOf, stillOpen } from './parts-of.ts';
import { Tally } from './tally.ts';

/** What one lead adds to all days together. */
function countsOf(facts: readonly Fact[], asOf: string): Partial<Record<string, number>> {
  const at = instant(asOf);
  const item = itemOfFacts(facts, larkfield(), { id: 'r', zone: 'America/Chicago' }, at);
  const sums: Partial<Record<string, number>> = {};
  for (const { counts } of partsOf(item ?? expect.unreachable('nothing received'), at))
    for (const [name, n] of Object.entries(counts)) sums[name] = (sums[name] ?? 0) + (n ?? 0);
  return sums;
}

const asked = received('2026-12-01 10:00');
const answered = sent('2026-12-01 10:10', 'R4', ['q1', 'q2']);

test.each([
  ['an hour before its day is over', '2026-12-01 23:00', undefined, undefined],
  ['when it is over', '2026-12-02 00:00', 1, 1],
])('M-41: an answer of the same day counts not before the unanswered do: %s', (_when, asOf, of, met) => {
  const counts = countsOf([asked, answered], asOf);
  expect([counts.sameDay, counts.sameDayMet]).toEqual([of, met]);
  expect(countsOf([asked], asOf).sameDay).toBe(of);
});

test('M-06, M-07: a talk of the day, an act within ten business days, once the time is over for all', () => {
  const facts = [asked, answered, wrote('2026-12-01 11:00', 'm2')];
  const early = countsOf(facts, '2026-12-01 23:00');
  expect([early.phoneDayOf, early.engagedOf, early.engagedMet]).toEqual([undefined, undefined, undefined]);
  const late = countsOf(facts, '2026-12-16 10:00');
  expect([late.phoneDayOf, late.phoneDayMet, late.engagedOf, late.engagedMet]).toEqual([1, undefined, 1, 1]);
});

test('M-04: taken back after the deadline it is neither closed by us nor open, however long ago', () => {
  const taken = fact('2026-12-01 11:00', 'request.withdrawn', { reason: 'bought' });
  expect(countsOf([asked, taken], '2026-12-20 10:00')).toMatchObject({ decided: 1, unanswered: 1 });
  expect(countsOf([asked, taken], '2026-12-20 10:00').never).toBeUndefined();
  expect(countsOf([asked], '2026-12-20 10:00').never).toBe(1);
});

test('M-16: a request that was sent back is one that was passed on, in vain', () => {
  const facts = [
    asked,
    assigned('2026-12-01 10:01', 'danni'),
    assigned('2026-12-01 10:02', 'theo'),
    assigned('2026-12-01 10:04', 'danni'),
    answered,
  ];
  const { handOffs, passedOn, sentBack } = countsOf(facts, '2026-12-02 10:00');
  expect([handOffs, passedOn, sentBack]).toEqual([2, 1, 1]);
});

test('M-03: from five business days on the open wait for ever, so a later answer of another is no half of all', () => {
  const tally = new Tally();
  const late = [asked, sent('2026-12-09 11:40', 'R4', ['q1', 'q2'])];
  const asOf = instant('2026-12-10 10:00');
  for (const facts of [late, [asked]]) {
    const item = itemOfFacts(facts, larkfield(), { id: 'r', zone: 'America/Chicago' }, asOf);
    if (!item) throw new Error('nothing was received');
    for (const part of partsOf(item, asOf)) tally.add(part);
    expect(stillOpen(item, asOf)).toMatchObject({ response: false, value: false });
  }
  // One of two was answered, and one never is: half of them, not all.
  const { business } = figuresOf(tally, 20_000).response;
  expect([business.n, business.open, business.curve.map(({ share }) => share)]).toEqual([2, 0, [0.5]]);
});
