import type { Instant } from './instant.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** The time of day in a zone as HH:MM. */
export function localTime(at: Instant, zone: string): string {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(zone, format);
  }
  return format.format(at);
}
