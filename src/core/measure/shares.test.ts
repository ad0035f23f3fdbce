import { expect, test } from 'vitest';
import { type CaredFor, careGap } from './care-gap.ts';
import { newcombe } from './newcombe.ts';
import { type Share, wilson } from './wilson.ts';

const shareOf = (met: number, of: number): Share =>
  wilson(met, of) ?? expect.unreachable('a share of nothing');
const round = (value: number) => Math.round(value * 10_000) / 10_000;

test.each([
  [12, 19, 0.4104, 0.8085],
  [88, 94, 0.8677, 0.9704],
])('%i of %i lies between', (met, of, low, high) => {
  const share = shareOf(met, of);
  expect([round(share.low), round(share.high)]).toEqual([low, high]);
});

test('nothing of nothing has no share; all of some stays below 1 at its low end', () => {
  expect(wilson(0, 0)).toBeNull();
  expect(shareOf(10, 10)).toMatchObject({
    share: 1,
    low: expect.closeTo(0.7225, 4),
    high: expect.closeTo(1, 12),
  });
});

test.each([
  [301, 388, 118, 412, 0.4894, 0.426, 0.5461],
  [24, 30, 15, 30, 0.3, 0.0585, 0.4985],
])('%i/%i - %i/%i', (a, an, b, bn, difference, low, high) => {
  const found = newcombe(shareOf(a, an), shareOf(b, bn));
  expect([found.difference, found.low, found.high].map(round)).toEqual([difference, low, high]);
});

test('who does not buy is cared for less: 30.0 points (E12)', () => {
  const group = (count: number, met: number, stage: CaredFor['stage']) =>
    Array.from({ length: count }, (_, place) => ({ withinTarget: place < met, stage }));
  const found = careGap([...group(30, 24, 'B4'), ...group(20, 10, 'B0'), ...group(10, 5, 'B8')]);
  expect(found?.notBuying).toMatchObject({ met: 15, of: 30 });
  expect(
    [found?.gap.difference, found?.gap.low, found?.gap.high].map(
      (value) => Math.round((value ?? 0) * 1000) / 10,
    ),
  ).toEqual([30, 5.8, 49.8]);
  expect(careGap(group(3, 3, 'B4'))).toBeNull();
});
