import type { Share } from '../measure/wilson.ts';
import { chartFrame, valueAxis, weekAxis } from './chart-frame.ts';
import { type ChartOption, GAP } from './chart-option.ts';
import type { ChartPalette } from './chart-palette.ts';
import { amountText, type Level, levelLines } from './level-lines.ts';

export interface ShareByWeekGiven {
  readonly title: string | null;
  readonly name: string;
  /** null: nothing was decided that week. */
  readonly weeks: readonly { readonly label: string; readonly share: Share | null }[];
  /** From 0 to 1; null: none is set. */
  readonly target: number | null;
  /** In per cent. */
  readonly limits: { readonly centre: number; readonly low: number; readonly high: number } | null;
}

/** A share week by week with its 95 % interval, target, limits and n. */
export function shareByWeek(given: ShareByWeekGiven, palette: ChartPalette): ChartOption {
  const { title, name, weeks, target, limits } = given;
  return {
    ...chartFrame({ title, palette, bottom: 26 }),
    xAxis: weekAxis(
      palette,
      weeks.map(({ label, share }) => ({ label, n: share?.of ?? 0 })),
    ),
    yAxis: valueAxis(palette, '%', { min: 0, max: 100 }),
    series: [
      {
        type: 'custom',
        name: '95 % interval',
        renderItem: intervalBar(palette.limit),
        data: weeks.flatMap(({ share }, place) =>
          share === null ? [] : [[place, share.low * 100, share.high * 100]],
        ),
        encode: { x: 0, y: [1, 2] },
        tooltip: { show: false },
        z: 1,
      },
      {
        type: 'line',
        name,
        symbol: 'circle',
        symbolSize: 7,
        lineStyle: { color: palette.accent, width: 2 },
        itemStyle: { color: palette.accent },
        data: weeks.map(({ share }) => (share === null ? GAP : Number((share.share * 100).toFixed(1)))),
        markLine: levelLines(levelsOf(target, limits), palette),
      },
    ],
  };
}

function levelsOf(target: number | null, limits: ShareByWeekGiven['limits']): Level[] {
  const aim: Level[] =
    target === null
      ? []
      : [{ kind: 'target', at: target * 100, text: `target ${amountText(target * 100, '%')}` }];
  if (limits === null) return aim;
  return [
    ...aim,
    { kind: 'upper', at: limits.high, text: `upper limit ${amountText(limits.high, '%')}` },
    { kind: 'centre', at: limits.centre, text: `mean ${amountText(limits.centre, '%')}` },
    // At the floor it says nothing.
    ...(limits.low > 0
      ? [{ kind: 'lower' as const, at: limits.low, text: `lower limit ${amountText(limits.low, '%')}` }]
      : []),
  ];
}

/** What ECharts hands to a row that draws itself. */
interface DrawApi {
  value(dimension: number): number;
  coord(point: readonly [number, number]): readonly [number, number];
}

/** A thin line from the low to the high end, with a foot at each. */
export function intervalBar(stroke: string) {
  return (_: unknown, api: DrawApi) => {
    const [x, low] = api.coord([api.value(0), api.value(1)]);
    const [, high] = api.coord([api.value(0), api.value(2)]);
    const line = (x1: number, y1: number, x2: number, y2: number) => ({
      type: 'line',
      shape: { x1, y1, x2, y2 },
      style: { stroke, lineWidth: 1 },
    });
    return {
      type: 'group',
      children: [line(x, low, x, high), line(x - 3, low, x + 3, low), line(x - 3, high, x + 3, high)],
    };
  };
}
