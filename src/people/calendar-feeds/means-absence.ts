import type ICAL from 'ical.js';
import { saysAbsent } from './absence-words.ts';

/** Statuses of Exchange under which people can be reached, or may be (MS-OXCICAL 2.1.3.1.1.20.31). */
const reachable = ['FREE', 'TENTATIVE', 'WORKINGELSEWHERE'];

/**
 * Whether an entry means that its owner is away: said so by its status, by its title, or by a whole day that was marked
 * busy. Meetings do not, nor what is cancelled or leaves the time free (RFC 5545 3.8.1.11, 3.8.2.7).
 */
export function meansAbsence(event: ICAL.Component): boolean {
  const text = (name: string) => String(event.getFirstPropertyValue(name) ?? '');
  const word = (name: string) => text(name).trim().toUpperCase();
  if (word('status') === 'CANCELLED') return false;
  const busy = word('x-microsoft-cdo-busystatus');
  if (busy === 'OOF') return true;
  if (word('transp') === 'TRANSPARENT' || reachable.includes(busy)) return false;
  if (saysAbsent(text('summary'))) return true;
  // Left out, TRANSP means busy as well; but whole days that nobody called busy are mostly birthdays.
  return isWholeDay(event) && (word('transp') === 'OPAQUE' || busy === 'BUSY');
}

function isWholeDay(event: ICAL.Component): boolean {
  return (event.getFirstPropertyValue('dtstart') as ICAL.Time | null)?.isDate ?? false;
}
