import { expect, test } from 'vitest';
import { chartPalettes } from '../chart/chart-palette.ts';
import { figuresOf } from '../measure/figures-of.ts';
import { Tally } from '../measure/tally.ts';
import { wilson } from '../measure/wilson.ts';
import { MINUTE } from '../time/instant.ts';
import { differenceText, minutesText, reachedIntervalText, reachedText } from './figure-text.ts';
import { medianChart, withinChart } from './weekly-charts.ts';
import type { WeeklyContent, WeekPoint } from './weekly-content.ts';
import { weeklyCsv } from './weekly-csv.ts';
import { weekSentence } from './weekly-text.ts';

const reached = (minutes: number | null) => ({
  at: minutes === null ? null : minutes * MINUTE,
  low: 6 * MINUTE,
  high: null,
  largest: 130 * MINUTE,
});

/** Weekly medians of fixture F5, and a week that was not reached. */
const medians = [540, 610, 575, 650, 590, 560, 625, 600, 27, null];
const series = medians.map(
  (minutes, place): WeekPoint => ({
    week: `2026-W${40 + place}`,
    counted: 20,
    withinTarget: wilson(12, 19),
    median: reached(minutes),
    score: null,
  }),
);

const week = (changes: Partial<WeeklyContent> = {}): WeeklyContent => ({
  version: 1,
  week: '2026-W49',
  from: '2026-11-30',
  until: '2026-12-07',
  zone: 'America/Chicago',
  asOf: 0,
  targetMs: 30 * MINUTE,
  figures: figuresOf(new Tally(), 0),
  before: null,
  series,
  teams: [],
  leaders: [],
  waiting: [],
  waitingMore: 0,
  actions: [],
  ...changes,
});

test('times are said in minutes, and what is not reached says how far it was seen (R28)', () => {
  expect(minutesText(1_200 * MINUTE)).toBe('1,200');
  expect(minutesText(150_000)).toBe('2.5');
  expect(reachedText(reached(21))).toBe('21 min');
  expect(reachedText(reached(null))).toBe('not reached (> 130 min)');
  expect(reachedIntervalText(reached(null))).toBe('6 min–not reached');
  expect(differenceText({ difference: -0.1234, low: -0.3, high: 0.05 })).toBe('−12.3 points (−30.0 to +5.0)');
});

interface Drawn {
  readonly series: readonly {
    readonly data: readonly { readonly value: unknown; readonly symbol: string }[];
    readonly markLine?: { readonly data: readonly { readonly label: { readonly formatter: string } }[] };
  }[];
}
const linesOf = (option: unknown) =>
  (option as Drawn).series.flatMap(
    ({ markLine }) => markLine?.data.map(({ label }) => label.formatter) ?? [],
  );

test('the control chart judges by the weeks before the last; a week that was not reached is a gap (M-28, E8.j)', () => {
  const option = medianChart(week({ series: series.slice(0, 9) }), chartPalettes.grey);
  expect(linesOf(option)).toEqual([
    'target 30 min',
    'upper limit 730.5 min',
    'mean 593.8 min',
    'lower limit 456.9 min',
  ]);
  const [line] = (option as unknown as Drawn).series;
  expect(line?.data.map(({ symbol }) => symbol).at(-1)).toBe('diamond');
  const gap = medianChart(week(), chartPalettes.grey) as unknown as Drawn;
  expect(gap.series[0]?.data.at(-1)?.value).toBe('-');
});

test('shares are drawn against the share that is expected (5.1)', () => {
  expect(linesOf(withinChart(week(), chartPalettes.light))[0]).toBe('target 90 %');
});

test('a week of nothing says so, and has no share', () => {
  expect(weekSentence(week())).toBe('Nothing was received this week.');
});

test('the export has raw values, and nothing in it is reckoned with by a spreadsheet', () => {
  const rows = weeklyCsv(week()).trimEnd().split('\r\n');
  expect(rows[0]).toBe('week,id,name,unit,value,low,high,met,of,text,note');
  expect(rows[1]).toBe('2026-W49,counted,Counted,count,0,,,,0,0,0 received; excluded 0; pending 0');
  expect(rows.at(-2)).toBe(
    '2026-W49,series.withinTarget,Within target,share,0.631578947368421,0.4103953300354444,0.80850487358046,12,19,,',
  );
  expect(rows.filter((row) => /,[=+@]/.test(row))).toEqual([]);
});
