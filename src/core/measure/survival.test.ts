import { expect, test } from 'vitest';
import { quantileOf } from './quantile-of.ts';
import { shareBy } from './share-by.ts';
import { survival } from './survival.ts';
import type { TimePoint } from './time-points.ts';

const point = (at: number, events: number, censored = 0): TimePoint => ({ at, events, censored });

/** F1: 16 answered, three open, one closed unanswered. */
const answered = [2, 3, 4, 4, 6, 8, 11, 14, 18, 21, 26, 29, 34, 47, 75, 130];
const pointsOf = (events: readonly number[], censored: readonly number[]) =>
  [...new Set([...events, ...censored])]
    .sort((a, b) => a - b)
    .map((at) =>
      point(
        at,
        events.filter((value) => value === at).length,
        censored.filter((value) => value === at).length,
      ),
    );
const business = survival(pointsOf(answered, [10, 40, 1_200]), 1);
const elapsed = survival(
  pointsOf(
    answered.map((minutes) => (minutes === 8 ? 788 : minutes === 130 ? 1_090 : minutes)),
    [3_310, 3_340, 6_420],
  ),
  1,
);

test.each([
  ['median', business, 0.5, 21, 6, 47, 130],
  ['75th', business, 0.75, 75, 26, null, 130],
  ['90th', business, 0.9, null, 47, null, 130],
  ['median by the buyer', elapsed, 0.5, 26, 6, 788, 1_090],
  ['75th by the buyer', elapsed, 0.75, 788, 29, null, 1_090],
  ['90th by the buyer', elapsed, 0.9, null, 788, null, 1_090],
])('E8.d %s', (_, steps, p, at, low, high, largest) => {
  expect(quantileOf(steps, p)).toEqual({ at, low, high, largest });
});

test('E8.c share within 30 and 5 minutes; an answer at the very minute counts', () => {
  const percent = (share: number) => Math.round(share * 1_000) / 10;
  expect([shareBy(business, 30), shareBy(business, 5)].map(({ share }) => percent(share))).toEqual([
    62.3, 20,
  ]);
  expect(percent(shareBy(business, 4).share)).toBe(20);
  expect(percent(shareBy(business, 3.999).share)).toBe(10);
  expect(shareBy(business, 30)).toEqual({
    share: 1 - (business[10]?.survival ?? 0),
    low: 1 - (business[10]?.high ?? 0),
    high: 1 - (business[10]?.low ?? 0),
  });
});

test('closing the open one changes nothing; leaving the never answered out would', () => {
  const closed = survival(pointsOf(answered, [10, 40]), 2);
  expect(quantileOf(closed, 0.5)).toEqual(quantileOf(business, 0.5));
  expect(closed.map((step) => step.survival)).toEqual(business.map((step) => step.survival));
  expect(quantileOf(survival(pointsOf(answered, [10, 40]), 0), 0.5).at).toBe(18);
});

test('events come before censorings at the same time', () => {
  expect(survival([point(5, 1, 1), point(6, 1)], 1)).toMatchObject([
    { at: 5, atRisk: 4, events: 1, survival: 0.75 },
    { at: 6, atRisk: 2, events: 1, survival: 0.375 },
  ]);
});

test('a time at which the share is met exactly is reached; a shade below it is not', () => {
  const quarter = survival([point(1, 1), point(2, 1), point(3, 1), point(4, 1)], 0);
  expect([0.25, 0.5, 0.75].map((p) => quantileOf(quarter, p).at)).toEqual([1, 2, 3]);
  expect(quantileOf(quarter, 0.5001).at).toBe(3);
  const thirds = survival([point(1, 1, 3), point(2, 1, 2), point(3, 1, 0)], 0);
  expect(thirds.map((step) => step.survival)).toEqual([7 / 8, (7 / 8) * (3 / 4), 0]);
});

test('where all are answered the band is that of the share of all of them', () => {
  const one = survival([point(7, 10)], 0);
  const ten = survival(
    Array.from({ length: 10 }, (_, place) => point(place + 1, 1)),
    0,
  );
  expect(one).toEqual([
    {
      at: 7,
      atRisk: 10,
      events: 10,
      survival: 0,
      greenwood: Number.POSITIVE_INFINITY,
      low: 0,
      high: expect.closeTo(0.277533, 6),
    },
  ]);
  expect(ten.at(-1)?.high).toBe(one[0]?.high);
  expect(shareBy(one, 7)).toEqual({ share: 1, low: expect.closeTo(0.722467, 6), high: 1 });
  expect(quantileOf(one, 0.5)).toEqual({ at: 7, low: 7, high: 7, largest: 7 });
  expect(quantileOf(survival([point(7, 1)], 0), 0.5)).toEqual({ at: 7, low: 7, high: null, largest: 7 });
  const afterCensoring = survival([point(1, 5, 3), point(2, 2)], 0);
  expect(afterCensoring[1]?.high).toBeCloseTo((afterCensoring[0]?.high ?? 0) * 0.65762, 6);
});

test('where nobody is, and before anybody was, the share is 0 up to what so many can rule out', () => {
  expect(survival([point(5, 0, 4)], 6)).toEqual([]);
  expect(survival([], 0)).toEqual([]);
  expect(shareBy([], 30, 10)).toEqual({ share: 0, low: 0, high: expect.closeTo(0.277533, 6) });
  expect(shareBy([], 30)).toEqual({ share: 0, low: 0, high: 1 });
  expect(shareBy(survival([point(7, 10)], 0), 6)).toEqual({
    share: 0,
    low: 0,
    high: expect.closeTo(0.277533, 6),
  });
  expect(quantileOf([], 0.5)).toEqual({ at: null, low: null, high: null, largest: null });
  expect(quantileOf([], 0.5, 40)).toEqual({ at: null, low: null, high: null, largest: 40 });
});

/** Ten million: blocks of events between censorings, and the same with every event time by itself. */
const stretches = Array.from({ length: 1_000 }, (_, place) => ({
  times: 1 + (place % 97),
  eachEvents: 1 + ((place * 7_919) % 89),
  censored: (place * 104_729) % 211,
}));

test('a block of event times stands as well as the times themselves, in ten million', () => {
  const singles: TimePoint[] = [];
  const blocks: TimePoint[] = [];
  for (const [place, { times, eachEvents, censored }] of stretches.entries()) {
    for (let time = 1; time <= times; time += 1) {
      singles.push(point(place * 100 + time, eachEvents, time === times ? censored : 0));
    }
    blocks.push(point(place * 100 + times, eachEvents * times, censored));
  }
  const held = singles.reduce((sum, { events, censored }) => sum + events + censored, 0);
  const never = 10_000_000 - held;
  const [fine, coarse] = [survival(singles, never), survival(blocks, never)];
  const byTime = new Map(fine.map((step) => [step.at, step]));
  expect([fine.length, coarse.length, fine[0]?.atRisk]).toEqual([singles.length, 1_000, 10_000_000]);
  for (const step of coarse) {
    const single = byTime.get(step.at) ?? expect.unreachable('a block ends where no time is');
    for (const key of ['survival', 'greenwood', 'low', 'high'] as const) {
      expect(Math.abs(step[key] / single[key] - 1)).toBeLessThan(1e-12);
    }
  }
  const product = singles.reduce(
    ({ waiting, share }, { events, censored }) => ({
      waiting: waiting - events - censored,
      share: share * (1 - events / waiting),
    }),
    { waiting: 10_000_000, share: 1 },
  );
  expect(Math.abs((fine.at(-1)?.survival ?? 0) - product.share)).toBeLessThan(1e-10);
});

test('without censoring S is the plain share to the last bit, and Greenwood the binomial variance', () => {
  const steps = survival(
    Array.from({ length: 100_000 }, (_, place) => point(place, 3)),
    700_001,
  );
  const last = steps.at(-1);
  expect(last?.survival).toBe(700_001 / 1_000_001);
  expect(last?.greenwood).toBe(300_000 / (1_000_001 * 700_001));
});
