import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mantelHaenszel } from './mantel-haenszel.ts';
import { newcombe } from './newcombe.ts';
import { type FourCells, oddsRatio } from './odds-ratio.ts';
import { quantileOf } from './quantile-of.ts';
import { riskRatio } from './risk-ratio.ts';
import { type SurvivalStep, survival } from './survival.ts';
import { wilson, Z } from './wilson.ts';

// Ours against R's survival and Python's statsmodels (test/reference): to ten digits where the rules are the same, and
// where they differ both answers stand here. docs/statistics.md says why they do.

type Row = readonly (number | null)[];
type RSet = Record<'at' | 'atRisk' | 'events' | 'survival' | 'greenwood' | 'low' | 'high', Row> &
  Record<'usualLow' | 'usualHigh' | 'quantiles' | 'quantilesLow' | 'quantilesHigh', Row>;
type PythonTable = Record<'wilson' | 'usualWilson' | 'newcombe' | 'odds' | 'risk' | 'usualOdds', Row>;
interface Values {
  readonly r: { readonly sets: Record<string, RSet> };
  readonly python: {
    readonly tables: Record<string, PythonTable>;
    readonly pooled: Record<string, Row>;
    readonly sets: Record<
      string,
      {
        readonly survival: Row;
        readonly error: Row;
        readonly quantiles: Row;
        readonly intervals: readonly Row[];
      }
    >;
  };
}

const folder = join(import.meta.dirname, '../../../test/reference');
const values = JSON.parse(readFileSync(join(folder, 'values.json'), 'utf8')) as Values;
const { r, python } = values;
const csv = (name: string) => {
  const lines = readFileSync(join(folder, name), 'utf8').trim().split('\n');
  return lines.slice(1).map((line) => line.split(','));
};

/** Both missing, or equal in the first ten digits. */
function sameTo10Digits(found: Row, expected: Row | undefined): void {
  expect(found.length).toBe(expected?.length);
  for (const [place, value] of found.entries()) {
    const other = expected?.[place] ?? null;
    if (value === null || other === null) expect(value).toBe(other);
    else expect(Math.abs(value - other)).toBeLessThanOrEqual(5e-11 * Math.abs(other));
  }
}

const parts = [0.5, 0.75, 0.9];
const sets = new Map(
  [...new Set(csv('times.csv').map(([name = '']) => name))].map((name) => {
    const rows = csv('times.csv').filter((row) => row[0] === name);
    const never = rows.reduce((sum, row) => sum + Number(row[4]), 0);
    const points = rows
      .filter((row) => row[1] !== '')
      .map((row) => ({ at: Number(row[1]), events: Number(row[2]), censored: Number(row[3]) }));
    return [name, survival(points, never)] as const;
  }),
);
const stepsOf = (name: string) => sets.get(name) ?? expect.unreachable(`no set ${name}`);
const rOf = (name: string) => r.sets[name] ?? expect.unreachable(`R has no set ${name}`);
const pythonOf = (name: string) => python.sets[name] ?? expect.unreachable(`statsmodels has no set ${name}`);
const column = (steps: readonly SurvivalStep[], key: keyof SurvivalStep) =>
  steps.map((step) => (Number.isFinite(step[key]) ? step[key] : null));
const quantiles = (name: string) => parts.map((p) => quantileOf(stepsOf(name), p));

test('six sets of waits are compared, 500 drawn ones among them', () => {
  expect([...sets.keys()]).toEqual(['f1_business', 'f1_elapsed', 'm42', 'half', 'all', 'seeded']);
  expect(stepsOf('seeded')[0]?.atRisk).toBe(500);
  expect(Object.keys(r.sets)).toEqual([...sets.keys()]);
});

test.each([...sets.keys()])('%s: steps, S and Greenwood by R, S and its error by statsmodels', (name) => {
  const steps = stepsOf(name);
  for (const key of ['at', 'atRisk', 'events'] as const) expect(column(steps, key)).toEqual(rOf(name)[key]);
  sameTo10Digits(column(steps, 'greenwood'), rOf(name).greenwood);
  const waited = steps.filter((step) => step.survival > 0);
  sameTo10Digits(column(waited, 'survival'), rOf(name).survival.slice(0, waited.length));
  sameTo10Digits(column(waited, 'survival'), pythonOf(name).survival.slice(0, waited.length));
  const errors = waited.map((step) => step.survival * Math.sqrt(step.greenwood));
  sameTo10Digits(errors, pythonOf(name).error.slice(0, waited.length));
});

test.each([...sets.keys()])('%s: the band by R, with z as DOMAIN 3 rounds it', (name) => {
  const waited = stepsOf(name).filter((step) => step.survival > 0);
  sameTo10Digits(column(waited, 'low'), rOf(name).low.slice(0, waited.length));
  sameTo10Digits(column(waited, 'high'), rOf(name).high.slice(0, waited.length));
});

test.each(['f1_business', 'm42', 'seeded'])('%s: quantiles and their intervals by both', (name) => {
  const found = quantiles(name);
  expect(found.map(({ at }) => at)).toEqual(rOf(name).quantiles);
  expect(found.map(({ low }) => low)).toEqual(rOf(name).quantilesLow);
  expect(found.map(({ high }) => high)).toEqual(rOf(name).quantilesHigh);
  expect(found.map(({ at }) => at)).toEqual(pythonOf(name).quantiles);
  expect(found.map(({ low, high }) => [low, high])).toEqual(pythonOf(name).intervals);
});

test('differs: a share met exactly is ours at the first step, R takes the midpoint, statsmodels the next step', () => {
  expect(quantiles('f1_elapsed').map(({ at }) => at)).toEqual([26, 788, null]);
  expect(rOf('f1_elapsed').quantiles).toEqual([27.5, 939, null]);
  expect(pythonOf('f1_elapsed').quantiles).toEqual([29, 1_090, null]);
  expect(quantiles('f1_elapsed').map(({ low, high }) => [low, high])).toEqual(
    pythonOf('f1_elapsed').intervals,
  );
  expect(quantiles('half').map(({ at }) => at)).toEqual([2, 3, 4]);
  expect(rOf('half').quantiles).toEqual([2.5, 3.5, 4]);
  expect(pythonOf('half').quantiles).toEqual([3, 4, 4]);
});

test('differs: where all are answered ours has a band, R has none, statsmodels ends every interval there', () => {
  const last = stepsOf('all').at(-1);
  expect([last?.low, last?.high]).toEqual([0, wilson(0, 10)?.high]);
  expect([rOf('all').low.at(-1), rOf('all').high.at(-1)]).toEqual([null, null]);
  expect(quantiles('all').map(({ low, high }) => [low, high])).toEqual([
    [2, 31],
    [9, null],
    [20, null],
  ]);
  expect(rOf('all').quantilesHigh).toEqual([31, null, null]);
  expect(pythonOf('all').intervals).toEqual([
    [2, 31],
    [9, 44],
    [20, 44],
  ]);
  expect(quantiles('half')[0]).toMatchObject({ low: 1, high: 4 });
  expect([rOf('half').quantilesHigh[0], pythonOf('half').intervals[0]]).toEqual([null, [1, 4]]);
});

test('differs: z rounded to six decimals moves limits in the eighth digit', () => {
  const {
    low: [ours],
    usualLow: [usual],
  } = rOf('f1_business');
  expect([ours, usual]).toEqual([expect.closeTo(0.694743189344, 12), expect.closeTo(0.694743193257, 12)]);
  expect(Z).toBe(1.959964);
  const share = wilson(12, 19);
  sameTo10Digits([share?.low ?? null, share?.high ?? null], python.tables.f1_within?.wilson);
  expect((python.tables.f1_within?.usualWilson[0] ?? 0) - (share?.low ?? 0)).toBeCloseTo(1.612e-9, 11);
});

const tables = new Map<string, FourCells[]>();
for (const [name = '', , ...cells] of csv('tables.csv')) {
  const [a = 0, b = 0, c = 0, d = 0] = cells.map(Number);
  tables.set(name, [...(tables.get(name) ?? []), [a, b, c, d]]);
}
const single = [...tables].flatMap(([name, [first, ...others]]) =>
  first && others.length === 0 ? [[name, first] as const] : [],
);
const row = (found: { ratio: number; low: number; high: number } | null): Row => [
  found?.ratio ?? null,
  found?.low ?? null,
  found?.high ?? null,
];

test.each(single)('%s: shares and their difference', (name, [a, b, c, d]) => {
  const [one, other] = [wilson(a, a + b), wilson(c, c + d)];
  if (!one || !other) return expect.unreachable('a share of nothing');
  sameTo10Digits([one.low, one.high], python.tables[name]?.wilson);
  const { difference, low, high } = newcombe(one, other);
  sameTo10Digits([difference, low, high], python.tables[name]?.newcombe);
});

test.each(single.filter(([, cells]) => !cells.includes(0)))(
  '%s: odds and risk ratios',
  (name, [a, b, c, d]) => {
    sameTo10Digits(row(oddsRatio(a, b, c, d)), python.tables[name]?.odds);
    sameTo10Digits(row(riskRatio(a, a + b, c, c + d)), python.tables[name]?.risk);
  },
);

test('differs: a half goes to all four cells, statsmodels gives it to the one that is zero', () => {
  expect(row(oddsRatio(5, 0, 3, 4))).toEqual([
    expect.closeTo(14.142857142857, 10),
    expect.closeTo(0.568233, 6),
    expect.closeTo(352.004196, 5),
  ]);
  sameTo10Digits(row(oddsRatio(5.5, 0.5, 3.5, 4.5)), row(oddsRatio(5, 0, 3, 4)));
  sameTo10Digits(row(oddsRatio(5, 0.5, 3, 4)), python.tables.zero?.odds);
  expect(row(riskRatio(5, 5, 3, 7))[0]).toBeCloseTo(2.095238095238, 10);
  sameTo10Digits(row(riskRatio(5, 5.5, 3, 7)), python.tables.zero?.risk);
});

test('odds pooled over four sources, one with a zero cell', () => {
  const strata = tables.get('sources') ?? [];
  expect(strata.length).toBe(4);
  sameTo10Digits(row(mantelHaenszel(strata)), python.pooled.sources);
});
