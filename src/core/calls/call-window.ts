import type { Calendar } from '../time/calendar.ts';
import { DAY, HOUR, type Instant } from '../time/instant.ts';
import { weekdayOf } from '../time/local-day.ts';
import { LocalLabels } from '../time/local-labels.ts';
import { localTime } from '../time/local-time.ts';
import { zoneClock } from '../time/zone-clock.ts';

/** A contact's call window: in every zone they may be in, and what is open in all of these together. */
export interface CallWindow {
  readonly each: readonly Calendar[];
  readonly all: Calendar;
}

/** Whether a contact may be called, in words where not. */
export interface CallVerdict {
  readonly allowed: boolean;
  readonly reason: string | null;
  /** Until when it stays so; null where they asked for the call. */
  readonly until: Instant | null;
  /** The next instant at which calls are allowed; null while they are, or when there is none for weeks. */
  readonly from: Instant | null;
}

/** A window that does not open for so long is none. */
const WEEKS_AHEAD = 21 * DAY;
/** A call at a time the contact asked for may come so much earlier or later. */
const AROUND = HOUR;
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/**
 * Whether a contact may be called at an instant (S2-08): in every zone they may be in it is their call window, or they
 * asked for it. `here` is the zone of whoever reads the reason.
 */
export function callVerdict(at: Instant, window: CallWindow, here: string, asked: boolean): CallVerdict {
  if (asked) return { allowed: true, reason: null, until: null, from: null };
  if (window.each.every((calendar) => calendar.isOpen(at))) {
    return { allowed: true, reason: null, until: window.all.nextClose(at), from: null };
  }
  const from = window.all.between(at, at + WEEKS_AHEAD) > 0 ? window.all.nextOpening(at) : null;
  return { allowed: false, reason: refusal(at, from, window, here), until: null, from };
}

/** Whether one of the times the contact asked to be called at is now. */
export function isAskedTime(at: Instant, times: readonly Instant[]): boolean {
  return times.some((time) => Math.abs(time - at) <= AROUND);
}

/** "Saturday 03:05 in Sydney; calls from Mon 08:00 there, Sun 15:00 here". */
function refusal(at: Instant, from: Instant | null, { each }: CallWindow, here: string): string {
  const shut = each.find((calendar) => !calendar.isOpen(at)) ?? each[0];
  if (!shut) return 'nobody knows when they may be called';
  const { zone } = shut;
  const many = each.length > 1 ? `, one of ${each.length} zones they may be in` : '';
  const now = `${weekdayIn(zone, at)} ${localTime(at, zone)} in ${placeName(zone)}${many}`;
  if (from === null) return `${now}; their calling hours do not open in the next three weeks`;
  const ours = new LocalLabels(here, at, from).short(from, at);
  if (each.length > 1) return `${now}; calls from ${ours} here`;
  const theirs = new LocalLabels(zone, at, from).short(from, at);
  return isSameWall(zone, here, from)
    ? `${now}; calls from ${theirs}`
    : `${now}; calls from ${theirs} there, ${ours} here`;
}

/** The place a zone is named after: `America/New_York` is New York. */
export function placeName(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

function weekdayIn(zone: string, at: Instant): string {
  return WEEKDAYS[weekdayOf(Math.floor(zoneClock(zone).wallAt(at) / DAY)) - 1] ?? '';
}

function isSameWall(zone: string, other: string, at: Instant): boolean {
  return zoneClock(zone).wallAt(at) === zoneClock(other).wallAt(at);
}
