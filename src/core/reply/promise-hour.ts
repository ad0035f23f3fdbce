import { HOUR, MINUTE, type Milliseconds } from '../time/instant.ts';
import type { Reading } from './promise-day.ts';

const HALF = '(am|pm|a\\.m|p\\.m)\\b\\.?';
const CLOCK = new RegExp(`(?:^|[^\\d.,:])(\\d{1,2})(?::|h)(\\d{2})(?![\\d:])(?: ?${HALF})?`);
const DOTTED = new RegExp(
  `\\b(?:at|by|before|until|till|um|bis|om|voor|a las|antes de las) (\\d{1,2})\\.(\\d{2})(?![\\d.])(?: ?${HALF})?`,
);
const DOTTED_UHR = /(?:^|[^\d.,:])(\d{1,2})[.:](\d{2}) ?(uhr|uur)\b/;
const HOURS = /(?:^|[^\d.,:])(\d{1,2}) ?(am|pm|a\.m|p\.m|uhr|uur|o'clock|heures?|h)\b\.?/;
const BARE =
  /\b(?:at|by|before|until|till|around|um|bis|om|voor|gegen|(?:a|antes de|hasta|sobre) las) (\d{1,2})(?=$|[,;.!)]|\s(?:on|today|tomorrow|latest|sharp|local|our|de la|monday|tuesday|wednesday|thursday|friday|heute|morgen|vandaag)\b)/;
/** Of a stretch of time the end is what can be held to. */
const BETWEEN = /\b(?:between|zwischen|entre|tussen) [^.;]{1,20}? (?:and|und|et|y|en) (?=\d)/;
const MORNING = /\b(?:de|por|en) la manana\b/;
const AFTERNOON = /\b(?:de|por|en) la (?:tarde|noche)\b/;

/** Parts of the day, by the hour at which they end. */
const PARTS: readonly (readonly [RegExp, number])[] = [
  [/\b(?:noon|midday|midi|mediodia)\b|mittags?(?![a-z])(?<!nachmittags?)|\btussen de middag\b/, 12],
  [
    /\b(?:first thing|a primera hora|a la premiere heure|morning|vormittags?|matin|matinee|ochtends?)\b|\b(?:por|en) la manana\b|\besta manana\b|ochtend\b|\bmorgen fruh\b|\bmorgenvroeg\b|vormittag\b/,
    12,
  ],
  [/\bafternoon\b|nachmittags?\b|\bapres-midi\b|\btarde\b|middag\b/, 17],
  [/\b(?:evening|tonight|abends?|soir|soiree|noche)\b|avond\b|abend\b/, 20],
];

/** A time of day after midnight. */
export function hourIn(whole: string): Reading<Milliseconds> | null {
  const between = BETWEEN.exec(whole);
  const skipped = between ? between.index + between[0].length - 1 : 0;
  const folded = whole.slice(skipped);
  const found = clockIn(folded) ?? partIn(folded);
  return found && { value: found.value, start: found.start + skipped, end: found.end + skipped };
}

function clockIn(folded: string): Reading<Milliseconds> | null {
  const exact = DOTTED_UHR.exec(folded) ?? CLOCK.exec(folded) ?? DOTTED.exec(folded);
  if (exact) return reading(exact, timeOf(exact[1] ?? '', Number(exact[2]), exact[3] ?? half(folded)));
  const hours = HOURS.exec(folded);
  if (hours)
    return reading(hours, timeOf(hours[1] ?? '', 0, hours[2] === "o'clock" ? half(folded) : hours[2]));
  const bare = BARE.exec(folded);
  return bare ? reading(bare, timeOf(bare[1] ?? '', 0, half(folded))) : null;
}

function partIn(folded: string): Reading<Milliseconds> | null {
  for (const [pattern, hour] of PARTS) {
    const match = pattern.exec(folded);
    if (match) return reading(match, hour * HOUR);
  }
  return null;
}

/** "a las 9 de la mañana", "a las 3 de la tarde" */
function half(folded: string): string | undefined {
  if (AFTERNOON.test(folded)) return 'pm';
  return MORNING.test(folded) ? 'am' : undefined;
}

/**
 * Without am or pm, one to seven o'clock is meant after noon: nobody promises a call at three in the night. What is
 * written by the 24-hour clock ("07:45", "7 Uhr") is taken as it stands.
 */
function timeOf(digits: string, minute: number, suffix: string | undefined): Milliseconds | null {
  const hour = Number(digits);
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return null;
  const letter = suffix?.charAt(0);
  if ((letter === 'a' || letter === 'p') && hour <= 12)
    return hour === 0 ? null : ((hour % 12) + (letter === 'p' ? 12 : 0)) * HOUR + minute * MINUTE;
  const open = suffix === undefined && !digits.startsWith('0') && hour >= 1 && hour <= 7;
  return (open ? hour + 12 : hour) * HOUR + minute * MINUTE;
}

/** The mark before the figures that some patterns read along is no part of the words. */
function reading(match: RegExpExecArray, value: Milliseconds | null): Reading<Milliseconds> {
  const lead = /^[\d\p{L}]/u.test(match[0]) ? 0 : 1;
  return { value, start: match.index + lead, end: match.index + match[0].length };
}
