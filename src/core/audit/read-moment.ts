import { DAY, type Instant, MINUTE, SECOND } from '../time/instant.ts';
import { parseDate } from '../time/local-day.ts';
import { zoneClock } from '../time/zone-clock.ts';

/** Which of the first two numbers of 03/04/2026 is the day. */
export type DayOrder = 'dmy' | 'mdy';

/** How a text with the form of 03/04/2026 shows its order; `either`: it could be both. */
export type ShownOrder = DayOrder | 'either';

export interface MomentOptions {
  /** IANA zone of times that name no offset. */
  readonly zone: string;
  /** null: not known, so a day that could be a month is refused. */
  readonly order: DayOrder | null;
  /** A day without a time of day is taken as its last instant; otherwise it is refused. */
  readonly dayWillDo?: boolean;
}

/** An instant, or why the text is none, as the end of a sentence: "has no time of day". */
export type ReadMoment = Instant | string;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Months of German exports that differ in their first three letters. */
const MORE_MONTHS: Readonly<Record<string, number>> = { mär: 3, mrz: 3, mai: 5, okt: 10, dez: 12 };

const NUMERIC = /^(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?=$|[\sT,])/;
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?=$|[\sT,])/;
const DAY_NAMED = /^(?:\p{L}{2,10}\.?,?\s+)?(\d{1,2})\.?[\s-](\p{L}{3,9})\.?[\s-](\d{4})(?=$|[\sT,])/u;
const MONTH_NAMED =
  /^(?:\p{L}{2,10}\.?,?\s+)?(\p{L}{3,9})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})(?=$|[\sT,])/u;
const TIME =
  /^[\s,T]*(?:at\s+|um\s+)?(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?\s*([ap])?\.?(?:m\.?)?(?:\s*uhr)?\s*(z|utc|gmt|(?:utc|gmt)?[+-]\d{2}:?\d{2}|)(?:\s*\([^)]*\))?$/i;

/** Days from 1899-12-30 to 1970-01-01: where spreadsheets begin to count. */
const SPREADSHEET_START = 25_569;

/**
 * Reads a point in time as files write it: ISO 8601 with or without offset, `12/31/2026 4:05 PM`, `31.12.2026 16:05`,
 * `30 Nov 2026 09:10`, seconds or milliseconds since 1970, days of a spreadsheet. What is finer than a millisecond is
 * cut off; a wall time that comes twice is the first.
 */
export function readMoment(text: string, options: MomentOptions): ReadMoment {
  const trimmed = text.trim();
  if (/^\d+(?:[.,]\d+)?$/.test(trimmed)) return readNumber(trimmed.replace(',', '.'), options.zone);
  const day = readDay(trimmed, options.order);
  if (typeof day === 'string') return day;
  const rest = trimmed.slice(day.length);
  if (/^[\s,T]*$/.test(rest)) return dayAlone(day.at, options);
  const wall = readTime(rest);
  if (wall === null) return 'is no date with a time that can be read';
  if (wall.offset === null) return zoneClock(options.zone).instantOf(day.at * DAY + wall.ms);
  return day.at * DAY + wall.ms - wall.offset;
}

/** What a text shows of the order of day and month; null when it leaves no doubt: dots are never month first. */
export function shownOrder(text: string): ShownOrder | null {
  const match = NUMERIC.exec(text.trim());
  if (!match) return null;
  const [first, second] = [Number(match[1]), Number(match[3])];
  if (match[2] === '.') return null;
  if (first > 12) return 'dmy';
  if (second > 12) return 'mdy';
  return first === second ? null : 'either';
}

interface ReadDay {
  /** Days since 1970-01-01. */
  readonly at: number;
  readonly length: number;
}

function readDay(text: string, order: DayOrder | null): ReadDay | string {
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) return dated(yearFirst, yearFirst[1], yearFirst[2], yearFirst[3]);
  const numeric = NUMERIC.exec(text);
  if (numeric) {
    const shown = shownOrder(text) ?? 'dmy';
    const held = numeric[2] === '.' || order === null ? shown : order;
    if (held === 'either') return 'could be day first or month first';
    const [day, month] = held === 'mdy' ? [numeric[3], numeric[1]] : [numeric[1], numeric[3]];
    return dated(numeric, numeric[4], month, day);
  }
  const dayNamed = DAY_NAMED.exec(text);
  if (dayNamed) return dated(dayNamed, dayNamed[3], monthOf(dayNamed[2]), dayNamed[1]);
  const monthNamed = MONTH_NAMED.exec(text);
  if (monthNamed) return dated(monthNamed, monthNamed[3], monthOf(monthNamed[1]), monthNamed[2]);
  return 'is no date with a time that can be read';
}

function dated(match: RegExpExecArray, year = '', month = '', day = ''): ReadDay | string {
  const fullYear = year.length === 2 ? `20${year}` : year;
  const at = parseDate(`${fullYear}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  if (at === null) return 'is no day of the calendar';
  return at < 0 ? 'lies before 1970' : { at, length: match[0].length };
}

function monthOf(name = ''): string {
  const short = name.slice(0, 3).toLowerCase();
  const place = MONTHS.indexOf(short);
  return String(place >= 0 ? place + 1 : (MORE_MONTHS[short] ?? 0));
}

/** Milliseconds after midnight, and the offset from UTC when one is named. */
function readTime(text: string): { ms: number; offset: number | null } | null {
  const match = TIME.exec(text);
  if (!match) return null;
  const [, hourText, minuteText, secondText = '0', fraction = '', half, zone = ''] = match;
  const hour = hourOf(Number(hourText), half);
  const [minute, second] = [Number(minuteText), Number(secondText)];
  if (hour === null || minute > 59 || second > 59) return null;
  const ms =
    (hour * 60 + minute) * MINUTE + second * SECOND + Number(fraction.padEnd(3, '0').slice(0, 3) || '0');
  return { ms, offset: zone === '' ? null : offsetOf(zone) };
}

function hourOf(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour > 23 ? null : hour;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

function offsetOf(zone: string): number {
  const match = /([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (!match) return 0;
  const size = (Number(match[2]) * 60 + Number(match[3])) * MINUTE;
  return match[1] === '-' ? -size : size;
}

function dayAlone(day: number, { zone, dayWillDo }: MomentOptions): ReadMoment {
  if (dayWillDo !== true) return 'has no time of day, so no minutes can be told by it';
  return zoneClock(zone).instantOf((day + 1) * DAY) - 1;
}

/** Seconds or milliseconds since 1970, or days of a spreadsheet; each in the range of the years 2000 to 2100. */
function readNumber(text: string, zone: string): ReadMoment {
  const value = Number(text);
  if (value >= 946_684_800_000 && value < 4_102_444_800_000) return Math.trunc(value);
  if (value >= 946_684_800 && value < 4_102_444_800) return Math.trunc(value * SECOND);
  if (value >= 36_526 && value < 73_051) {
    // A spreadsheet keeps times as fractions of a day: whole seconds come out a little beside themselves.
    const wall = Math.round((value - SPREADSHEET_START) * 86_400) * SECOND;
    return zoneClock(zone).instantOf(wall);
  }
  return 'is a number that is no time since 1970 and no day of a spreadsheet';
}
