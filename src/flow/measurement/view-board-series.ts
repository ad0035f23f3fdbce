import type { z } from 'zod';
import { type ChartAim, chartStatus } from '../../core/measure/chart-status.ts';
import { type ChartBounds, controlChart } from '../../core/measure/control-chart.ts';
import type { Figures } from '../../core/measure/figures.ts';
import { type DayPeriod, mondayOf } from '../../core/time/day-periods.ts';
import { isoWeekOf } from '../../core/time/iso-week.ts';
import type { Context } from '../../platform/context.ts';
import type { Role } from '../../platform/contract.ts';
import { loadBoardDays, periodShown, placeShown } from './board-days.ts';
import { loadBoardReader, sliceAsked } from './board-reader.ts';
import type { boardSeries } from './boards/contract.ts';
import { mainTarget } from './main-target.ts';
import { seriesFigures } from './period-figures.ts';
import { sliceShown } from './view-board-figures.ts';

type Series = z.input<typeof boardSeries.response>;
type Asked = z.output<typeof boardSeries.query>;

/** The share within target that an organisation aims at (DOMAIN M-26). */
export const AIM_PER_CENT = 90;

interface Week {
  readonly week: string;
  readonly period: DayPeriod;
  readonly running: boolean;
  readonly figures: Figures;
}

/** Week by week up to the running one, which takes no part in limits and signals (M-28). */
export async function viewBoardSeries(ctx: Context, roles: readonly Role[], asked: Asked): Promise<Series> {
  const days = await loadBoardDays(ctx);
  const named = sliceAsked(await loadBoardReader(ctx, roles), asked);
  const monday = mondayOf(days.today);
  const periods = Array.from({ length: asked.weeks }, (_, place) => {
    const from = monday - 7 * (asked.weeks - 1 - place);
    return { from, until: from + 7 };
  });
  const all = await seriesFigures(ctx, { periods, slice: named.slice });
  const weeks = all.flatMap((figures, place): Week[] => {
    const period = periods[place];
    return period
      ? [{ week: isoWeekOf(period.from).name, period, running: period.from === monday, figures }]
      : [];
  });
  const { targetMs } = await mainTarget(ctx);
  return {
    ...placeShown(ctx, days),
    slice: sliceShown(named),
    targetMs,
    weeks: weeks.map(weekShown),
    medians: chartOf(
      weeks,
      ({ response }) => response.business.median.at,
      { floor: 0 },
      {
        target: targetMs,
        better: 'lower',
      },
    ),
    shares: chartOf(
      weeks,
      ({ withinTarget }) => (withinTarget === null ? null : withinTarget.share * 100),
      { floor: 0, cap: 100 },
      { target: AIM_PER_CENT, better: 'higher' },
    ),
  };
}

function weekShown({ week, period, running, figures }: Week): Series['weeks'][number] {
  return {
    week,
    ...periodShown(period),
    running,
    counted: figures.population.counted,
    withinTarget: figures.withinTarget,
    median: figures.response.business.median,
    elapsedMedian: figures.response.elapsed.median,
    complete: figures.complete.first.mean,
    score: figures.worth.score,
    exceeded: figures.exceeded.share,
  };
}

/** Limits from the complete weeks that have a value; those that have none are gaps. */
function chartOf(
  weeks: readonly Week[],
  read: (figures: Figures) => number | null,
  bounds: ChartBounds,
  aim: ChartAim,
): Series['medians'] {
  const known = weeks.flatMap(({ week, running, figures }) => {
    const value = read(figures);
    return running || value === null ? [] : [{ week, value }];
  });
  const values = known.map(({ value }) => value);
  const chart = controlChart(values, values, bounds);
  if (chart === null) return { limits: null, signals: [], status: null };
  const { centre, low, high, rangeLimit } = chart;
  const places = new Set(chart.signals.flatMap(({ points }) => points));
  return {
    limits: { centre, low, high, rangeLimit },
    signals: known.filter((_, place) => places.has(place)).map(({ week }) => week),
    status: chartStatus(chart, aim),
  };
}
