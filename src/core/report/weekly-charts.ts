import type { ChartOption } from '../chart/chart-option.ts';
import type { ChartPalette } from '../chart/chart-palette.ts';
import { type ControlChartGiven, controlChart } from '../chart/control-chart.ts';
import { shareByWeek } from '../chart/share-by-week.ts';
import { type ControlChart, controlChart as limitsOf } from '../measure/control-chart.ts';
import { MINUTE } from '../time/instant.ts';
import { minutesText, percentText, reachedText } from './figure-text.ts';
import { EXPECTED_SHARE, type WeeklyContent, type WeekPoint } from './weekly-content.ts';

type Shown = Pick<WeeklyContent, 'series' | 'targetMs'>;

/** Weekly medians with limits, target and n (E8.j). `titled`: it stands by itself, with nothing said above it. */
export function medianChart(content: Shown, palette: ChartPalette, titled = true): ChartOption {
  const { weeks, limits } = mediansOf(content);
  return controlChart(
    {
      title: titled ? 'Median until the first personal response, working minutes' : null,
      unit: 'min',
      name: 'median',
      weeks,
      limits,
      target: content.targetMs === null ? null : content.targetMs / MINUTE,
    },
    palette,
  );
}

/** Weekly shares within target with interval, limits, target and n (E8.j). */
export function withinChart(content: Shown, palette: ChartPalette, titled = true): ChartOption {
  const shares = content.series.map(({ withinTarget }) => withinTarget);
  const chart = chartOf(
    shares.map((share) => (share === null ? null : share.share * 100)),
    { floor: 0, cap: 100 },
  );
  return shareByWeek(
    {
      title: titled ? `Answered within ${targetText(content)}, per cent` : null,
      name: 'within target',
      weeks: content.series.map(({ week, withinTarget }) => ({ label: label(week), share: withinTarget })),
      target: EXPECTED_SHARE,
      limits: chart,
    },
    palette,
  );
}

/** One sentence of meaning for each chart (UX). */
export function chartMeanings(content: Shown): { readonly median: string; readonly within: string } {
  const last = content.series.at(-1);
  const { limits } = mediansOf(content);
  const chance =
    limits === null
      ? 'Limits of chance need two weeks before this one.'
      : `Between ${minutesText(limits.low * MINUTE)} and ${minutesText(limits.high * MINUTE)} min a week differs by chance.`;
  const share = last?.withinTarget;
  return {
    median: last ? `Half were answered by: ${reachedText(last.median)}. ${chance}` : '',
    within: share
      ? `${share.met} of ${share.of} were answered within ${targetText(content)}: ${percentText(share.share)}; ${percentText(EXPECTED_SHARE)} are expected.`
      : 'Nothing was decided this week.',
  };
}

function mediansOf(content: Shown): Pick<ControlChartGiven, 'weeks' | 'limits'> {
  const values = content.series.map(({ median }) => (median.at === null ? null : median.at / MINUTE));
  const chart = chartOf(values, { floor: 0 });
  // A signal names places among the weeks that have a value.
  const places = values.flatMap((value, place) => (value === null ? [] : [place]));
  const signalled = new Set(
    chart?.signals.flatMap(({ points }) => points.map((point) => places[point])) ?? [],
  );
  const weekOf = ({ week, counted }: WeekPoint, place: number) => ({
    label: label(week),
    value: values[place] ?? null,
    n: counted,
    signal: signalled.has(place),
  });
  return { weeks: content.series.map(weekOf), limits: chart };
}

/** Limits from the weeks before the last one, by which the last one is judged (M-28). */
function chartOf(
  values: readonly (number | null)[],
  bounds: { floor?: number; cap?: number },
): ControlChart | null {
  const known = (some: readonly (number | null)[]) => some.filter((value) => value !== null);
  return limitsOf(known(values.slice(0, -1)), known(values), bounds);
}

const label = (week: string) => week.slice(5);

function targetText({ targetMs }: Shown): string {
  return targetMs === null ? 'target' : `${minutesText(targetMs)} min`;
}
