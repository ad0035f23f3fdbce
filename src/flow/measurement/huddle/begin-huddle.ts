import { type Instant, toIso } from '../../../core/time/instant.ts';
import { wallDay } from '../../../core/time/wall-day.ts';
import { actingUser, type Context } from '../../../platform/context.ts';
import { at } from '../../../platform/database.ts';
import { announce } from '../../../platform/ledger.ts';
import { type FiguresOfDays, findSections } from './find-sections.ts';
import { loadKept, loadPlace } from './load-huddle.ts';

/** Pages that show huddles hear of this. */
export const HUDDLE_TOPIC = 'huddle';

/**
 * Keeps what today's huddle shows now, with its instant (S1-37). Begun twice is begun once: the first stays. Returns the
 * date and the instant it was begun.
 */
export async function beginHuddle(
  ctx: Context,
  figuresOf: FiguresOfDays,
): Promise<{ day: string; begunAt: string }> {
  const place = await loadPlace(ctx);
  const { date: day } = wallDay(place.zone, ctx.now);
  const begun = await loadKept(ctx, day);
  if (begun) return { day, begunAt: toIso(begun.begunAt) };
  const shown = JSON.stringify(await findSections(ctx, place, figuresOf));
  await ctx.db
    .insertInto('huddle')
    .values({ org_id: ctx.orgId, day, begun_by: actingUser(ctx), begun_at: at(ctx.now), shown })
    .onConflict((conflict) => conflict.columns(['org_id', 'day']).doNothing())
    .execute();
  await announce(ctx, { topics: [HUDDLE_TOPIC] });
  const kept = await loadKept(ctx, day);
  return { day, begunAt: toIso(kept?.begunAt ?? ctx.now) };
}

/** The date of today's huddle, on the organisation's wall. */
export async function todayOf(ctx: Context): Promise<{ date: string; until: Instant }> {
  return wallDay((await loadPlace(ctx)).zone, ctx.now);
}
