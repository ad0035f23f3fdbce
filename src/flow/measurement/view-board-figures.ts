import type { z } from 'zod';
import type { Figures } from '../../core/measure/figures.ts';
import { newcombe } from '../../core/measure/newcombe.ts';
import type { Share } from '../../core/measure/wilson.ts';
import { type Comparison, comparedWith } from '../../core/time/day-periods.ts';
import type { Context } from '../../platform/context.ts';
import type { Role } from '../../platform/contract.ts';
import { loadBoardDays, periodAsked, periodShown, placeShown } from './board-days.ts';
import { loadBoardReader, type NamedSlice, sliceAsked } from './board-reader.ts';
import type { boardFigures } from './boards/contract.ts';
import { mainTarget } from './main-target.ts';
import { periodFigures } from './period-figures.ts';

type Board = z.input<typeof boardFigures.response>;
type Asked = z.output<typeof boardFigures.query>;

/** Volumes that differ by more than this are not held against each other without a word of caution (S3-02). */
const VOLUMES_APART = 0.3;

/** All measures of a period, and of the one it is held against. Throws `not_found` for a slice the reader may not see. */
export async function viewBoardFigures(ctx: Context, roles: readonly Role[], asked: Asked): Promise<Board> {
  const days = await loadBoardDays(ctx);
  const period = periodAsked(days, asked);
  const named = sliceAsked(await loadBoardReader(ctx, roles), asked);
  const { slice } = named;
  const figures = await periodFigures(ctx, { ...period, slice });
  const { targetMs, goalMs } = await mainTarget(ctx);
  const other = comparedWith(period, asked.compare as Comparison);
  const before = other && { period: other, figures: await periodFigures(ctx, { ...other, slice }) };
  return {
    ...placeShown(ctx, days),
    ...periodShown(period),
    slice: sliceShown(named),
    targetMs,
    goalMs,
    figures,
    compared: before && { ...periodShown(before.period), ...differences(figures, before.figures) },
  };
}

/** A slice as the API names it. */
export function sliceShown({ slice, name }: NamedSlice) {
  return { by: slice.by, key: slice.by === 'all' ? '' : slice.key, name };
}

/** How far a share lies above another; null where one of them is of nothing. */
export function differenceOf(a: Share | null, b: Share | null) {
  return a && b ? newcombe(a, b) : null;
}

function differences(figures: Figures, before: Figures) {
  const [now, then] = [figures.population.counted, before.population.counted];
  const [score, earlier] = [figures.worth.score, before.worth.score];
  return {
    figures: before,
    withinTarget: differenceOf(figures.withinTarget, before.withinTarget),
    withinTwoDays: differenceOf(figures.withinTwoDays, before.withinTwoDays),
    unansweredNow: differenceOf(figures.unansweredNow, before.unansweredNow),
    score: score === null || earlier === null ? null : score - earlier,
    caution: Math.abs(now - then) > VOLUMES_APART * Math.max(now, then),
  };
}
