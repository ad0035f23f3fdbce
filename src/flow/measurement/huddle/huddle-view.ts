import type { z } from 'zod';
import { isBusinessDay } from '../../../core/measure/huddle-days.ts';
import { toIso } from '../../../core/time/instant.ts';
import { parseDate } from '../../../core/time/local-day.ts';
import { wallDay } from '../../../core/time/wall-day.ts';
import type { Context } from '../../../platform/context.ts';
import type { Role } from '../../../platform/contract.ts';
import { actionsBefore, actionsOf, actionsOfMine, thanksOf } from './agreed-views.ts';
import type { huddle, huddles, myActions } from './contract.ts';
import { daysOf, type FiguresOfDays, findSections } from './find-sections.ts';
import { forReader } from './for-reader.ts';
import { keeps, loadKept, loadPlace, loadReader } from './load-huddle.ts';
import { thanksSuggested } from './thanks-suggested.ts';

interface Asked {
  readonly day?: string | undefined;
  readonly live: 'yes' | 'no';
}

/**
 * The huddle of a day (S1-37, DOMAIN E7). Once begun it shows what it showed then, unless asked for live; a day that is
 * over shows only what was kept.
 */
export async function viewHuddle(
  ctx: Context,
  roles: readonly Role[],
  asked: Asked,
  figuresOf: FiguresOfDays,
): Promise<z.input<typeof huddle.response>> {
  const place = await loadPlace(ctx);
  const reader = await loadReader(ctx, roles);
  const day = wallDay(place.zone, ctx.now, asked.day);
  const isToday = day.after === null;
  const kept = await loadKept(ctx, day.date);
  const isLive = isToday && (kept === null || asked.live === 'yes');
  const shown = isLive ? await findSections(ctx, place, figuresOf) : (kept?.shown ?? null);
  const { members } = reader;
  return {
    day: day.date,
    before: day.before,
    after: day.after,
    zone: place.zone,
    asOf: isLive ? toIso(ctx.now) : kept && toIso(kept.begunAt),
    isToday,
    isBusinessDay: isBusinessDay(place.calendar, parseDate(day.date) ?? 0),
    begun: kept && { at: toIso(kept.begunAt), by: members.get(kept.begunBy)?.name ?? 'Somebody who left' },
    sections: shown && forReader(shown, reader),
    thanks: {
      said: await thanksOf(ctx, day.date, reader),
      suggested: isToday && keeps(reader) ? await thanksSuggested(ctx, daysOf(place, ctx)) : [],
    },
    lastActions: await actionsBefore(ctx, day.date, reader),
    actions: await actionsOf(ctx, day.date, reader),
    people: [...members.values()].filter(({ active }) => active).map(({ id, name }) => ({ id, name })),
    can: isToday && keeps(reader) ? ['keep'] : [],
  };
}

/** What was agreed for the acting member. */
export async function viewMyActions(
  ctx: Context,
  roles: readonly Role[],
): Promise<z.input<typeof myActions.response>> {
  const { zone } = await loadPlace(ctx);
  const reader = await loadReader(ctx, roles);
  return { zone, items: await actionsOfMine(ctx, reader, wallDay(zone, ctx.now)) };
}

/** So many past huddles are listed. */
const MOST = 60;

/** Huddles that were held, the latest first. */
export async function viewHuddles(ctx: Context): Promise<z.input<typeof huddles.response>> {
  const rows = await ctx.db
    .selectFrom('huddle as h')
    .leftJoin('huddle_action as a', (join) =>
      join.onRef('a.org_id', '=', 'h.org_id').onRef('a.day', '=', 'h.day').on('a.deleted_at', 'is', null),
    )
    .select(({ fn }) => [
      'h.day',
      'h.begun_at',
      fn.count('a.id').as('actions'),
      fn.count('a.done_at').as('done'),
    ])
    .where('h.org_id', '=', ctx.orgId)
    .groupBy(['h.day', 'h.begun_at'])
    .orderBy('h.day', 'desc')
    .limit(MOST)
    .execute();
  return {
    items: rows.map((row) => ({
      day: row.day,
      begunAt: toIso(row.begun_at),
      actions: Number(row.actions),
      done: Number(row.done),
    })),
  };
}
