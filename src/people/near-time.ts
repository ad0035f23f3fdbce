import { DAY, type Instant } from '../core/time/instant.ts';

/** A time near `now` as people say it in a zone: `17:00` today, `Mon 09:00` within six days, else `30 Nov 09:00`. */
export function nearTime(at: Instant, zone: string, now: Instant): string {
  const time = part(at, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const date = (instant: Instant) =>
    part(instant, zone, { year: 'numeric', month: 'numeric', day: 'numeric' });
  if (date(at) === date(now)) return time;
  if (Math.abs(at - now) < 6 * DAY) return `${part(at, zone, { weekday: 'short' })} ${time}`;
  return `${part(at, zone, { day: 'numeric', month: 'short' })} ${time}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function part(at: Instant, zone: string, options: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify([zone, options]);
  const format = formats.get(key) ?? new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone });
  formats.set(key, format);
  return format.format(at);
}
