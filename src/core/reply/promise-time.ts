import { DAY, HOUR, type Instant, MINUTE, type Milliseconds } from '../time/instant.ts';
import { type LocalDay, parseDate, weekdayOf } from '../time/local-day.ts';
import { zoneClock } from '../time/zone-clock.ts';

/** Against what a spoken time is read. */
export interface PromiseContext {
  readonly now: Instant;
  /** IANA zone of the person who writes. */
  readonly zone: string;
  /** Close of today's business day, for "by end of day". */
  readonly calendarClose?: Instant;
}

const WEEKDAYS = [
  ['monday', 'montag', 'lundi', 'lunes', 'maandag'],
  ['tuesday', 'dienstag', 'mardi', 'martes', 'dinsdag'],
  ['wednesday', 'mittwoch', 'mercredi', 'miercoles', 'woensdag'],
  ['thursday', 'donnerstag', 'jeudi', 'jueves', 'donderdag'],
  ['friday', 'freitag', 'vendredi', 'viernes', 'vrijdag'],
  ['saturday', 'samstag', 'samedi', 'sabado', 'zaterdag'],
  ['sunday', 'sonntag', 'dimanche', 'domingo', 'zondag'],
] as const;

const LATER = /\b(day after tomorrow|ubermorgen|apres-demain|pasado manana|overmorgen)\b/;
const TOMORROW = /\b(tomorrow|morgen|demain|manana)\b/;
const TODAY = /\b(today|tonight|this (morning|afternoon|evening)|heute|aujourd'hui|hoy|vandaag)\b/;
const CLOSE =
  /\b(eod|cob|close of business|close of play|end of (the |this |our )?(business |working )?day|end of business|end of (today|tomorrow)|feierabend|fin de journee|einde van de dag)\b/;
const HALF_HOUR = /\b(?:within|in|innerhalb|binnen) (?:the next |einer |een )?half (?:an )?(?:hour|uur)\b/;
const SPAN =
  /\b(?:within|in|innerhalb|binnen|dans|en) (?:the next |von )?(the|an?|one|einer|een|une|una|\d{1,3}) ?(minute|min|hour|hr|h|day|business day|stunde|minuut|uur|heure|hora|tag)/;
const CLOCK = /(?:^|[^\d.,:])(\d{1,2})(?::|h)(\d{2})(?![\d:])(?: ?(am|pm|a\.m|p\.m))?/;
const DOTTED = /\b(?:at|by|before|until|um|bis|om) (\d{1,2})\.(\d{2})(?!\d)(?: ?(am|pm|a\.m|p\.m))?/;
const HOURS = /(?:^|[^\d.,:])(\d{1,2}) ?(am|pm|a\.m|p\.m|uhr|o'clock|heures|h)\b/;
const BARE =
  /\b(?:at|by|before|until|till|around|um|bis|om|a las) (\d{1,2})(?=$|[,;.!)]|\s(?:on|today|tomorrow|latest|sharp|local|your|our|monday|tuesday|wednesday|thursday|friday|heute|morgen)\b)/;

/** Reads the latest instant a promise names in folded text ("by 3 pm", "tomorrow morning"); null when it names none. */
export function promisedInstant(folded: string, context: PromiseContext): Instant | null {
  const span = spanIn(folded);
  if (span !== null) return context.now + span;
  const clock = zoneClock(context.zone);
  const today = Math.floor(clock.wallAt(context.now) / DAY);
  const day = dayIn(folded, today);
  if (CLOSE.test(folded)) return closeOn(day ?? today, today, context);
  const time = timeIn(folded);
  if (time === null) return day === null ? null : closeOn(day, today, context);
  const at = clock.instantOf((day ?? today) * DAY + time.wall);
  if (day !== null || at > context.now) return at;
  const evening = clock.instantOf(today * DAY + time.wall + 12 * HOUR);
  if (time.open && evening > context.now) return evening;
  return clock.instantOf((today + 1) * DAY + time.wall);
}

function spanIn(folded: string): Milliseconds | null {
  if (HALF_HOUR.test(folded)) return 30 * MINUTE;
  const match = SPAN.exec(folded);
  if (!match) return null;
  const count = /^\d/.test(match[1] ?? '') ? Number(match[1]) : 1;
  const unit = match[2] ?? '';
  if (unit.startsWith('min')) return count * MINUTE;
  return count * (/day|tag/.test(unit) ? DAY : HOUR);
}

function dayIn(folded: string, today: LocalDay): LocalDay | null {
  const date = /\b\d{4}-\d{2}-\d{2}\b/.exec(folded);
  if (date) return parseDate(date[0]);
  if (LATER.test(folded)) return today + 2;
  if (TOMORROW.test(folded)) return today + 1;
  if (TODAY.test(folded)) return today;
  for (const [index, names] of WEEKDAYS.entries()) {
    if (!names.some((name) => folded.includes(name))) continue;
    return today + (((index + 1 - weekdayOf(today) + 6) % 7) + 1);
  }
  return null;
}

/** Time of day after midnight; `open` when it may as well be meant twelve hours later. */
function timeIn(folded: string): { readonly wall: Milliseconds; readonly open: boolean } | null {
  const exact = CLOCK.exec(folded) ?? DOTTED.exec(folded);
  if (exact) return timeOf(Number(exact[1]), Number(exact[2]), exact[3]);
  const hours = HOURS.exec(folded);
  if (hours) return timeOf(Number(hours[1]), 0, hours[2]);
  const bare = BARE.exec(folded);
  if (bare) return timeOf(Number(bare[1]), 0, undefined);
  if (/\b(noon|midday|mittags?|midi|mediodia)\b/.test(folded)) return { wall: 12 * HOUR, open: false };
  if (/\b(morning|vormittag|matinee|ochtend)\b/.test(folded)) return { wall: 12 * HOUR, open: false };
  if (/\b(afternoon|nachmittag|apres-midi|middag)\b/.test(folded)) return { wall: 17 * HOUR, open: false };
  if (/\b(evening|tonight|abend|soir|avond)\b/.test(folded)) return { wall: 20 * HOUR, open: false };
  return null;
}

/** Without am or pm, one to seven o'clock is meant after noon: nobody promises a call at three in the night. */
function timeOf(hour: number, minute: number, suffix: string | undefined): ReturnType<typeof timeIn> {
  if (hour > 24 || minute > 59) return null;
  const half = suffix?.charAt(0);
  if (half === 'a' || half === 'p') {
    if (hour > 12) return null;
    return { wall: ((hour % 12) + (half === 'p' ? 12 : 0)) * HOUR + minute * MINUTE, open: false };
  }
  const afternoon = suffix === undefined && hour >= 1 && hour <= 7 ? hour + 12 : hour;
  return { wall: afternoon * HOUR + minute * MINUTE, open: suffix === undefined && hour < 12 };
}

/** Close of that day, at the hour today closes; midnight when no close is known. */
function closeOn(day: LocalDay, today: LocalDay, { now, zone, calendarClose }: PromiseContext): Instant {
  const clock = zoneClock(zone);
  if (calendarClose === undefined) return clock.instantOf((day + 1) * DAY);
  if (day === today && calendarClose > now) return calendarClose;
  const wall = clock.wallAt(calendarClose);
  return clock.instantOf(day * DAY + wall - Math.floor(wall / DAY) * DAY);
}
