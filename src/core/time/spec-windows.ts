import type { CalendarSpec, Weekday } from './calendar-spec.ts';
import { DAY, fromIso, type Instant, MINUTE } from './instant.ts';
import type { OpenWindow } from './laid-years.ts';
import { type LocalDay, newYear, parseDate, parseYearlyDate, weekdayOf, yearOf } from './local-day.ts';
import { type LocalHours, readLocalHours } from './local-hours.ts';
import type { WindowSource } from './window-line.ts';
import type { ZoneClock } from './zone-clock.ts';

interface Stretch {
  readonly from: Instant;
  readonly to: Instant;
}

const NO_HOURS: readonly LocalHours[] = [];

/** Turns a calendar of the right form into windows, a year at a time. */
export function specWindows(spec: CalendarSpec, clock: ZoneClock): WindowSource {
  const week = Array.from('1234567', (day) => readLocalHours(spec.week[day as Weekday] ?? []));
  const isHoliday = holidayRule(spec.holidays ?? []);
  const single = singleDates(spec);
  const closed = closedSpans(spec);
  const hoursOn = (day: LocalDay): readonly LocalHours[] =>
    single.get(day) ?? (isHoliday(day) ? NO_HOURS : (week[weekdayOf(day) - 1] ?? NO_HOURS));
  return {
    isHoliday,
    windowsOf: (year) => {
      const first = newYear(year);
      const windows: OpenWindow[] = [];
      let shutFrom = Number.NEGATIVE_INFINITY;
      // New Year's Eve comes along because its hours may run into this year and hold back the first opening.
      for (let day = first - 1; day < newYear(year + 1); day += 1) {
        for (const hours of hoursOn(day)) {
          const open = Math.max(clock.instantOf(day * DAY + hours.start * MINUTE), shutFrom);
          const close = clock.instantOf(day * DAY + hours.end * MINUTE);
          if (close <= open) continue;
          if (day >= first) windows.push({ open, close, day });
          shutFrom = close;
        }
      }
      return withoutClosed(joinTouching(windows), closed);
    },
  };
}

/** Says whether a day is a holiday, be it a single date or one of every year. */
function holidayRule(holidays: readonly string[]): (day: LocalDay) => boolean {
  const single = new Set(holidays.map(parseDate));
  const yearly = holidays.filter((date) => parseDate(date) === null);
  const years = new Set<number>();
  const known = new Set<LocalDay | null>();
  return (day) => {
    if (single.has(day)) return true;
    if (yearly.length === 0) return false;
    const year = yearOf(day);
    if (!years.has(year)) {
      years.add(year);
      for (const date of yearly) known.add(parseYearlyDate(date, year));
    }
    return known.has(day);
  };
}

/** Hours of single dates: they replace those of the week and outrank a holiday on the same date. */
function singleDates(spec: CalendarSpec): ReadonlyMap<LocalDay | null, readonly LocalHours[]> {
  const dates = Object.entries(spec.overrides ?? {});
  return new Map(dates.map(([date, hours]) => [parseDate(date), readLocalHours(hours)]));
}

/** The shut stretches in order, those that overlap or touch as one. */
function closedSpans(spec: CalendarSpec): readonly Stretch[] {
  const spans = (spec.closed ?? []).map(([from, to]) => ({ from: fromIso(from), to: fromIso(to) }));
  const joined: Stretch[] = [];
  for (const span of spans.sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && span.from <= last.to) {
      joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    } else if (span.from < span.to) {
      joined.push(span);
    }
  }
  return joined;
}

/** Joins windows of one business day that touch: 09:00-12:00 and 12:00-17:00 are one opening. */
function joinTouching(windows: readonly OpenWindow[]): OpenWindow[] {
  const joined: OpenWindow[] = [];
  for (const window of windows) {
    const last = joined.at(-1);
    if (last && last.day === window.day && last.close === window.open) {
      joined[joined.length - 1] = { ...last, close: window.close };
    } else {
      joined.push(window);
    }
  }
  return joined;
}

/** Both rows are in order and apart, so one pass over them side by side is enough. */
function withoutClosed(windows: readonly OpenWindow[], closed: readonly Stretch[]): readonly OpenWindow[] {
  if (closed.length === 0) return windows;
  const left: OpenWindow[] = [];
  let first = 0;
  for (const { open, close, day } of windows) {
    while ((closed[first]?.to ?? Number.POSITIVE_INFINITY) <= open) first += 1;
    let from = open;
    for (let index = first; from < close; index += 1) {
      const shut = closed[index];
      const until = Math.min(close, shut?.from ?? close);
      if (from < until) left.push({ open: from, close: until, day });
      from = shut && shut.from < close ? shut.to : close;
    }
  }
  return left;
}
