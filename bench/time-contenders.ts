import { createRequire } from 'node:module';
import { type Calendar, compileCalendar, intersect } from '../src/core/time/calendar.ts';
import type { CalendarSpec } from '../src/core/time/calendar-spec.ts';
import { DAY, type Instant, MINUTE, type Milliseconds } from '../src/core/time/instant.ts';

/** One way to reckon in business time; `add` is missing where a library has none. */
export interface Contender {
  readonly name: string;
  readonly add?: (start: Instant, span: Milliseconds) => Instant;
  readonly between: (from: Instant, to: Instant) => Milliseconds;
}

export const ZONE = 'America/Chicago';
const [FIRST_YEAR, LAST_YEAR] = [2024, 2042];

/** Hours that all of them can say: nine to five, two holidays of every year and two of one. */
const office: CalendarSpec = {
  zone: ZONE,
  week: Object.fromEntries(Array.from('12345', (day) => [day, [['09:00', '17:00']]])),
  holidays: ['12-25', '01-01', '2026-11-26', '2026-11-27'],
};
const callWindow: CalendarSpec = {
  zone: 'Australia/Sydney',
  week: Object.fromEntries(Array.from('12345', (day) => [day, [['08:00', '20:00']]])),
};

export const ours = compileCalendar(office);
export const joint = intersect(ours, compileCalendar(callWindow));

export function calendarContender(name: string, calendar: Calendar): Contender {
  return {
    name,
    add: (start, span) => calendar.add(start, span),
    between: (from, to) => calendar.between(from, to),
  };
}

/** The limit: all windows lie ready with running totals, and nothing is asked but two binary searches. */
export function limit(): Contender {
  const windows = [...ours.openings(Date.UTC(FIRST_YEAR, 0), Date.UTC(LAST_YEAR, 0))];
  const opens = Float64Array.from(windows, ({ open }) => open);
  const before = new Float64Array(windows.length + 1);
  for (const [index, { open, close }] of windows.entries())
    before[index + 1] = (before[index] ?? 0) + close - open;
  const value = (row: Float64Array, index: number) => row[index] as number;
  const last = (row: Float64Array, most: number) => {
    let [low, high] = [0, row.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (value(row, middle) <= most) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };
  const openTime = (at: Instant) => {
    const index = last(opens, at);
    return Math.min(value(before, index) + at - value(opens, index), value(before, index + 1));
  };
  return {
    name: 'limit: two binary searches',
    add: (start, span) => {
      const goal = openTime(start) + span;
      const index = last(before, goal - 1);
      return value(opens, index) + goal - value(before, index);
    },
    between: (from, to) => openTime(to) - openTime(from),
  };
}

const require = createRequire(import.meta.url);
const holidayDates = Array.from({ length: LAST_YEAR - FIRST_YEAR }, (_, index) => FIRST_YEAR + index).flatMap(
  (year) => [`${year}-01-01`, `${year}-12-25`],
);

interface Moment {
  addWorkingTime(count: number, unit: 'minutes'): Moment;
  workingDiff(other: Moment, unit: 'minutes'): number;
  valueOf(): number;
}

export function momentBusinessTime(): Contender {
  const moment = require('moment') as ((at: Instant) => Moment) & {
    locale(): string;
    updateLocale(name: string, data: object): void;
  };
  require('moment-business-time');
  moment.updateLocale(moment.locale(), { holidays: ['*-12-25', '*-01-01', '2026-11-26', '2026-11-27'] });
  return {
    name: 'moment-business-time 2.0.0',
    add: (start, span) =>
      moment(start)
        .addWorkingTime(span / MINUTE, 'minutes')
        .valueOf(),
    between: (from, to) => moment(to).workingDiff(moment(from), 'minutes') * MINUTE,
  };
}

interface Dayjs {
  addBusinessMinutes(count: number): Dayjs;
  businessMinutesDiff(other: Dayjs): number;
  valueOf(): number;
}

export function dayjsBusinessTime(): Contender {
  const dayjs = require('dayjs') as ((at: Instant) => Dayjs) & {
    extend(plugin: unknown): void;
    setHolidays(dates: string[]): void;
  };
  dayjs.extend(require('dayjs-business-time'));
  dayjs.setHolidays([...holidayDates, '2026-11-26', '2026-11-27']);
  return {
    name: 'dayjs-business-time 1.0.4',
    add: (start, span) =>
      dayjs(start)
        .addBusinessMinutes(span / MINUTE)
        .valueOf(),
    between: (from, to) => dayjs(from).businessMinutesDiff(dayjs(to)) * MINUTE,
  };
}

interface WorkingTime {
  addWorkingHours(days: unknown, from: string, to: string, zone: string): void;
  excludeBetween(from: string, to: string): void;
  calcMillisecondsBetween(from: Date, to: Date): number;
}

export function workingTimeCalculator(): Contender {
  const Calculator = require('working-time-calculator') as { new (): WorkingTime; WEEKDAYS: number[] };
  const calculator = new Calculator();
  calculator.addWorkingHours(Calculator.WEEKDAYS, '09:00', '17:00', ZONE);
  for (const date of [...holidayDates, '2026-11-26', '2026-11-27']) {
    calculator.excludeBetween(
      `${date}T00:00:00-06:00`,
      new Date(Date.parse(`${date}T00:00:00-06:00`) + DAY).toISOString(),
    );
  }
  return {
    name: 'working-time-calculator 0.0.2',
    between: (from, to) => calculator.calcMillisecondsBetween(new Date(from), new Date(to)),
  };
}

interface Hours {
  getOpenDuration(from: Date, to: Date): [number, number];
  getIterator(at: Date): { getState(): boolean; getDate(): Date; advance(): boolean };
}

export function openingHours(): Contender {
  const Hours = require('opening_hours') as new (text: string) => Hours;
  const hours = new Hours('Mo-Fr 09:00-17:00; Dec 25 off; Jan 01 off; 2026 Nov 26-27 off');
  return {
    name: 'opening_hours 3.15.0',
    add: (start, span) => {
      const at = hours.getIterator(new Date(start));
      for (let [left, now] = [span, start]; ; ) {
        const isOpen = at.getState();
        at.advance();
        const next = at.getDate().getTime();
        if (isOpen && next - now >= left) return now + left;
        if (isOpen) left -= next - now;
        now = next;
      }
    },
    between: (from, to) => hours.getOpenDuration(new Date(from), new Date(to))[0],
  };
}
