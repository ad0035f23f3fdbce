import { type SweepDay, sweepDay } from '../../../core/request/sweep-close.ts';
import { toIso } from '../../../core/time/instant.ts';
import { compiledHours } from '../../../people/calendars/compiled-hours.ts';
import type { Context } from '../../../platform/context.ts';
import { loadTerms, type Terms } from '../../clocks/terms.ts';

export interface DeskDay extends SweepDay {
  readonly id: string;
  readonly name: string;
  /** Working time until the close. */
  readonly leftMs: number;
}

/** The business day of every desk that the sweep looks at, by the desk's hours in force. */
export async function deskDays(
  ctx: Context,
): Promise<{ readonly days: readonly DeskDay[]; readonly terms: Terms }> {
  const terms = await loadTerms(ctx);
  const desks = await ctx.db
    .selectFrom('desk')
    .select(['id', 'name'])
    .where('org_id', '=', ctx.orgId)
    .orderBy('name')
    .execute();
  const days = desks.map(({ id, name }) => {
    const calendar = compiledHours(terms.deskAt(id, ctx.now).spec);
    const day = sweepDay(calendar, ctx.now);
    return { id, name, ...day, leftMs: Math.max(0, calendar.between(ctx.now, day.closesAt)) };
  });
  return { days, terms };
}

/** The days as rows of a statement: id, opens, closes. */
export function dayRows(days: readonly DeskDay[]): string {
  return JSON.stringify(
    days.map(({ id, opensAt, closesAt }) => ({ id, opens: toIso(opensAt), closes: toIso(closesAt) })),
  );
}
