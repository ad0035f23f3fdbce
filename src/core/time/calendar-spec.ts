import { DomainError } from '../domain-error.ts';
import { parseDate, parseYearlyDate } from './local-day.ts';
import { type LocalHours, parseLocalHours } from './local-hours.ts';
import { isZone } from './zone-clock.ts';

export type Weekday = '1' | '2' | '3' | '4' | '5' | '6' | '7';

/** Opening hours of a day, such as `[["09:00", "12:00"], ["13:00", "17:00"]]`. */
export type HoursOfDay = readonly (readonly [string, string])[];

/** A business calendar as people write it (DOMAIN 2.1). */
export interface CalendarSpec {
  /** IANA zone in which the hours are read. */
  readonly zone: string;
  /** ISO 8601 weekdays, 1 = Monday. Hours that run over midnight belong to the day they begin on. */
  readonly week: Readonly<Partial<Record<Weekday, HoursOfDay>>>;
  /** Shut dates: `YYYY-MM-DD`, or `MM-DD` for every year. */
  readonly holidays?: readonly string[];
  /** Hours of single dates (`YYYY-MM-DD`) that replace those of the week and outrank holidays. */
  readonly overrides?: Readonly<Record<string, HoursOfDay>>;
  /** Shut stretches between two RFC 3339 instants, half-open. */
  readonly closed?: readonly (readonly [string, string])[];
}

const DAY_MINUTES = 1440;
const LEAP_YEAR = 2024;
/** An instant needs its offset: without one its meaning would hang on the machine. */
const INSTANT = /T\d{2}:\d{2}.*(Z|[+-]\d{2}:\d{2})$/;

/**
 * For calendars that people write: all that `checkCalendarForm` asks, and no hours that overlap or are longer than a
 * day, which are slips of the pen. Throws DomainError `invalid` with a pointer to the part at fault.
 */
export function checkCalendarSpec(spec: CalendarSpec): void {
  checkCalendarForm(spec);
  checkWeek(spec.week);
  for (const [date, hours] of Object.entries(spec.overrides ?? {})) {
    const pointer = `/overrides/${date}`;
    const read = readHours(hours, pointer);
    checkLength(read, pointer);
    checkApart(read, pointer);
  }
}

/**
 * Throws DomainError `invalid` with a pointer to the part at fault; returns when the calendar can be compiled. Hours
 * that overlap are taken together.
 */
export function checkCalendarForm(spec: CalendarSpec): void {
  if (!isZone(spec.zone)) throw invalid(`"${spec.zone}" is no known time zone`, '/zone');
  for (const [weekday, hours] of Object.entries(spec.week)) {
    const pointer = `/week/${weekday}`;
    if (!/^[1-7]$/.test(weekday)) {
      throw invalid(`"${weekday}" is no weekday from 1 (Monday) to 7 (Sunday)`, pointer);
    }
    readHours(hours, pointer);
  }
  checkHolidays(spec.holidays ?? []);
  for (const [date, hours] of Object.entries(spec.overrides ?? {})) {
    const pointer = `/overrides/${date}`;
    if (parseDate(date) === null) throw invalid(`"${date}" is no date such as 2026-12-24`, pointer);
    readHours(hours, pointer);
  }
  checkClosed(spec.closed ?? []);
  const hasHours = [...Object.values(spec.week), ...Object.values(spec.overrides ?? {})];
  if (!hasHours.some((hours) => hours.length > 0)) throw invalid('this calendar never opens', '/week');
}

function checkWeek(spec: CalendarSpec['week']): void {
  const week: LocalHours[] = [];
  for (const [weekday, hours] of Object.entries(spec)) {
    const shift = (Number(weekday) - 1) * DAY_MINUTES;
    const pointer = `/week/${weekday}`;
    const read = readHours(hours, pointer);
    checkLength(read, pointer);
    week.push(...read.map(({ start, end }) => ({ start: start + shift, end: end + shift })));
  }
  const first = week.reduce((least, hours) => Math.min(least, hours.start), Number.POSITIVE_INFINITY);
  checkApart([...week, { start: first + 7 * DAY_MINUTES, end: first + 7 * DAY_MINUTES }], '/week');
}

function checkHolidays(holidays: readonly string[]): void {
  for (const [index, date] of holidays.entries()) {
    if (parseDate(date) === null && parseYearlyDate(date, LEAP_YEAR) === null) {
      throw invalid(`"${date}" is no date such as 2026-12-25 or 12-25`, `/holidays/${index}`);
    }
  }
}

function checkClosed(closed: readonly (readonly [string, string])[]): void {
  for (const [index, [from, to]] of closed.entries()) {
    const pointer = `/closed/${index}`;
    for (const text of [from, to]) {
      if (!INSTANT.test(text) || Number.isNaN(Date.parse(text))) {
        throw invalid(`"${text}" is no instant such as 2026-12-24T12:00:00Z`, pointer);
      }
    }
    if (Date.parse(to) < Date.parse(from)) throw invalid(`${to} comes before ${from}`, pointer);
  }
}

function readHours(hours: HoursOfDay, pointer: string): LocalHours[] {
  return hours.map((pair, index) => {
    const read = parseLocalHours(pair);
    if (typeof read === 'string') throw invalid(read, `${pointer}/${index}`);
    return read;
  });
}

function checkLength(hours: readonly LocalHours[], pointer: string): void {
  for (const [index, { start, end }] of hours.entries()) {
    if (end > start + DAY_MINUTES) throw invalid('these hours are longer than a day', `${pointer}/${index}`);
  }
}

function checkApart(hours: readonly LocalHours[], pointer: string): void {
  const sorted = hours.toSorted((a, b) => a.start - b.start);
  for (const [index, next] of sorted.entries()) {
    const previous = sorted[index - 1];
    if (previous && next.start < previous.end) throw invalid('opening hours overlap', pointer);
  }
}

function invalid(message: string, pointer: string): DomainError {
  return new DomainError('invalid', message, pointer);
}
