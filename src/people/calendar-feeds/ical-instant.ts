import ICAL from 'ical.js';
import { DAY, type Instant } from '../../core/time/instant.ts';
import { isZone, zoneClock } from '../../core/time/zone-clock.ts';

/**
 * The instant of a time in a calendar: whole days and times without a zone are read in `zone`. A zone that is known
 * by its name goes by the rules of this machine; one that only the file describes, by the file.
 * @param tzid the TZID parameter it stands with
 */
export function icalInstant(time: ICAL.Time, tzid: string | undefined, zone: string): Instant {
  const wall = Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second);
  if (time.isDate) return zoneClock(zone).instantOf(wall - (wall % DAY));
  if (time.zone === ICAL.Timezone.utcTimezone) return wall;
  const named = tzid === undefined ? null : zoneNamed(tzid);
  if (named !== null) return zoneClock(named).instantOf(wall);
  const isDescribed = tzid !== undefined && time.zone instanceof ICAL.Timezone && time.zone.component;
  return isDescribed ? time.toUnixTime() * 1000 : zoneClock(zone).instantOf(wall);
}

/** `Europe/Berlin`, also behind a prefix that makes it unique (`/vendor.example/Europe/Berlin`). */
function zoneNamed(tzid: string): string | null {
  const parts = tzid.replaceAll('"', '').split('/');
  const candidates = [tzid, parts.slice(-2).join('/'), parts.slice(-3).join('/')];
  return candidates.find((name) => name.includes('/') && isZone(name)) ?? null;
}
