import type { ControlChart } from './control-chart.ts';

/** Where a weekly figure stands: the target met, or not met but on its way, or not, or moving away (S1-08). */
export type ChartStatus = 'met' | 'improving' | 'steady' | 'worse';

export interface ChartAim {
  /** In the unit of the values; null: none is set. */
  readonly target: number | null;
  readonly better: 'higher' | 'lower';
}

/** Points of a trend: two say nothing (S1-08). */
const TREND = 4;

/**
 * The status as of the latest value (DOMAIN M-28): met when it reaches the target; else improving or worse by what the
 * chart shows of it, a signal that holds the latest value, or four and more in a row in one direction of which the latest lies
 * on that side of the centre; else steady. null: there is no value, or no chart of it.
 */
export function chartStatus(chart: ControlChart | null, { target, better }: ChartAim): ChartStatus | null {
  const latest = chart?.values.at(-1);
  if (chart === null || latest === undefined) return null;
  const up = better === 'higher';
  if (target !== null && (up ? latest >= target : latest <= target)) return 'met';
  const moves = (side: 'above' | 'below') => signalled(chart, side) || trend(chart, latest, side);
  if (moves(up ? 'above' : 'below')) return 'improving';
  return moves(up ? 'below' : 'above') ? 'worse' : 'steady';
}

function signalled({ signals, values }: ControlChart, side: 'above' | 'below'): boolean {
  return signals.some((signal) => signal.side === side && signal.points.includes(values.length - 1));
}

function trend({ values, centre }: ControlChart, latest: number, side: 'above' | 'below'): boolean {
  const sign = side === 'above' ? 1 : -1;
  const tail = values.slice(-TREND).map((value) => value * sign);
  const steady = tail.every((value, place) => place === 0 || value > (tail[place - 1] ?? value));
  return tail.length === TREND && steady && (latest - centre) * sign > 0;
}
