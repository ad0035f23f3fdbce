import { BarChart, CustomChart, LineChart } from 'echarts/charts';
import {
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TitleComponent,
  TooltipComponent,
} from 'echarts/components';
import { init, use } from 'echarts/core';
import { LegacyGridContainLabel } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartOption } from '../core/chart/chart-option.ts';

use([
  BarChart,
  CustomChart,
  GridComponent,
  LegacyGridContainLabel,
  LegendComponent,
  LineChart,
  MarkLineComponent,
  SVGRenderer,
  TitleComponent,
  TooltipComponent,
]);

/** A chart as SVG text with its words as text, for mail, paper and files. Sizes in pixels. */
export function drawChart(
  option: ChartOption,
  { width, height }: { readonly width: number; readonly height: number },
): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ ...option });
    return chart.renderToSVGString();
  } finally {
    // Its timers keep the process alive otherwise.
    chart.dispose();
  }
}
