import { BarChart, CustomChart, LineChart } from 'echarts/charts';
import {
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TitleComponent,
  TooltipComponent,
} from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartOption } from '../../src/core/chart/chart-option.ts';

use([
  BarChart,
  CustomChart,
  LineChart,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TitleComponent,
  TooltipComponent,
  SVGRenderer,
]);

/** A drawn chart: redraws, follows its frame's width, and gives everything back. */
export interface Drawing {
  draw(option: ChartOption): void;
  end(): void;
}

/** Draws into a frame of the page. Loaded only where there is a chart. */
export function drawInto(frame: HTMLElement): Drawing {
  const chart = init(frame, null, { renderer: 'svg' });
  const watch = new ResizeObserver(() => chart.resize());
  watch.observe(frame);
  return {
    draw: (option) => chart.setOption(option, { notMerge: true }),
    end: () => {
      watch.disconnect();
      chart.dispose();
    },
  };
}
