import { sql } from 'kysely';
import type { Instant } from '../../core/time/instant.ts';
import { DAY, toIso } from '../../core/time/instant.ts';
import { zoneClock } from '../../core/time/zone-clock.ts';
import type { Context } from '../../platform/context.ts';
import { compiledHours } from '../calendars/compiled-hours.ts';
import { dutyTimes } from '../duty-times.ts';
import { mainDesk } from '../main-desk.ts';
import { tell } from '../tell.ts';
import { businessDayAhead, isToldNow, nextGapCheck } from './business-day.ts';
import { knownSkills } from './knowledge.ts';
import { gapsOf, readyPeople } from './ready-people.ts';

/** Named in one notice; the board shows them all. */
const MOST_NAMED = 4;

/**
 * The timer: at 08:30 of each business day of the first desk its coordinators and managers hear of the day's gaps in
 * duty, once (S1-62). Returns the next such instant.
 */
export async function tellGaps(ctx: Context): Promise<Instant> {
  const { spec } = await mainDesk(ctx);
  const calendar = compiledHours(spec);
  const day = isToldNow(calendar, ctx.now) ? businessDayAhead(calendar, ctx.now) : null;
  const isToday = day !== null && localDate(day.open, spec.zone) === localDate(ctx.now, spec.zone);
  if (day && isToday) {
    const { members } = await dutyTimes(ctx, day.open, day.close);
    const known = await knownSkills(ctx);
    const open = [...calendar.openings(day.open, day.close)];
    const gaps = gapsOf(known.skills, readyPeople(members, known), open, spec.zone);
    if (gaps.length > 0)
      await tellOf(
        ctx,
        gaps.map(({ text }) => text),
        localDate(ctx.now, spec.zone),
      );
  }
  return nextGapCheck(calendar, ctx.now);
}

async function tellOf(ctx: Context, gaps: readonly string[], date: string): Promise<void> {
  const receivers = await ctx.db
    .selectFrom('membership')
    .select('user_id')
    .where('org_id', '=', ctx.orgId)
    .where('active', '=', true)
    .where(sql<boolean>`roles && '{coordinator,manager}'::text[]`)
    .execute();
  const more = gaps.length > MOST_NAMED ? `; and ${gaps.length - MOST_NAMED} more` : '';
  const text = `Gaps in duty today: ${gaps.slice(0, MOST_NAMED).join('; ')}${more}`;
  await tell(
    ctx,
    receivers.map(({ user_id }) => ({
      userId: user_id,
      kind: 'duty_gap',
      text,
      requestId: null,
      onceKey: `duty_gap:${date}`,
    })),
  );
}

/** `2026-12-07` */
function localDate(at: Instant, zone: string): string {
  return toIso(Math.floor(zoneClock(zone).wallAt(at) / DAY) * DAY).slice(0, 10);
}
