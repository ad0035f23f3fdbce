/** Colours of charts. No meaning rests on them alone: dash, marker and word say the same, so grey serves as well. */
export interface ChartPalette {
  readonly ink: string;
  readonly soft: string;
  /** Hairlines of the axes. */
  readonly line: string;
  /** What the chart stands on; inside of hollow markers. */
  readonly ground: string;
  readonly accent: string;
  /** A second row beside the first. */
  readonly second: string;
  /** Intervals around a line. */
  readonly band: string;
  readonly target: string;
  /** Limits of chance. */
  readonly limit: string;
  /** A point that chance rarely makes. */
  readonly signal: string;
}

export type PaletteName = 'light' | 'dark' | 'grey';

export const chartPalettes: Readonly<Record<PaletteName, ChartPalette>> = {
  light: {
    ink: '#191f20',
    soft: '#5a6465',
    line: '#e4e8e8',
    ground: '#ffffff',
    accent: '#0f6a61',
    second: '#8a9494',
    band: 'rgba(15, 106, 97, 0.16)',
    target: '#8f5200',
    limit: '#5a6465',
    signal: '#b3261e',
  },
  dark: {
    ink: '#e4e8e8',
    soft: '#9ba4a4',
    line: '#252c2c',
    ground: '#151a1a',
    accent: '#6cc3b8',
    second: '#6f7979',
    band: 'rgba(108, 195, 184, 0.2)',
    target: '#efb155',
    limit: '#9ba4a4',
    signal: '#ff8a7d',
  },
  grey: {
    ink: '#000000',
    soft: '#444444',
    line: '#d0d0d0',
    ground: '#ffffff',
    accent: '#000000',
    second: '#8c8c8c',
    band: '#dedede',
    target: '#000000',
    limit: '#5c5c5c',
    signal: '#000000',
  },
};
