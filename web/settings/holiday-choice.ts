import type { z } from 'zod';
import type { holidays } from '../../src/people/calendars/contract.ts';
import { byDate, type CalendarDraft } from './calendar-draft.ts';
import { type DayKey, dateDraft, spanOf, timeText, type WindowDraft } from './week-draft.ts';

export type HolidayAnswer = z.output<typeof holidays.response>;
type Offered = HolidayAnswer['holidays'][number];

/** One date to tick, with all that falls on it. */
export interface HolidayRow {
  readonly date: string;
  readonly name: string;
  /** What kind of day it is, for those that are no public holiday of a whole day. */
  readonly kind: string;
  readonly freeFrom: string | null;
  readonly proposed: boolean;
}

const kinds: Readonly<Record<Offered['kind'], string>> = {
  public: '',
  bank: 'bank holiday',
  school: 'school holiday',
  optional: 'optional',
  observance: 'observance',
};

/** A line a date from `today` on: the whole day outranks half of it, a public holiday the rest. */
export function holidayRows(offered: readonly Offered[], today: string): HolidayRow[] {
  const ahead = offered.filter(({ date }) => date >= today);
  return [...Map.groupBy(ahead, ({ date }) => date)].map(([date, all]) => {
    const best = all.find(({ proposed }) => proposed) ?? all.find(({ freeFrom }) => !freeFrom) ?? all[0];
    return {
      date,
      name: [...new Set(all.map(({ name }) => name))].join(', '),
      kind: best ? kinds[best.kind] : '',
      freeFrom: best?.freeFrom ?? null,
      proposed: best?.proposed ?? false,
    };
  });
}

/** Whether the calendar has its own word on that date already. */
export function isIn({ holidays, overrides }: CalendarDraft, date: string): boolean {
  return (
    holidays.includes(date) ||
    holidays.includes(date.slice(5)) ||
    overrides.some((override) => override.date === date)
  );
}

/** The calendar with the chosen dates: shut all day, or from noon or so on with that weekday's hours before. */
export function withHolidays(draft: CalendarDraft, chosen: readonly HolidayRow[]): CalendarDraft {
  const fresh = chosen.filter(({ date }) => !isIn(draft, date));
  const whole = fresh.filter(({ freeFrom }) => freeFrom === null).map(({ date }) => date);
  const half = fresh.flatMap(({ date, freeFrom }) => {
    const windows = freeFrom === null ? [] : hoursBefore(draft, date, freeFrom);
    return freeFrom === null ? [] : [{ id: date, date, windows }];
  });
  return {
    ...draft,
    holidays: [...draft.holidays, ...whole].sort(byDate),
    overrides: [...draft.overrides, ...half].sort((a, b) => a.date.localeCompare(b.date)),
  };
}

function hoursBefore({ week }: CalendarDraft, date: string, freeFrom: string): readonly WindowDraft[] {
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay() || 7;
  const end = Number(freeFrom.slice(0, 2)) * 60 + Number(freeFrom.slice(3));
  const left = week[String(weekday) as DayKey].flatMap((window): [string, string][] => {
    const span = spanOf(window);
    return span && span.from < end ? [[window.open, timeText(Math.min(span.to, end))]] : [];
  });
  return dateDraft(left);
}
