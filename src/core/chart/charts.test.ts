import { expect, test } from 'vitest';
import { byHour } from './by-hour.ts';
import { chartPalettes } from './chart-palette.ts';
import { controlChart } from './control-chart.ts';
import { oddsByBucket } from './odds-by-bucket.ts';
import { pareto } from './pareto.ts';
import { responseCurve } from './response-curve.ts';

const palette = chartPalettes.grey;
const minute = 60_000;
const never = { at: null, low: null, high: null, largest: null };

interface Drawn {
  readonly xAxis: { readonly max?: number; readonly data?: readonly string[]; readonly name?: string };
  readonly yAxis: { readonly axisLabel?: { readonly lineHeight?: number } };
  readonly series: readonly {
    readonly data: readonly unknown[];
    readonly markLine?: { readonly data: readonly { readonly xAxis?: number; readonly label?: object }[] };
  }[];
}
const drawn = (option: unknown) => option as Drawn;

test('the response curve goes in steps from nobody at 0 to the end, with its band and the target', () => {
  const curve = [
    { at: 2 * minute, share: 0.05, low: 0.01, high: 0.3 },
    { at: 21 * minute, share: 0.5, low: 0.3, high: 0.7 },
    { at: 900 * minute, share: 0.8, low: 0.6, high: 0.9 },
  ];
  const times = { n: 20, answered: 16, open: 4, median: never, p75: never, p90: never, within: [], curve };
  const option = drawn(
    responseCurve({ title: null, name: 'answered', times, targetMs: 30 * minute }, palette),
  );
  expect(option.xAxis).toMatchObject({ name: 'min since receipt', max: 60 });
  const [low, band, line] = option.series;
  expect(line?.data).toEqual([
    [0, 0],
    [2, 5],
    [21, 50],
    [60, 50],
  ]);
  expect(low?.data[2]).toEqual([21, 30]);
  expect(band?.data[2]).toEqual([21, 40]);
  expect(line?.markLine?.data[0]?.xAxis).toBe(30);
});

test('reasons carry their share of all so far', () => {
  const rows = [
    { name: 'not yet given', n: 3 },
    { name: 'nobody on duty', n: 1 },
  ];
  const option = drawn(pareto({ title: null, rows }, palette));
  // A name in two lines does not lie on itself.
  expect(option.yAxis.axisLabel?.lineHeight).toBe(14);
  const [bars] = option.series;
  expect(bars?.data).toMatchObject([
    { value: 3, label: { formatter: '3, 75 % so far' } },
    { value: 1, label: { formatter: '1, 100 % so far' } },
  ]);
});

test('buckets of nothing have no interval; hours are named', () => {
  const buckets = [
    { bucket: 'm5', n: 4, contacted: 3, qualified: 1 },
    { bucket: 'never', n: 0, contacted: 0, qualified: 0 },
  ] as const;
  const option = drawn(oddsByBucket({ title: null, buckets, outcome: 'contacted' }, palette));
  expect(option.xAxis.data).toEqual(['up to\n5 min\nn 4', 'never\n\nn 0']);
  expect(option.series[0]?.data).toEqual([75, 0]);
  expect(option.series[1]?.data).toHaveLength(1);
  const hours = Array.from({ length: 24 }, (_, hour) => hour);
  expect(drawn(byHour({ title: null, arrivals: hours, answers: hours }, palette)).xAxis.data?.[9]).toBe('09');
});

test('a level’s words stand beside its line, and above it where the floor is near', () => {
  const week = { label: 'W49', value: 21, n: 20 };
  const labels = (low: number) => {
    const limits = { centre: 210, low, high: 380 };
    const [line] = drawn(
      controlChart({ title: null, unit: 'min', name: 'median', weeks: [week], limits, target: 30 }, palette),
    ).series;
    return line?.markLine?.data.map(({ label }) => label);
  };
  expect(labels(38.8)).toMatchObject([
    { formatter: 'target 30 min', position: 'insideStartTop', distance: [3, 8] },
    { formatter: 'upper limit 380 min', position: 'insideEndTop' },
    { formatter: 'mean 210 min', position: 'insideMiddleTop' },
    { formatter: 'lower limit 38.8 min', position: 'insideEndTop' },
  ]);
  expect(labels(100)?.at(-1)).toMatchObject({ position: 'insideEndBottom' });
});
