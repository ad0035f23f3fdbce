import type { ChartUnit } from './chart-frame.ts';
import type { ChartPalette } from './chart-palette.ts';

/** A level that a chart is read against. Each kind has a dash of its own. */
export interface Level {
  readonly kind: 'target' | 'centre' | 'upper' | 'lower';
  readonly at: number;
  readonly text: string;
  /** So near the floor that its words stand above it. */
  readonly low?: boolean;
}

const dashes = { target: 'solid', centre: [2, 3], upper: [7, 4], lower: [7, 4] } as const;
/** Apart, so that they can be read where the lines lie close. */
const positions = {
  target: 'insideStartTop',
  centre: 'insideMiddleTop',
  upper: 'insideEndTop',
  lower: 'insideEndBottom',
} as const;

/** Horizontal lines with their words: the target's at the left end, the limits' at the right one. */
export function levelLines(levels: readonly Level[], palette: ChartPalette) {
  return {
    silent: true,
    symbol: 'none',
    data: levels.map(({ kind, at, text, low = false }) => ({
      yAxis: at,
      lineStyle: {
        type: dashes[kind],
        width: kind === 'target' ? 1.5 : 1,
        color: kind === 'target' ? palette.target : palette.limit,
      },
      label: {
        show: true,
        formatter: text,
        position: low ? 'insideEndTop' : positions[kind],
        color: kind === 'target' ? palette.target : palette.limit,
        fontSize: 10,
        // From the line to the middle of the words, so that it does not strike them out.
        distance: [3, 8],
        textBorderColor: palette.ground,
        textBorderWidth: 2,
      },
    })),
  };
}

/** `30 min`, `63.2 %`: one place after the point at most. */
export function amountText(amount: number, unit: ChartUnit): string {
  return `${Number(amount.toFixed(1))} ${unit}`;
}
