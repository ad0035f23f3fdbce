import { chartFrame, nameAxis, valueAxis } from './chart-frame.ts';
import type { ChartOption } from './chart-option.ts';
import type { ChartPalette } from './chart-palette.ts';

export interface ByHourGiven {
  readonly title: string | null;
  /** 24 each, by hour of the organisation's wall. */
  readonly arrivals: readonly number[];
  readonly answers: readonly number[];
}

/** What comes in by hour of the day, and what is answered then: bars against a line with markers. */
export function byHour({ title, arrivals, answers }: ByHourGiven, palette: ChartPalette): ChartOption {
  return {
    ...chartFrame({ title, palette, legend: ['arrivals', 'answers'], bottom: 22 }),
    xAxis: nameAxis(
      palette,
      arrivals.map((_, hour) => String(hour).padStart(2, '0')),
      {
        name: 'hour of the day',
        nameLocation: 'middle',
        nameGap: 24,
        nameTextStyle: { color: palette.soft },
      },
    ),
    yAxis: valueAxis(palette, 'count', { minInterval: 1 }),
    series: [
      {
        type: 'bar',
        name: 'arrivals',
        barCategoryGap: '25%',
        itemStyle: { color: palette.second },
        data: [...arrivals],
      },
      {
        type: 'line',
        name: 'answers',
        symbol: 'circle',
        symbolSize: 6,
        lineStyle: { color: palette.accent, width: 2 },
        itemStyle: { color: palette.accent },
        data: [...answers],
      },
    ],
  };
}
