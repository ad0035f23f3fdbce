import { expect, test } from 'vitest';
import { MINUTE } from '../time/instant.ts';
import { figuresOf } from './figures-of.ts';
import { listMeasures } from './measure-list.ts';
import { Tally } from './tally.ts';

/** Ten decided, seven in time; five contacts said what they accept; those who buy fare better. */
function someTally(): Tally {
  const tally = new Tally();
  tally.add({
    day: 20_000,
    personId: null,
    counts: {
      received: 10,
      counted: 10,
      decided: 10,
      met: 7,
      'buying.decided': 5,
      'buying.met': 5,
      'notBuying.decided': 5,
      'notBuying.met': 2,
      'pace.faster': 6,
      'pace.as': 3,
      'pace.slower': 1,
      'bucket.m5': 4,
      'bucket.m5.contacted': 3,
    },
    times: {
      acceptable: [5, 10, 15, 30, 60].map((minutes) => minutes * MINUTE),
      valueElapsed: [12, 14, 15, 90].map((minutes) => minutes * MINUTE),
    },
  });
  return tally;
}

test('every measure of a population is listed with its definition', () => {
  const listed = listMeasures(figuresOf(someTally(), 20_001));
  const ids = new Set(listed.map(({ id }) => id).filter((id) => id !== ''));
  expect([...ids].sort().join(' ')).toBe(
    'M-02 M-03 M-04 M-05 M-06 M-07 M-08 M-09 M-10 M-12 M-13 M-14 M-15 M-16 M-18 M-20 M-21 M-22 M-23 M-29 M-32 M-33 M-35 M-41 S3-18',
  );
  expect(listed.every(({ name, definition }) => name !== '' && definition !== '')).toBe(true);
});

test('what contacts expect, what they got, and how those fare who don’t buy', () => {
  const listed = listMeasures(figuresOf(someTally(), 20_001));
  const of = (name: string) => listed.find((one) => one.name === name);
  expect(of('Acceptable wait')).toMatchObject({ value: 15, denominator: 5 });
  expect(of('Wait for information, median')).toMatchObject({ value: 14 });
  expect(of('Gap')?.value).toBe(-1);
  expect(of('Within what is acceptable')?.value).toBeCloseTo(0.75, 12);
  expect(of('Care gap')?.value).toBeCloseTo(0.6, 12);
  expect(of('Said: faster than expected')).toMatchObject({ value: 6 });
  expect(of('Faster than expected')).toMatchObject({ numerator: 6, denominator: 10 });
  expect(of('Contacted: within 5 min')).toMatchObject({ value: 3 });
});
