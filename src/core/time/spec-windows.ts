import type { CalendarSpec, Weekday } from './calendar-spec.ts';
import { DAY, fromIso, type Instant, MINUTE } from './instant.ts';
import { type LocalDay, newYear, parseDate, parseYearlyDate, weekdayOf, yearOfWall } from './local-day.ts';
import { type LocalHours, readLocalHours } from './local-hours.ts';
import type { OpenWindow, WindowSource } from './window-line.ts';
import type { ZoneClock } from './zone-clock.ts';

interface Stretch {
  readonly from: Instant;
  readonly to: Instant;
}

const NO_HOURS: readonly LocalHours[] = [];

/** Turns a checked calendar into windows, a year at a time. */
export function specWindows(spec: CalendarSpec, clock: ZoneClock): WindowSource {
  const week = new Map(
    Object.entries(spec.week).map(([weekday, hours]) => [weekday as Weekday, readLocalHours(hours)]),
  );
  const single = singleDates(spec);
  const closed = (spec.closed ?? []).map(([from, to]) => ({ from: fromIso(from), to: fromIso(to) }));

  const hoursOn = (day: LocalDay, holidays: ReadonlySet<LocalDay>): readonly LocalHours[] => {
    const own = single.get(day);
    if (own) return own;
    return holidays.has(day) ? NO_HOURS : (week.get(String(weekdayOf(day)) as Weekday) ?? NO_HOURS);
  };

  return {
    yearAt: (at) => yearOfWall(clock.wallAt(at)),
    windowsOf: (year) => {
      const first = newYear(year);
      const holidays = yearlyHolidays(spec, year);
      const windows: OpenWindow[] = [];
      let shutFrom = Number.NEGATIVE_INFINITY;
      // New Year's Eve comes along because its hours may run into this year and hold back the first opening.
      for (let day = first - 1; day < newYear(year + 1); day += 1) {
        for (const hours of hoursOn(day, holidays)) {
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

/** Hours of dates that differ from the week; an override outranks a holiday on the same date. */
function singleDates(spec: CalendarSpec): ReadonlyMap<LocalDay, readonly LocalHours[]> {
  const dates = new Map<LocalDay, readonly LocalHours[]>();
  for (const date of spec.holidays ?? []) {
    const day = parseDate(date);
    if (day !== null) dates.set(day, NO_HOURS);
  }
  for (const [date, hours] of Object.entries(spec.overrides ?? {})) {
    const day = parseDate(date);
    if (day !== null) dates.set(day, readLocalHours(hours));
  }
  return dates;
}

/** Holidays named `MM-DD`, with those of the year before for the sake of its last day. */
function yearlyHolidays(spec: CalendarSpec, year: number): ReadonlySet<LocalDay> {
  const days = new Set<LocalDay>();
  for (const date of spec.holidays ?? []) {
    for (const each of [year - 1, year]) {
      const day = parseYearlyDate(date, each);
      if (day !== null) days.add(day);
    }
  }
  return days;
}

/** Joins windows of one business day that touch: 09:00-12:00 and 12:00-17:00 are one opening. */
export function joinTouching(windows: readonly OpenWindow[]): OpenWindow[] {
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

function withoutClosed(windows: readonly OpenWindow[], closed: readonly Stretch[]): readonly OpenWindow[] {
  let left = windows;
  for (const { from, to } of closed) {
    left = left.flatMap((window) => {
      if (to <= window.open || window.close <= from) return [window];
      return [
        { ...window, close: Math.min(window.close, from) },
        { ...window, open: Math.max(window.open, to) },
      ].filter((part) => part.open < part.close);
    });
  }
  return left;
}
