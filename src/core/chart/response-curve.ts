import type { CurvePoint, TimesUntil } from '../measure/figures.ts';
import { MINUTE, type Milliseconds } from '../time/instant.ts';
import { chartFrame, valueAxis } from './chart-frame.ts';
import type { ChartOption } from './chart-option.ts';
import type { ChartPalette } from './chart-palette.ts';

export interface ResponseCurveGiven {
  readonly title: string | null;
  /** What the curve is of: `answered, working time`. */
  readonly name: string;
  readonly times: TimesUntil;
  /** null: no target is set. */
  readonly targetMs: Milliseconds | null;
  /** Where the picture ends; left out, where the curve does, and at the target's double at least. */
  readonly untilMs?: Milliseconds;
}

/** A day of work: what happens later is in the table. */
const LONGEST: Milliseconds = 480 * MINUTE;

/** Share answered by time since receipt, in steps, with its 95 % band and the target (M-03). */
export function responseCurve(given: ResponseCurveGiven, palette: ChartPalette): ChartOption {
  const { title, name, times, targetMs } = given;
  const end = (given.untilMs ?? endOf(times, targetMs)) / MINUTE;
  const points = drawn(times.curve, end);
  return {
    ...chartFrame({ title, palette, bottom: 22 }),
    xAxis: valueAxis(palette, 'min since receipt', {
      min: 0,
      max: end,
      nameLocation: 'middle',
      nameGap: 24,
      splitLine: { show: false },
      axisLine: { show: true, lineStyle: { color: palette.line } },
    }),
    yAxis: valueAxis(palette, '% answered', { min: 0, max: 100 }),
    series: [
      { ...bandPart(points.map(([at, , low]) => [at, low])), name: 'low' },
      {
        ...bandPart(points.map(([at, , low, high]) => [at, Number((high - low).toFixed(6))])),
        name: '95 % band',
        areaStyle: { color: palette.band },
      },
      {
        type: 'line',
        name,
        step: 'end',
        symbol: 'none',
        lineStyle: { color: palette.accent, width: 2 },
        itemStyle: { color: palette.accent },
        data: points.map(([at, share]) => [at, share]),
        ...(targetMs === null ? {} : { markLine: targetLine(targetMs / MINUTE, palette) }),
      },
    ],
  };
}

function endOf({ curve }: TimesUntil, targetMs: Milliseconds | null): Milliseconds {
  const last = curve.findLast(({ at }) => at <= LONGEST)?.at ?? 0;
  const end = Math.max(Math.min(last * 1.05, LONGEST), (targetMs ?? 0) * 2, 10 * MINUTE);
  return Math.ceil(end / (10 * MINUTE)) * 10 * MINUTE;
}

type Drawn = readonly [at: number, share: number, low: number, high: number];

/** Minutes and per cent, from nobody at 0 to where the picture ends. */
function drawn(curve: readonly CurvePoint[], end: number): Drawn[] {
  const points = curve
    .map(({ at, share, low, high }): Drawn => [at / MINUTE, percent(share), percent(low), percent(high)])
    .filter(([at]) => at <= end);
  const [, share, low, high] = points.at(-1) ?? [0, 0, 0, 0];
  return [[0, 0, 0, 0], ...points, [end, share, low, high]];
}

const percent = (share: number) => Number((share * 100).toFixed(6));

function bandPart(data: readonly (readonly [number, number])[]) {
  return {
    type: 'line',
    step: 'end',
    stack: 'band',
    stackStrategy: 'all',
    symbol: 'none',
    silent: true,
    lineStyle: { opacity: 0 },
    tooltip: { show: false },
    data: data.map((point) => [...point]),
  };
}

function targetLine(minutes: number, palette: ChartPalette) {
  return {
    silent: true,
    symbol: 'none',
    data: [
      {
        xAxis: minutes,
        lineStyle: { type: 'solid', width: 1.5, color: palette.target },
        label: {
          formatter: `target ${Number(minutes.toFixed(1))} min`,
          position: 'insideStartTop',
          rotate: 0,
          align: 'left',
          padding: [0, 0, 6, 4],
          color: palette.target,
          fontSize: 10,
          textBorderColor: palette.ground,
          textBorderWidth: 2,
        },
      },
    ],
  };
}
