import { expect, test } from 'vitest';
import { type ChartAim, type ChartStatus, chartStatus } from './chart-status.ts';
import { controlChart } from './control-chart.ts';

const before = [540, 610, 575, 650, 590, 560, 625, 600];
const after = [27, 24, 21, 18, 16, 14, 13, 12];
const signalsOf = (baseline: readonly number[], values: readonly number[]) =>
  controlChart(baseline, values)?.signals;

test('a steady baseline signals nothing; its ranges are those of neighbours', () => {
  const chart = controlChart(before, before);
  expect(chart?.signals).toEqual([]);
  expect(chart?.ranges).toEqual([70, 35, 75, 60, 30, 65, 25]);
});

test('F5: limits stay frozen at the baseline, and every week after lies outside and in one run', () => {
  const chart = controlChart(before, [...before, ...after]);
  const later = [8, 9, 10, 11, 12, 13, 14, 15];
  expect(chart?.centre).toBe(593.75);
  expect(chart?.signals).toEqual([
    ...later.map((place) => ({ rule: 'outside', side: 'below', points: [place] })),
    { rule: 'run', side: 'below', points: later },
    { rule: 'near', side: 'below', points: later },
  ]);
});

test('limits are drawn no further than floor and cap; a value on one is inside', () => {
  const weeks = [90, 100, 92, 99];
  expect(controlChart(weeks, weeks, { floor: 0, cap: 100 })).toMatchObject({
    centre: 95.25,
    high: 100,
    signals: [],
  });
  expect(controlChart([2, 8, 3], [2, 8, 3, 0], { floor: 0 })).toMatchObject({ low: 0, signals: [] });
});

test('runs: eight on one side, named whole; one on the centre ends it', () => {
  const baseline = [40, 60, 40, 60];
  const [up, on] = [51, 50];
  expect(signalsOf(baseline, Array(7).fill(up))).toEqual([]);
  expect(signalsOf(baseline, [on, ...Array(9).fill(up), 49])).toEqual([
    { rule: 'run', side: 'above', points: [1, 2, 3, 4, 5, 6, 7, 8, 9] },
  ]);
  expect(signalsOf(baseline, [...Array(7).fill(up), on, up])).toEqual([]);
});

test('three of four nearer a limit than the centre, on the same side; overlapping ones are one', () => {
  // Centre 50, limits 3.2 from it: near from beyond 1.6.
  const baseline = [50 - 0.3007518796992481, 50 + 0.9022556390977443, 50 - 0.6015037593984962];
  const chart = controlChart(baseline, [52, 50, 52, 52, 49, 52]);
  expect(chart?.centre).toBeCloseTo(50, 12);
  expect(chart?.high).toBeCloseTo(50 + (2.66 * (1.2030075187969924 + 1.5037593984962405)) / 2, 10);
  expect(signalsOf(baseline, [52, 50, 52, 52, 49, 52])).toEqual([
    { rule: 'near', side: 'above', points: [0, 2, 3, 5] },
  ]);
  expect(signalsOf(baseline, [52, 50, 48, 52, 50, 52])).toEqual([]);
  expect(signalsOf(baseline, [52, 52, 50, 50, 52])).toEqual([]);
  expect(signalsOf(baseline, [48, 48, 50, 48, 50, 50, 48, 48, 48])).toEqual([
    { rule: 'near', side: 'below', points: [0, 1, 3] },
    { rule: 'near', side: 'below', points: [6, 7, 8] },
  ]);
});

test('fewer than two weeks have no limits', () => {
  expect([controlChart([], []), controlChart([5], [5, 6])]).toEqual([null, null]);
});

const share: ChartAim = { target: 90, better: 'higher' };
const minutes: ChartAim = { target: 20, better: 'lower' };
const any = { target: null, better: 'higher' } as const;

test.each<[name: string, baseline: number[], later: number[], ChartAim, ChartStatus]>([
  ['S1-08: 40, 52, 61, 66', [40, 52, 61, 66], [], share, 'improving'],
  ['S1-08: 40, 41, 39, 40', [40, 41, 39, 40], [], share, 'steady'],
  ['falling shares', [66, 61, 52, 40], [], share, 'worse'],
  ['falling times', [66, 61, 52, 40], [], minutes, 'improving'],
  ['rising times', [40, 52, 61, 66], [], minutes, 'worse'],
  ['three rising', [60, 40, 52, 61], [], share, 'steady'],
  [
    'rising, and still below the centre',
    [60, 70, 60, 70, 51, 52, 53, 54],
    [],
    { target: 95, better: 'higher' },
    'steady',
  ],
  ['a pause in it', [40, 52, 52, 66], [], share, 'steady'],
  ['at the target, whatever the way', [99, 97, 93, 90], [], share, 'met'],
  ['a time under the target', before, after, minutes, 'met'],
  ['a time far below its baseline, target not met', before, after.slice(0, 2), minutes, 'improving'],
  ['a time far above it', before, [900], minutes, 'worse'],
  ['an outlier of weeks ago', before, [900, 590, 600], minutes, 'steady'],
  ['no target', [40, 52, 61, 66], [], any, 'improving'],
])('status of %s', (_, baseline, later, aim, status) => {
  expect(chartStatus(controlChart(baseline, [...baseline, ...later]), aim)).toBe(status);
});

test('no value and no chart have no status', () => {
  expect([chartStatus(null, share), chartStatus(controlChart(before, []), minutes)]).toEqual([null, null]);
});
