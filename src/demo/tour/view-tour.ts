import type { z } from 'zod';
import type { Figures } from '../../core/measure/figures.ts';
import type { Share } from '../../core/measure/wilson.ts';
import { toIso } from '../../core/time/instant.ts';
import { seriesFigures } from '../../flow/measurement/period-figures.ts';
import { unmeasured } from '../../flow/measurement/roll-ups/live-requests.ts';
import type { Context } from '../../platform/context.ts';
import { progressOf } from '../history/enter-history.ts';
import { pastWeeks, WEEKS_BEFORE } from '../history/weeks.ts';
import type { tour } from './contract.ts';

/** So many that are not measured yet are counted when figures are read. */
const FEW = 100;

type TourView = z.input<typeof tour.response>;

/** The tour as the acting visitor has it: nothing is shown before they have said what they believe (S3-16). */
export async function viewTour(ctx: Context, userId: string): Promise<TourView> {
  const progress = await progressOf(ctx);
  const row = await ctx.db
    .selectFrom('tour_guess')
    .select(['guess_ms', 'guessed_at'])
    .where('org_id', '=', ctx.orgId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  const isEntered = progress !== null && progress.entered === progress.total;
  const isThere = isEntered && (await unmeasured(ctx)) <= FEW;
  return {
    past: progress && { entered: progress.entered, total: progress.total },
    guess: row ? { minutes: row.guess_ms / 60_000, at: toIso(row.guessed_at) } : null,
    measured: row && isThere ? await measuredSince(ctx, progress.firstDay) : null,
  };
}

/** The weeks before the change, the last of those since, and all of them, by the figures every board shows. */
async function measuredSince(ctx: Context, firstDay: number): Promise<TourView['measured']> {
  const end = firstDay + 7 * pastWeeks.length;
  const periods = [
    { from: firstDay, until: firstDay + 7 * WEEKS_BEFORE },
    { from: end - 7, until: end },
    { from: firstDay, until: end },
  ];
  const [before, now, all] = (await seriesFigures(ctx, { periods, slice: { by: 'all' } })) as [
    Figures,
    Figures,
    Figures,
  ];
  const { ratio } = all.lead.closeRatio;
  return {
    before: {
      medianMs: before.response.business.median.at,
      withinTwoDays: shown(before.withinTwoDays),
      withinTarget: shown(before.withinTarget),
    },
    now: { medianMs: now.response.business.median.at },
    closeRatio: ratio && { ratio: ratio.ratio, low: ratio.low, high: ratio.high },
  };
}

const shown = (share: Share | null) => share && { met: share.met, of: share.of, share: share.share };
