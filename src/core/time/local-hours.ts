/** Opening hours of one local day, in minutes after that day's midnight; `end` may lie in the next day. */
export interface LocalHours {
  readonly start: number;
  readonly end: number;
}

const DAY_MINUTES = 1440;
const TIME = /^(\d{2}):([0-5]\d)$/;

/**
 * Reads a pair such as `["09:00", "17:00"]`. An end of 24:00 or later ("26:00", at most "48:00") runs into the next
 * day, and so does an end before its start ("22:00" to "06:00"). Returns what is wrong as text when it can't be read.
 */
export function parseLocalHours(pair: readonly [string, string]): LocalHours | string {
  const start = minutesOf(pair[0]);
  const end = minutesOf(pair[1]);
  if (start === null || start >= DAY_MINUTES) return `"${pair[0]}" is no opening time from 00:00 to 23:59`;
  if (end === null || end > 2 * DAY_MINUTES) return `"${pair[1]}" is no closing time such as 17:00 or 26:00`;
  if (end === start) return `${pair[0]} to ${pair[1]} is no time at all; a whole day is 00:00 to 24:00`;
  return { start, end: end < start ? end + DAY_MINUTES : end };
}

/** As `parseLocalHours`, for hours already checked by `checkCalendarSpec`; sorted by their start. */
export function readLocalHours(pairs: readonly (readonly [string, string])[]): readonly LocalHours[] {
  const hours = pairs.map((pair) => {
    const read = parseLocalHours(pair);
    if (typeof read === 'string') throw new RangeError(read);
    return read;
  });
  return hours.sort((a, b) => a.start - b.start);
}

function minutesOf(text: string): number | null {
  const match = TIME.exec(text);
  return match ? Number(match[1]) * 60 + Number(match[2]) : null;
}
