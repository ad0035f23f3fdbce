import { chartFrame, nameAxis, valueAxis } from './chart-frame.ts';
import type { ChartOption } from './chart-option.ts';
import type { ChartPalette } from './chart-palette.ts';

export interface ParetoGiven {
  readonly title: string | null;
  /** Most first. */
  readonly rows: readonly { readonly name: string; readonly n: number }[];
}

/** Counts by reason, most first, lying so that their names can be read; each with its share of all so far. */
export function pareto({ title, rows }: ParetoGiven, palette: ChartPalette): ChartOption {
  const all = rows.reduce((sum, { n }) => sum + n, 0);
  let soFar = 0;
  const bars = rows.map(({ name, n }) => {
    soFar += n;
    return { name, n, text: `${n}, ${((soFar / all) * 100).toFixed(0)} % so far` };
  });
  const frame = chartFrame({ title, palette });
  return {
    ...frame,
    grid: { ...frame.grid, left: 16, right: 96 },
    xAxis: valueAxis(palette, '', { minInterval: 1, splitLine: { show: false }, axisLabel: { show: false } }),
    yAxis: nameAxis(
      palette,
      bars.map(({ name }) => name),
      { inverse: true, axisLabel: { color: palette.ink, width: 130, overflow: 'break', lineHeight: 14 } },
    ),
    series: [
      {
        type: 'bar',
        name: 'missed',
        barMaxWidth: 22,
        itemStyle: { color: palette.accent },
        data: bars.map(({ n, text }) => ({
          value: n,
          label: { show: true, position: 'right', formatter: text, color: palette.soft, fontSize: 11 },
        })),
      },
    ],
  };
}
