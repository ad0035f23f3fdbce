import type { ReactNode } from 'react';
import { Section } from '../ui/index.ts';
import { Chart, type ChartProps } from './chart.tsx';

export interface ChartPanelProps extends Omit<ChartProps, 'label'> {
  readonly title: string;
  /** What the chart says, in one sentence of numbers. */
  readonly sentence: string;
  /** Words of caution beneath the chart. */
  readonly note?: ReactNode;
  /** The table with the same numbers. */
  readonly children: ReactNode;
}

/** One sentence of meaning, the chart, then the table with the same numbers. */
export function ChartPanel({ title, sentence, note, children, ...chart }: ChartPanelProps) {
  return (
    <Section title={title} lead={sentence}>
      <Chart label={`${title}: ${sentence}`} {...chart} />
      {note ? <p className="heed-chart-note">{note}</p> : null}
      <details className="heed-chart-table">
        <summary>The numbers</summary>
        {children}
      </details>
    </Section>
  );
}
