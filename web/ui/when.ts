import { serverNow } from '../server-clock.ts';
import { dayAndTime } from './time-text.ts';

/** An instant of the API in the reader's zone, as short as it can be understood: "14:05", "Mon 14:05", "16 Nov 14:05". */
export function whenText(iso: string): string {
  return dayAndTime(Date.parse(iso), serverNow());
}

/** A local date such as 2026-12-24, or 12-24 for every year, in words. */
export function dateText(date: string): string {
  const yearly = date.length === 5;
  const at = new Date(`${yearly ? `2024-${date}` : date}T12:00:00Z`);
  if (Number.isNaN(at.getTime())) return date;
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    day: 'numeric',
    ...(yearly ? { month: 'long' } : { weekday: 'short', month: 'short', year: 'numeric' }),
  }).format(at);
}
