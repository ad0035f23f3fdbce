import { DAY, type Instant, MINUTE, SECOND } from './instant.ts';
import { parseDate } from './local-day.ts';
import { zoneClock } from './zone-clock.ts';

const FORM = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(Z|z|[+-]\d{2}:\d{2})?$/;

/**
 * Reads RFC 3339 text such as `2026-11-20T16:45:00-06:00`; seconds may be left out. Without an offset it is the wall
 * clock of `zone`: a reading that comes twice is the first, one that is skipped the moment of the change. What is
 * finer than a millisecond is cut off. Returns null when the text is no instant.
 */
export function readInstant(text: string, zone: string): Instant | null {
  const match = FORM.exec(text);
  const [, date = '', hours = '', minutes = '', seconds = '0', fraction = '0', offset] = match ?? [];
  const day = parseDate(date);
  if (day === null || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return null;
  const wall =
    day * DAY +
    (Number(hours) * 60 + Number(minutes)) * MINUTE +
    Number(seconds) * SECOND +
    Number(fraction.padEnd(3, '0').slice(0, 3));
  if (offset === undefined) return zoneClock(zone).instantOf(wall);
  const ahead = offsetMinutes(offset);
  return ahead === null ? null : wall - ahead * MINUTE;
}

/** Minutes ahead of UTC; null for what is no offset (RFC 3339 section 5.6). */
function offsetMinutes(offset: string): number | null {
  if (offset === 'Z' || offset === 'z') return 0;
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(4, 6))];
  if (hours > 23 || minutes > 59) return null;
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
