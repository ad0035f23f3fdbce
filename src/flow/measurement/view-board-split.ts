import type { z } from 'zod';
import type { Figures } from '../../core/measure/figures.ts';
import { buyingStages } from '../../core/request/buying-stage.ts';
import type { Context } from '../../platform/context.ts';
import type { Role } from '../../platform/contract.ts';
import { notFound } from '../../platform/problem.ts';
import { loadBoardDays, periodAsked, periodShown, placeShown } from './board-days.ts';
import { loadBoardReader } from './board-reader.ts';
import type { boardSplit } from './boards/contract.ts';
import { slicesFigures } from './period-figures.ts';
import { viewBoardFilters } from './view-board-filters.ts';

type Split = z.input<typeof boardSplit.response>;
type Asked = z.output<typeof boardSplit.query>;

/** So many rows at most; what is beyond is in the filters. */
const MOST = 40;

/** The main figures by one property. Stages have a row each from B1 to B8, whatever came in (S0-08). */
export async function viewBoardSplit(ctx: Context, roles: readonly Role[], asked: Asked): Promise<Split> {
  const reader = await loadBoardReader(ctx, roles);
  if (!reader.mayAll) throw notFound();
  const days = await loadBoardDays(ctx);
  const period = periodAsked(days, asked);
  const { kinds } = await viewBoardFilters(ctx, roles);
  const keys = kinds.find(({ by }) => by === asked.by)?.keys ?? [];
  const listed = keys.slice(0, MOST);
  const slices = listed.map(({ key }) => ({ by: asked.by, key }));
  const each = await slicesFigures(ctx, { ...period, slices });
  const rows = listed.flatMap(({ key, name }, place): Split['rows'] => {
    const figures = each[place];
    const isShown = figures && (figures.population.counted > 0 || isStage(key));
    return isShown ? [{ key, name, ...rowOf(figures) }] : [];
  });
  return { ...placeShown(ctx, days), ...periodShown(period), rows };
}

function isStage(key: string): boolean {
  return buyingStages.slice(1).some((stage) => stage === key);
}

function rowOf(figures: Figures): Omit<Split['rows'][number], 'key' | 'name'> {
  const { calls, messages } = figures.lead;
  return {
    counted: figures.population.counted,
    withinTarget: figures.withinTarget,
    median: figures.response.business.median,
    elapsedMedian: figures.response.elapsed.median,
    complete: figures.complete.first.mean,
    score: figures.worth.score,
    attempts: calls.mean === null || messages.mean === null ? null : calls.mean + messages.mean,
    contacted: figures.lead.contacted,
    exceeded: figures.exceeded.share,
  };
}
