import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { ChartOption } from '../../src/core/chart/chart-option.ts';
import { type ChartPalette, chartPalettes } from '../../src/core/chart/chart-palette.ts';
import type { Drawing } from './draw-on-screen.ts';

export interface ChartProps {
  /** What it shows, for who can’t see it; the table beneath holds the numbers. */
  readonly label: string;
  readonly option: (palette: ChartPalette) => ChartOption;
  readonly height?: number;
}

/** A chart in the colours of the page; its script is fetched when the first one is shown. */
export function Chart({ label, option, height = 260 }: ChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const drawing = useRef<Drawing>(null);
  const [isReady, setReady] = useState(false);
  const palette = usePalette();
  useEffect(() => {
    let isGone = false;
    void import('./draw-on-screen.ts').then(({ drawInto }) => {
      if (isGone || frame.current === null) return;
      drawing.current = drawInto(frame.current);
      setReady(true);
    });
    return () => {
      isGone = true;
      drawing.current?.end();
      drawing.current = null;
      setReady(false);
    };
  }, []);
  useEffect(() => {
    if (isReady) drawing.current?.draw(option(palette));
  }, [isReady, option, palette]);
  return <div ref={frame} role="img" aria-label={label} className="heed-chart" style={{ height }} />;
}

function usePalette(): ChartPalette {
  const isDark = useSyncExternalStore(
    watchScheme,
    () => document.documentElement.dataset.mantineColorScheme === 'dark',
  );
  const isPaper = useSyncExternalStore(watchPaper, () => matchMedia('print').matches);
  if (isPaper) return chartPalettes.grey;
  return isDark ? chartPalettes.dark : chartPalettes.light;
}

function watchScheme(changed: () => void): () => void {
  const watch = new MutationObserver(changed);
  watch.observe(document.documentElement, { attributeFilter: ['data-mantine-color-scheme'] });
  return () => watch.disconnect();
}

function watchPaper(changed: () => void): () => void {
  const paper = matchMedia('print');
  paper.addEventListener('change', changed);
  return () => paper.removeEventListener('change', changed);
}
