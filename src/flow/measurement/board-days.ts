import { DomainError } from '../../core/domain-error.ts';
import type { DayPeriod } from '../../core/time/day-periods.ts';
import { DAY, toIso } from '../../core/time/instant.ts';
import { dateOf, type LocalDay, parseDate } from '../../core/time/local-day.ts';
import { zoneClock } from '../../core/time/zone-clock.ts';
import type { Context } from '../../platform/context.ts';

/** Days on the organisation’s wall. */
export interface BoardDays {
  readonly zone: string;
  readonly today: LocalDay;
}

/** No board looks at more than about three years at once. */
const MOST_DAYS = 1_100;

export async function loadBoardDays(ctx: Context): Promise<BoardDays> {
  const { zone } = await ctx.db
    .selectFrom('organisation')
    .select('zone')
    .where('id', '=', ctx.orgId)
    .executeTakeFirstOrThrow();
  return { zone, today: Math.floor(zoneClock(zone).wallAt(ctx.now) / DAY) };
}

/** The days that were asked for; left out, today. Throws `invalid` for a day that is none and a period that is empty. */
export function periodAsked(
  { today }: BoardDays,
  asked: { readonly from?: string | undefined; readonly until?: string | undefined },
): DayPeriod {
  const from = asked.from === undefined ? today : dayAsked(asked.from, '/from');
  const until = asked.until === undefined ? Math.max(today, from) + 1 : dayAsked(asked.until, '/until');
  if (until <= from) throw new DomainError('invalid', 'the last day comes before the first', '/until');
  if (until - from > MOST_DAYS)
    throw new DomainError('invalid', `at most ${MOST_DAYS} days at once`, '/from');
  return { from, until };
}

function dayAsked(text: string, pointer: string): LocalDay {
  const day = parseDate(text);
  if (day === null) throw new DomainError('invalid', 'there is no such day', pointer);
  return day;
}

/** What every board says of when and where it looks. */
export function placeShown(ctx: Context, { zone, today }: BoardDays) {
  return { zone, asOf: toIso(ctx.now), today: dateOf(today) };
}

export function periodShown({ from, until }: DayPeriod) {
  return { from: dateOf(from), until: dateOf(until) };
}
