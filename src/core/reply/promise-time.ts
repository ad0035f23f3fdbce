import { DAY, HOUR, type Instant, MINUTE, type Milliseconds } from '../time/instant.ts';
import type { LocalDay } from '../time/local-day.ts';
import { zoneClock } from '../time/zone-clock.ts';
import { dayIn, type Reading } from './promise-day.ts';
import { hourIn } from './promise-hour.ts';
import { SMALL_NUMBERS } from './small-numbers.ts';

/** Against what a spoken time is read. */
export interface PromiseContext {
  readonly now: Instant;
  /** IANA zone of the person who writes. */
  readonly zone: string;
  /** Close of today's business day, for "by end of day"; without it midnight counts. */
  readonly calendarClose?: Instant;
}

/** A time named in a text: the latest instant it allows, null when it is open to doubt, and where the words stand. */
export type PromisedTime = Reading<Instant>;

const CLOSE =
  /\b(?:eod|cob|close of business|close of play|(?:the )?end of (?:the |this |our )?(?:business |working )?day|end of business|end of (?:today|tomorrow)|ende des (?:arbeits)?tages|tagesende|geschaftsschluss|dienstschluss|feierabend|(?:en )?fin de (?:la )?journee|fin(?:al)? del dia|fin de la jornada|eind(?:e)? van de (?:werk)?dag|einde dag)\b/;
const LEAD =
  "\\b(?:within|in|innerhalb von|innerhalb|innert|binnen|dans|sous|d'ici|en|dentro de|over) (?:(?:the |der |den )?(?:next |nachsten )|les (?:prochaines )?|(?:las|los) proxim[ao]s )?";
const HALF_HOUR = new RegExp(
  `${LEAD}(?:half (?:an )?hour|a half hour|einer halben stunde|une demi-heure|media hora|een half uur|half uur)\\b`,
);
const SPAN = new RegExp(
  `${LEAD}(?:\\d{1,3} ?(?:-|–|to|bis|a) ?)?(the |an? |one |einer? |une? |una |een |het |la |l'|two |three |zwei |drei |deux |trois |dos |tres |twee |drie |\\d{1,3} ?)(minutes?|minuten|minutos?|minuut|mins?|hours?|hrs?|h|stunden?|std|uren|uur|heures?|horas?)\\b(?! (?:am|pm))`,
);

/**
 * The time that folded text names ("by 3 pm", "tomorrow morning"), null when it names none. A time of day without a day
 * that has passed means tomorrow; a day without a time means its close; a part of a day means its end. A time on a day
 * that is named and past is nobody's promise: its instant is null, as where the words may mean two things.
 */
export function promisedInstant(folded: string, context: PromiseContext): PromisedTime | null {
  const span = spanIn(folded);
  if (span?.value != null) return { ...span, value: context.now + span.value };
  const clock = zoneClock(context.zone);
  const today = Math.floor(clock.wallAt(context.now) / DAY);
  const day = dayIn(folded, today);
  const close = CLOSE.exec(folded);
  if (close) {
    const words = { start: close.index, end: close.index + close[0].length };
    if (day?.value === null) return spread(null, day, words);
    return spread(ahead(closeOn(day?.value ?? today, today, context), context), day, words);
  }
  const hour = hourIn(withoutFigures(folded, day));
  if (hour === null) {
    if (day === null) return null;
    return spread(day.value === null ? null : ahead(closeOn(day.value, today, context), context), day);
  }
  if (hour.value === null || day?.value === null) return spread(null, day, hour);
  if (day !== null) return spread(ahead(clock.instantOf(day.value * DAY + hour.value), context), day, hour);
  const at = clock.instantOf(today * DAY + hour.value);
  return spread(at > context.now ? at : clock.instantOf((today + 1) * DAY + hour.value), hour);
}

/** The figures of a date are no hours: "bis 15.12." */
function withoutFigures(folded: string, day: Reading<LocalDay> | null): string {
  if (day === null || !/\d/.test(folded.slice(day.start, day.end))) return folded;
  return `${folded.slice(0, day.start)}${'#'.repeat(day.end - day.start)}${folded.slice(day.end)}`;
}

function ahead(at: Instant, { now }: PromiseContext): Instant | null {
  return at > now ? at : null;
}

function spread(value: Instant | null, ...parts: ({ start: number; end: number } | null)[]): PromisedTime {
  const named = parts.filter((part) => part !== null);
  return {
    value,
    start: Math.min(...named.map(({ start }) => start)),
    end: Math.max(...named.map(({ end }) => end)),
  };
}

function spanIn(folded: string): Reading<Milliseconds> | null {
  const half = HALF_HOUR.exec(folded);
  if (half) return { value: 30 * MINUTE, start: half.index, end: half.index + half[0].length };
  const match = SPAN.exec(folded);
  if (!match) return null;
  const word = (match[1] ?? '').trim();
  const count = SMALL_NUMBERS[word] ?? (/^\d/.test(word) ? Number(word) : 1);
  const unit = (match[2] ?? '').startsWith('min') ? MINUTE : HOUR;
  return { value: count * unit, start: match.index, end: match.index + match[0].length };
}

/** Close of that day, at the hour today closes; midnight when no close is known. */
function closeOn(day: LocalDay, today: LocalDay, { now, zone, calendarClose }: PromiseContext): Instant {
  const clock = zoneClock(zone);
  if (calendarClose === undefined) return clock.instantOf((day + 1) * DAY);
  if (day === today && calendarClose > now) return calendarClose;
  const wall = clock.wallAt(calendarClose);
  return clock.instantOf(day * DAY + wall - Math.floor(wall / DAY) * DAY);
}
