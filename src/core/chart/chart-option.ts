/**
 * What ECharts draws (its EChartsOption), as data: the same on a screen, in a mail and on paper. Core names no package, so
 * the shape is open here; whoever draws it hands it on as it is.
 */
export interface ChartOption {
  readonly [part: string]: unknown;
}

/** A point that a chart leaves out. */
export const GAP = '-';
