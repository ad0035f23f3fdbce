import { expect, test } from 'vitest';
import { MINUTE } from '../time/instant.ts';
import { controlChart } from './control-chart.ts';
import { newcombe } from './newcombe.ts';
import { oddsRatio } from './odds-ratio.ts';
import { quantileOf } from './quantile-of.ts';
import { riskRatio } from './risk-ratio.ts';
import { speedOf } from './speed.ts';
import { survival } from './survival.ts';
import { type Share, wilson } from './wilson.ts';

// The worked values of DOMAIN 3, under M-42, in its order and to its digits.

const to = (digits: number) => (value: number) => Number(value.toFixed(digits));
const shareOf = (met: number, of: number): Share =>
  wilson(met, of) ?? expect.unreachable('a share of nothing');

const score = { goalMs: 5 * MINUTE, targetMs: 30 * MINUTE };

const checkSet = survival(
  [
    { at: 3, events: 1, censored: 0 },
    { at: 5, events: 0, censored: 1 },
    { at: 6, events: 1, censored: 0 },
    { at: 7, events: 1, censored: 0 },
    { at: 8, events: 0, censored: 1 },
    { at: 10, events: 1, censored: 0 },
    { at: 12, events: 1, censored: 1 },
  ],
  0,
);

const ofRatio = (found: { ratio: number; low: number; high: number } | null, digits: number) =>
  [found?.ratio ?? Number.NaN, found?.low ?? Number.NaN, found?.high ?? Number.NaN].map(to(digits));

const ofDifference = (a: Share, b: Share) => {
  const { difference, low, high } = newcombe(a, b);
  return [difference, low, high].map(to(4));
};

const ofChart = () => {
  const weeks = [540, 610, 575, 650, 590, 560, 625, 600];
  const chart = controlChart(weeks, weeks) ?? expect.unreachable('no chart');
  return [
    to(2)(chart.centre),
    to(4)(chart.meanRange),
    ...[chart.low, chart.high, chart.rangeLimit].map(to(2)),
  ];
};

test.each<[name: string, found: unknown, worked: unknown]>([
  ...(
    [
      ['5', 5, 1],
      ['8', 8, 0.976],
      ['10', 10, 0.96],
      ['14', 14, 0.928],
      ['21', 21, 0.872],
      ['23:20', 23 + 1 / 3, 0.8533],
      ['30', 30, 0.8],
      ['31', 31, 0.7982],
      ['50', 50, 0.7644],
      ['75', 75, 0.72],
      ['130', 130, 0.6222],
      ['479', 479, 0.0018],
      ['480', 480, 0],
    ] as const
  ).map(([name, minutes, worked]): [string, number, number] => [
    `speed at ${name}`,
    to(4)(speedOf(Math.round(minutes * MINUTE), score)),
    worked,
  ]),
  ['check set, times', checkSet.map(({ at }) => at), [3, 6, 7, 10, 12]],
  [
    'check set, S',
    checkSet.map((step) => to(6)(step.survival)),
    [0.875, 0.729167, 0.583333, 0.388889, 0.194444],
  ],
  ['check set, median', quantileOf(checkSet, 0.5).at, 10],
  ['Wilson 12/19', [shareOf(12, 19).low, shareOf(12, 19).high].map(to(4)), [0.4104, 0.8085]],
  ['Wilson 88/94', [shareOf(88, 94).low, shareOf(88, 94).high].map(to(4)), [0.8677, 0.9704]],
  ['Newcombe 301/388 - 118/412', ofDifference(shareOf(301, 388), shareOf(118, 412)), [0.4894, 0.426, 0.5461]],
  ['Newcombe 24/30 - 15/30', ofDifference(shareOf(24, 30), shareOf(15, 30)), [0.3, 0.0585, 0.4985]],
  ['odds 150/200, 40/200', ofRatio(oddsRatio(150, 50, 40, 160), 4), [12, 7.4874, 19.2323]],
  ['odds 90/200, 24/200', ofRatio(oddsRatio(90, 110, 24, 176), 4), [6, 3.6051, 9.9858]],
  ['odds with a zero cell, 5/5, 3/7', ofRatio(oddsRatio(5, 0, 3, 4), 3), [14.143, 0.568, 352.004]],
  ['risk 31/100, 10/100', ofRatio(riskRatio(31, 100, 10, 100), 4), [3.1, 1.6076, 5.978]],
  ['risk 90/200, 40/200', ofRatio(riskRatio(90, 200, 40, 200), 4), [2.25, 1.6392, 3.0884]],
  ['XmR', ofChart(), [593.75, 51.4286, 456.95, 730.55, 168.02]],
])('%s', (_, found, worked) => {
  expect(found).toEqual(worked);
});
