import type { Calendar, Opening } from './calendar.ts';
import { DAY, type Instant, type Milliseconds } from './instant.ts';
import type { LocalDay } from './local-day.ts';
import { zoneClock } from './zone-clock.ts';

/** A local day without opening hours. */
export interface ShutDay {
  readonly day: LocalDay;
  readonly isHoliday: boolean;
}

/** One step of the way through a span of time, in order. */
export type SpanPart =
  | { readonly kind: 'open'; readonly from: Instant; readonly to: Instant }
  /** Days of which all hours count. */
  | { readonly kind: 'fullDays'; readonly days: number; readonly openMs: Milliseconds }
  | { readonly kind: 'shut'; readonly days: readonly ShutDay[] }
  /** Shut days that lie apart among the full days. */
  | { readonly kind: 'shutBetween'; readonly days: readonly ShutDay[] };

/** More rows of shut days than this are told as one number. */
const SHUT_ROWS_TOLD = 2;

/**
 * What a span of time consists of: the openings of its first and last open day one by one, the days between them as
 * full days, and the days without hours. What is shut within a day (nights, lunch) follows from the openings.
 */
export function spanParts(calendar: Calendar, from: Instant, to: Instant): readonly SpanPart[] {
  const clock = zoneClock(calendar.zone);
  const dayOf = (at: Instant): LocalDay => Math.floor(clock.wallAt(at) / DAY);
  const openings = [...calendar.openings(from, to)];
  const [first, last] = [openings[0], openings.at(-1)];
  const isBetween = ({ open }: Opening) =>
    first !== undefined &&
    last !== undefined &&
    dayOf(open) > dayOf(first.open) &&
    dayOf(open) < dayOf(last.open);
  const parts: SpanPart[] = [];
  let shutAfter = dayOf(from) - 1;
  let lastFullDay = Number.NaN;
  for (const opening of openings) {
    const day = dayOf(opening.open);
    addShut(parts, shutDays(calendar, shutAfter + 1, day));
    shutAfter = dayOf(opening.close - 1);
    if (isBetween(opening)) {
      addFullDay(parts, opening, day !== lastFullDay);
      lastFullDay = day;
    } else {
      parts.push({ kind: 'open', from: opening.open, to: opening.close });
    }
  }
  addShut(parts, shutDays(calendar, shutAfter + 1, dayOf(Math.max(from, to - 1)) + 1));
  return parts.filter((part) => part.kind === 'shut').length > SHUT_ROWS_TOLD ? inShort(parts) : parts;
}

/** Days in [from, to) without any opening; a day that a moved date line left out is none. */
function shutDays(calendar: Calendar, from: LocalDay, to: LocalDay): ShutDay[] {
  const clock = zoneClock(calendar.zone);
  const days: ShutDay[] = [];
  for (let day = from; day < to; day += 1) {
    const [begin, end] = [clock.instantOf(day * DAY), clock.instantOf((day + 1) * DAY)];
    if (begin < end && calendar.between(begin, end) === 0)
      days.push({ day, isHoliday: calendar.isHoliday(day) });
  }
  return days;
}

function addShut(parts: SpanPart[], days: readonly ShutDay[]): void {
  if (days.length > 0) parts.push({ kind: 'shut', days });
}

function addFullDay(parts: SpanPart[], { open, close }: Opening, isNewDay: boolean): void {
  const last = parts.at(-1);
  const before = last?.kind === 'fullDays' ? last : { days: 0, openMs: 0 };
  if (before === last) parts.pop();
  parts.push({
    kind: 'fullDays',
    days: before.days + (isNewDay ? 1 : 0),
    openMs: before.openMs + close - open,
  });
}

/** All between the openings of the first and of the last open day as two numbers. */
function inShort(parts: readonly SpanPart[]): readonly SpanPart[] {
  const begin = parts.findIndex((part) => part.kind === 'fullDays');
  const end = parts.findLastIndex((part) => part.kind === 'fullDays');
  if (begin < 0) return parts;
  const within = parts.slice(begin, end + 1);
  const full = within.filter((part) => part.kind === 'fullDays');
  const shut = within.flatMap((part) => (part.kind === 'shut' ? part.days : []));
  return [
    ...parts.slice(0, begin),
    {
      kind: 'fullDays',
      days: full.reduce((sum, part) => sum + part.days, 0),
      openMs: full.reduce((sum, part) => sum + part.openMs, 0),
    },
    ...(shut.length > 0 ? [{ kind: 'shutBetween' as const, days: shut }] : []),
    ...parts.slice(end + 1),
  ];
}
