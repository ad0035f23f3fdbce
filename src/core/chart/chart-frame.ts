import type { ChartPalette } from './chart-palette.ts';

/** What a weekly value is in; its axis and lines carry it (S1-57). */
export type ChartUnit = 'min' | '%';

interface Frame {
  /** null: the page says it above. */
  readonly title: string | null;
  readonly palette: ChartPalette;
  /** Names of the rows, where there is more than one to tell apart. */
  readonly legend?: readonly string[];
  readonly bottom?: number;
}

// Without quotes: the SVG has it inside an attribute.
const FONT = 'Inter Variable, Inter, Arial, sans-serif';

/** What all charts have in common: type, title, margins, no motion. */
export function chartFrame({ title, palette, legend = [], bottom = 8 }: Frame) {
  const top = (title === null ? 12 : 34) + (legend.length > 0 ? 22 : 0);
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: FONT, fontSize: 11, color: palette.ink },
    ...(title === null
      ? {}
      : {
          title: {
            text: title,
            left: 0,
            top: 0,
            textStyle: { fontSize: 13, fontWeight: 600, color: palette.ink, fontFamily: FONT },
          },
        }),
    ...(legend.length === 0
      ? {}
      : {
          legend: {
            data: [...legend],
            left: 0,
            top: title === null ? 0 : 22,
            itemWidth: 22,
            textStyle: { color: palette.soft, fontFamily: FONT },
          },
        }),
    grid: { left: 8, right: 12, top: top + 12, bottom, containLabel: true },
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: palette.ground,
      borderColor: palette.line,
      textStyle: { color: palette.ink, fontFamily: FONT, fontSize: 12 },
    },
  };
}

/** An axis of numbers with its unit. */
export function valueAxis(palette: ChartPalette, name: string, more: object = {}) {
  return {
    type: 'value',
    name,
    nameTextStyle: { color: palette.soft, align: 'left' },
    axisLabel: { color: palette.soft },
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: palette.line } },
    ...more,
  };
}

/** Weeks with the n of each below it: the volume stands under every chart (S3-02). */
export function weekAxis(palette: ChartPalette, weeks: readonly { label: string; n: number }[]) {
  return nameAxis(
    palette,
    weeks.map(({ label, n }) => `${label}\n${n}`),
    {
      axisLabel: { color: palette.soft, hideOverlap: true, lineHeight: 13, fontSize: 10 },
      name: 'week, and n of it',
      nameLocation: 'middle',
      nameGap: 38,
      nameTextStyle: { color: palette.soft, fontSize: 10 },
    },
  );
}

/** An axis of names; each may take two lines. */
export function nameAxis(palette: ChartPalette, names: readonly string[], more: object = {}) {
  return {
    type: 'category',
    data: [...names],
    axisLabel: { color: palette.soft, hideOverlap: true, lineHeight: 14 },
    axisLine: { lineStyle: { color: palette.line } },
    axisTick: { show: false },
    ...more,
  };
}
