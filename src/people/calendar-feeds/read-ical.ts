import { createHash } from 'node:crypto';
import ICAL from 'ical.js';
import { DomainError } from '../../core/domain-error.ts';
import type { Instant } from '../../core/time/instant.ts';
import { icalInstant } from './ical-instant.ts';
import { meansAbsence } from './means-absence.ts';

/** A stretch in which the owner of a calendar is away. Nothing else of it is kept: calendars are private. */
export interface FeedAbsence {
  /** The same for the same entry at every reading; nothing can be read from it. */
  readonly key: string;
  readonly from: Instant;
  readonly until: Instant;
}

export interface FeedWindow {
  readonly from: Instant;
  readonly to: Instant;
  /** In which whole days and times without a zone are read. */
  readonly zone: string;
}

/** A rule that repeats more often than daily plans no absences, and some of them never end. */
const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'];
const MOST_REPEATS = 20_000;
const MOST_ABSENCES = 500;

/**
 * The absences in a calendar (RFC 5545) that overlap a stretch of time: repeated entries with their exceptions, whole
 * days, zones. In order. Throws DomainError `invalid` when the text is no calendar.
 */
export function readIcal(text: string, window: FeedWindow): FeedAbsence[] {
  const found = new Map<string, FeedAbsence>();
  for (const calendar of calendarsIn(text)) {
    const events = calendar.getAllSubcomponents('vevent').filter((event) => event.hasProperty('dtstart'));
    for (const group of Map.groupBy(events, uidOf).values()) {
      if (!group.some(meansAbsence)) continue;
      for (const absence of absencesOf(group, window))
        if (found.size < MOST_ABSENCES) found.set(absence.key, absence);
    }
  }
  return [...found.values()].toSorted((a, b) => a.from - b.from || (a.key < b.key ? -1 : 1));
}

function calendarsIn(text: string): ICAL.Component[] {
  try {
    const parsed = ICAL.parse(text) as unknown[];
    const all = Array.isArray(parsed[0]) ? parsed : [parsed];
    const calendars = all.map((one) => new ICAL.Component(one as string));
    if (calendars.every(({ name }) => name === 'vcalendar')) return calendars;
  } catch {
    // Told below in words for people; the reader's own say nothing to them.
  }
  throw new DomainError(
    'invalid',
    'this is no calendar: an iCalendar file begins with BEGIN:VCALENDAR',
    '/text',
  );
}

const uidOf = (event: ICAL.Component) => String(event.getFirstPropertyValue('uid') ?? '');
const recurrenceOf = (event: ICAL.Component) => event.getFirstProperty('recurrence-id');

/** An entry with everything of the same UID: its repetitions, and the single ones that were changed (RFC 5545 3.8.4.4). */
function absencesOf(group: readonly ICAL.Component[], window: FeedWindow): FeedAbsence[] {
  const changed = group.filter((event) => recurrenceOf(event) !== null);
  const changedAt = new Set(changed.map((event) => propertyInstant(recurrenceOf(event), window.zone)));
  const absences = changed.filter(meansAbsence).flatMap((event) => {
    const at = propertyInstant(recurrenceOf(event), window.zone);
    return single(event, at, window);
  });
  for (const event of group) {
    if (recurrenceOf(event) !== null || !meansAbsence(event)) continue;
    absences.push(...(repeats(event) ? repeated(event, changedAt, window) : single(event, null, window)));
  }
  return absences;
}

function repeats(event: ICAL.Component): boolean {
  const rules = event.getAllProperties('rrule').map((rule) => rule.getFirstValue() as ICAL.Recur | null);
  const isPlanned = rules.every((rule) => rule !== null && frequencies.includes(rule.freq));
  return isPlanned && (rules.length > 0 || event.hasProperty('rdate'));
}

function single(event: ICAL.Component, recurrence: Instant | null, window: FeedWindow): FeedAbsence[] {
  const span = spanOf(event, window.zone);
  return overlaps(span, window) ? [{ key: keyOf(event, recurrence), ...span }] : [];
}

function repeated(event: ICAL.Component, changedAt: ReadonlySet<Instant>, window: FeedWindow): FeedAbsence[] {
  const dtstart = event.getFirstPropertyValue('dtstart') as ICAL.Time;
  const tzid = zoneOf(event.getFirstProperty('dtstart'));
  const first = spanOf(event, window.zone);
  const wholeDays = dtstart.isDate ? daysBetween(dtstart, new ICAL.Event(event).endDate) : null;
  const struck = struckOut(event, window.zone);
  const expansion = new ICAL.RecurExpansion({ component: event, dtstart });
  // Dates given one by one come beside the entry's own, a rule begins with it.
  const isOwn = !event.hasProperty('rrule') && !struck.has(first.from) && overlaps(first, window);
  const absences: FeedAbsence[] = isOwn ? [{ key: keyOf(event, first.from), ...first }] : [];
  for (let count = 0; count < MOST_REPEATS; count += 1) {
    const start = expansion.next() as ICAL.Time | null;
    if (!start) break;
    const from = icalInstant(start, tzid, window.zone);
    if (from >= window.to) break;
    const until =
      wholeDays === null ? from + (first.until - first.from) : dayAfter(start, wholeDays, window.zone);
    if (struck.has(from) || changedAt.has(from) || !overlaps({ from, until }, window)) continue;
    absences.push({ key: keyOf(event, from), from, until });
  }
  return absences;
}

function spanOf(event: ICAL.Component, zone: string): { from: Instant; until: Instant } {
  const start = event.getFirstProperty('dtstart');
  const end = event.getFirstProperty('dtend') ?? start;
  const from = propertyInstant(start, zone);
  return { from, until: icalInstant(new ICAL.Event(event, { exceptions: [] }).endDate, zoneOf(end), zone) };
}

/** Dates taken out of a repetition. The reader strikes those that are written as the entry is; a zone of its own hides one. */
function struckOut(event: ICAL.Component, zone: string): Set<Instant> {
  const dates = event.getAllProperties('exdate');
  return new Set(
    dates.flatMap((date) =>
      (date.getValues() as ICAL.Time[]).map((time) => icalInstant(time, zoneOf(date), zone)),
    ),
  );
}

function propertyInstant(property: ICAL.Property | null, zone: string): Instant {
  return icalInstant(property?.getFirstValue() as ICAL.Time, zoneOf(property), zone);
}

function zoneOf(property: ICAL.Property | null): string | undefined {
  const tzid = property?.getParameter('tzid');
  return typeof tzid === 'string' ? tzid : undefined;
}

function daysBetween(start: ICAL.Time, end: ICAL.Time): number {
  return Math.max(1, Math.round(end.subtractDateTz(start).toSeconds() / 86_400));
}

function dayAfter(start: ICAL.Time, days: number, zone: string): Instant {
  const end = start.clone();
  end.adjust(days, 0, 0, 0);
  return icalInstant(end, undefined, zone);
}

function overlaps({ from, until }: { from: Instant; until: Instant }, window: FeedWindow): boolean {
  return from < until && from < window.to && until > window.from;
}

function keyOf(event: ICAL.Component, recurrence: Instant | null): string {
  const name = `${uidOf(event)} ${recurrence ?? ''}`;
  return createHash('sha256').update(name).digest('base64url').slice(0, 22);
}
