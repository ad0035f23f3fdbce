const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** `m:ss` below an hour, `2 h 05` above. `round` says where a part of a second goes; what is left never shows 0:00 early. */
export function digits(ms: number, round: 'up' | 'down' = 'down'): string {
  const seconds = round === 'up' ? Math.ceil(Math.max(0, ms) / 1000) : Math.floor(Math.max(0, ms) / 1000);
  if (seconds < 3600) return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
  const minutes = Math.floor(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${two(minutes % 60)}`;
}

/** A duration in few characters: `40 s`, `26 min`, `2 h 05`, `3 d 4 h`. */
export function shortDuration(ms: number): string {
  const known = Math.max(0, ms);
  if (known < minuteMs) return `${Math.floor(known / 1000)} s`;
  if (known < hourMs) return `${Math.floor(known / minuteMs)} min`;
  if (known < 2 * dayMs) return digits(known);
  return `${Math.floor(known / dayMs)} d ${Math.floor((known % dayMs) / hourMs)} h`;
}

/** A duration in words for sentences: `4 minutes`, `1 hour 5 minutes`, `3 days`. */
export function longDuration(ms: number): string {
  const minutes = Math.floor(Math.max(0, ms) / minuteMs);
  if (minutes < 1) return 'less than a minute';
  if (minutes < 60) return count(minutes, 'minute');
  if (minutes >= 48 * 60) return count(Math.floor(minutes / 1440), 'day');
  const rest = minutes % 60;
  const hours = count(Math.floor(minutes / 60), 'hour');
  return rest === 0 ? hours : `${hours} ${count(rest, 'minute')}`;
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** `HH:MM` in the reader's zone, or in `zone`. */
export function timeOfDay(at: number, zone?: string): string {
  return format(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, zone);
}

/** `09:00` today, `Mon 09:00` within six days, else `12 Jan 09:00`, with the year when it is another one. */
export function dayAndTime(at: number, now: number, zone?: string): string {
  const time = timeOfDay(at, zone);
  if (dayKey(at, zone) === dayKey(now, zone)) return time;
  return `${day(at, now, zone)} ${time}`;
}

/** `today`, `Mon` within six days, else `12 Jan`. */
export function dayName(at: number, now: number, zone?: string): string {
  return dayKey(at, zone) === dayKey(now, zone) ? 'today' : day(at, now, zone);
}

/** A full date and time for titles and copies: `Mon 12 Jan 2026, 09:00:12`. */
export function fullTime(at: number, zone?: string): string {
  const date = format(at, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }, zone);
  const time = format(at, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }, zone);
  return `${date.replaceAll(',', '')}, ${time}`;
}

const instants = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)/g;

/** A text of the ledger with its instants said in the reader's zone. */
export function withLocalTimes(text: string, now: number, zone?: string): string {
  return text.replace(instants, (instant) => dayAndTime(Date.parse(instant), now, zone));
}

function day(at: number, now: number, zone?: string): string {
  if (Math.abs(at - now) < 6 * dayMs) return format(at, { weekday: 'short' }, zone);
  const sameYear = format(at, { year: 'numeric' }, zone) === format(now, { year: 'numeric' }, zone);
  return format(at, { day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) }, zone);
}

function dayKey(at: number, zone?: string): string {
  return format(at, { year: 'numeric', month: '2-digit', day: '2-digit' }, zone);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(at: number, options: Intl.DateTimeFormatOptions, zone?: string): string {
  const key = `${zone ?? ''}${JSON.stringify(options)}`;
  let known = formats.get(key);
  if (known === undefined) {
    known = new Intl.DateTimeFormat('en-GB', zone === undefined ? options : { ...options, timeZone: zone });
    formats.set(key, known);
  }
  return known.format(at);
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
