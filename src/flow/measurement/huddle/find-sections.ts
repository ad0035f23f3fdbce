import type { Figures } from '../../../core/measure/figures.ts';
import { businessDayBefore, compareDays, weekdayName } from '../../../core/measure/huddle-days.ts';
import type { Calendar } from '../../../core/time/calendar.ts';
import type { CalendarSpec } from '../../../core/time/calendar-spec.ts';
import { dateOf, type LocalDay, parseDate } from '../../../core/time/local-day.ts';
import { wallDay } from '../../../core/time/wall-day.ts';
import { readinessView } from '../../../people/boards/readiness-view.ts';
import { compiledHours } from '../../../people/calendars/compiled-hours.ts';
import type { Context } from '../../../platform/context.ts';
import { loadTerms } from '../../clocks/terms.ts';
import { backlogPart } from './backlog-part.ts';
import type { HuddleDays, KeptSections } from './kept-sections.ts';
import { missesOf, notClearedOf, takenBackSince } from './misses-of-day.ts';
import { valuePart } from './value-part.ts';
import { openRecoveries, promisesDue, waitingLeads } from './waiting-lists.ts';

/** The measures of what came in on each of these days, in their order. */
export type FiguresOfDays = (ctx: Context, days: readonly LocalDay[]) => Promise<readonly Figures[]>;

/** Where a huddle stands: the hours of the first desk, and the wall of the organisation. */
export interface HuddlePlace {
  readonly calendar: Calendar;
  readonly zone: string;
}

/** Today with the last business day before it. */
export function daysOf({ calendar, zone }: HuddlePlace, ctx: Context, date?: string): HuddleDays {
  const today = wallDay(zone, ctx.now, date);
  const last = businessDayBefore(calendar, parseDate(today.date) ?? 0);
  const { from, until } = wallDay(zone, ctx.now, dateOf(last));
  return { until: today.until, last: { date: dateOf(last), from, until } };
}

/** Everything a huddle of today shows, as of now, with people by id. */
export async function findSections(
  ctx: Context,
  place: HuddlePlace,
  figuresOf: FiguresOfDays,
): Promise<KeptSections> {
  const days = daysOf(place, ctx);
  const terms = await loadTerms(ctx);
  const last = parseDate(days.last.date) ?? 0;
  const [figures, before] = await figuresOf(ctx, [last, last - 7]);
  const { gaps } = await readinessView(ctx);
  return {
    recoveries: await openRecoveries(ctx),
    promises: await promisesDue(ctx, days),
    leads: await waitingLeads(ctx, terms),
    misses: {
      day: days.last.date,
      weekday: weekdayName(last),
      ...(await missesOf(ctx, terms, days)),
      notCleared: await notClearedOf(ctx, days),
      takenBack: await takenBackSince(ctx, days),
      comparison: compareDays(
        place.calendar,
        last,
        figures?.withinTarget ?? null,
        before?.withinTarget ?? null,
      ),
    },
    backlog: await backlogPart(ctx, place.zone),
    value: {
      score: figures?.worth.score ?? null,
      scored: figures?.worth.decided ?? 0,
      ...(await valuePart(ctx, terms, days)),
    },
    gaps: { items: gaps.map(({ text }) => ({ text })) },
  };
}

/** The first desk's hours in force now. */
export function placeOf(spec: CalendarSpec, zone: string): HuddlePlace {
  return { calendar: compiledHours(spec), zone };
}
