import { HOUR, type Instant, MINUTE } from '../../core/time/instant.ts';
import type { ParsedMail } from './parsed-mail.ts';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
/** Names of zones that old programs still write (RFC 5322 section 4.3); any other name counts as UTC. */
const ZONES: Readonly<Record<string, number>> = {
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
};
const DATE =
  /(\d{1,2}) (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6} (\d{4}|\d{2}) (\d{1,2}):(\d{2})(?::(\d{2}))?(?: ([+-]\d{4}|[a-z]{1,5}))?/;

/** A date as mails write it: when, and how far its writer's clock is from UTC in milliseconds. */
interface MailDate {
  readonly at: Instant;
  readonly offset: number;
}

/** When our own server took the mail in: the topmost Received header that bears a date; null without one. */
export function receivedAt(mail: Pick<ParsedMail, 'headers'>): Instant | null {
  for (const value of mail.headers.get('received') ?? []) {
    const date = mailDate(value.slice(value.lastIndexOf(';') + 1));
    if (date !== null) return date.at;
  }
  return null;
}

/**
 * How far the writer's clock is from UTC, in milliseconds, by the Date header: good enough to read "tomorrow at 3" by,
 * while the instant it names is the sender's claim and not looked at (DOMAIN X-02). Null when it says nothing.
 */
export function writerOffset(mail: Pick<ParsedMail, 'headers'>): number | null {
  const value = mail.headers.get('date')?.[0];
  return value === undefined ? null : (mailDate(value)?.offset ?? null);
}

function mailDate(text: string): MailDate | null {
  const match = DATE.exec(text.slice(0, 200).replace(/\s+/g, ' ').toLowerCase());
  if (!match) return null;
  const [day, year] = [Number(match[1]), Number(match[3])];
  const fullYear = year >= 1000 ? year : year + (year < 50 ? 2000 : 1900);
  const midnight = Date.UTC(fullYear, MONTHS.indexOf(match[2] ?? ''), day);
  const [hour, minute, second] = [Number(match[4]), Number(match[5]), Number(match[6] ?? 0)];
  if (new Date(midnight).getUTCDate() !== day || hour > 23 || minute > 59 || second > 60) return null;
  const offset = offsetOf(match[7] ?? '');
  return { at: midnight + hour * HOUR + minute * MINUTE + second * 1_000 - offset, offset };
}

function offsetOf(zone: string): number {
  const digits = /^([+-])(\d{2})(\d{2})$/.exec(zone);
  if (!digits) return (ZONES[zone] ?? 0) * HOUR;
  const size = Number(digits[2]) * HOUR + Number(digits[3]) * MINUTE;
  if (size > 14 * HOUR) return 0;
  return digits[1] === '-' ? -size : size;
}
