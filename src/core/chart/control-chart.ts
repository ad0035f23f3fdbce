import { type ChartUnit, chartFrame, valueAxis, weekAxis } from './chart-frame.ts';
import { type ChartOption, GAP } from './chart-option.ts';
import type { ChartPalette } from './chart-palette.ts';
import { amountText, type Level, levelLines } from './level-lines.ts';

/** A week on a chart: `W49`, its value in the chart's unit (null: none, or not reached), and of how many. */
export interface ChartWeek {
  readonly label: string;
  readonly value: number | null;
  readonly n: number;
  /** Chance rarely makes it (M-28). */
  readonly signal?: boolean;
}

export interface ControlChartGiven {
  readonly title: string | null;
  readonly unit: ChartUnit;
  /** What the values are, for the legend of the tooltip: `median`. */
  readonly name: string;
  readonly weeks: readonly ChartWeek[];
  /** null: too few weeks for limits. */
  readonly limits: { readonly centre: number; readonly low: number; readonly high: number } | null;
  /** In the chart's unit; null: none is set. */
  readonly target: number | null;
}

/** Weekly values with centre, limits, target and n of each week (M-28, S3-02). A week without value is a gap. */
export function controlChart(given: ControlChartGiven, palette: ChartPalette): ChartOption {
  const { title, unit, name, weeks, limits, target } = given;
  return {
    ...chartFrame({ title, palette, bottom: 26 }),
    xAxis: weekAxis(palette, weeks),
    yAxis: valueAxis(palette, unit, {
      min: 0,
      max: unit === '%' ? 100 : ({ max }: { max: number }) => highest(max, limits, target),
    }),
    series: [
      {
        type: 'line',
        name,
        connectNulls: false,
        symbolSize: 7,
        lineStyle: { color: palette.accent, width: 2 },
        itemStyle: { color: palette.accent },
        data: weeks.map(({ value, signal = false }) => ({
          value: value ?? GAP,
          symbol: signal ? 'diamond' : 'circle',
          symbolSize: signal ? 13 : 7,
          ...(signal ? { itemStyle: { color: palette.signal } } : {}),
        })),
        markLine: levelLines(levelsOf(limits, target, unit), palette),
      },
    ],
  };
}

/** Room for every line and its word. */
function highest(max: number, limits: ControlChartGiven['limits'], target: number | null): number {
  const top = Math.max(Number.isFinite(max) ? max : 0, limits?.high ?? 0, target ?? 0, 1);
  const step = 10 ** Math.floor(Math.log10(top)) / 2;
  return Math.ceil((top * 1.08) / step) * step;
}

function levelsOf(limits: ControlChartGiven['limits'], target: number | null, unit: ChartUnit): Level[] {
  const lines: Level[] =
    limits === null
      ? []
      : [
          { kind: 'upper', at: limits.high, text: `upper limit ${amountText(limits.high, unit)}` },
          { kind: 'centre', at: limits.centre, text: `mean ${amountText(limits.centre, unit)}` },
          // At the floor it says nothing.
          ...(limits.low > 0
            ? [
                {
                  kind: 'lower' as const,
                  at: limits.low,
                  text: `lower limit ${amountText(limits.low, unit)}`,
                  low: limits.low < limits.high / 8,
                },
              ]
            : []),
        ];
  const aim: Level[] =
    target === null ? [] : [{ kind: 'target', at: target, text: `target ${amountText(target, unit)}` }];
  return [...aim, ...lines];
}
