import { type Calendar, compileCalendar } from '../time/calendar.ts';
import { DAY, type Instant } from '../time/instant.ts';
import type { QuietHours } from './notice-choice.ts';

/** Quiet times that follow on each other are one, but they end: what is held longer than a week was wanted never. */
const LONGEST = 7 * DAY;

/**
 * When the quiet that holds at an instant ends; null when it is not quiet then. Half-open: at its very end it is over.
 * A time of day that a clock change skips is the moment of the change, one that comes twice is the first of the two.
 * @param zone IANA zone in which the hours are read
 */
export function quietUntil(quiet: QuietHours | null, zone: string, at: Instant): Instant | null {
  if (quiet === null || quiet.days.length === 0) return null;
  const hours = quietCalendar(quiet, zone);
  return hours.isOpen(at) ? Math.min(hours.nextClose(at), at + LONGEST) : null;
}

function quietCalendar({ from, to, days }: QuietHours, zone: string): Calendar {
  const until = minutes(to) <= minutes(from) ? nextDay(to) : to;
  const week = Object.fromEntries(days.map((day) => [String(day), [[from, until] as const]]));
  return compileCalendar({ zone, week });
}

function minutes(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}

/** Calendars write what ends on the next day past 24:00. */
function nextDay(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return `${hour + 24}:${String(minute).padStart(2, '0')}`;
}
