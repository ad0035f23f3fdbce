import { DAY, HOUR, type Instant, MINUTE, type Milliseconds } from '../time/instant.ts';
import type { PageLanguage } from './page-language.ts';

const locales: Readonly<Record<PageLanguage, string>> = { en: 'en-GB', de: 'de-DE' };
const formats = new Map<string, Intl.DateTimeFormat>();

/** A time near `now` as it is said in a language and zone: `10:30` today, else `Tue 1 Dec, 10:30` / `Di., 1. Dez., 10:30 Uhr`. */
export function pageTime(at: Instant, now: Instant, zone: string, language: PageLanguage): string {
  const digits = part(at, zone, language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const time = language === 'de' ? `${digits} Uhr` : digits;
  return dateOf(at, zone) === dateOf(now, zone) ? time : `${pageDay(at, zone, language)}, ${time}`;
}

/** `Tue 1 Dec`, `Di., 1. Dez.`. */
export function pageDay(at: Instant, zone: string, language: PageLanguage): string {
  return part(at, zone, language, { weekday: 'short', day: 'numeric', month: 'short' }).replace(
    /^(\w{3}),/,
    '$1',
  );
}

function dateOf(at: Instant, zone: string): string {
  return part(at, zone, 'en', { year: 'numeric', month: 'numeric', day: 'numeric' });
}

function part(
  at: Instant,
  zone: string,
  language: PageLanguage,
  options: Intl.DateTimeFormatOptions,
): string {
  const key = `${language} ${zone} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known.format(at);
  if (formats.size > 500) formats.clear();
  const format = new Intl.DateTimeFormat(locales[language], { ...options, timeZone: zone });
  formats.set(key, format);
  return format.format(at);
}

/** Names of the units, one and many. */
export type UnitNames = Readonly<Record<'day' | 'hour' | 'minute', readonly [one: string, many: string]>>;

/** A span in whole minutes and its two largest units: `2 days 3 hours`, `1 hour 12 minutes`, `4 minutes`. */
export function pageSpan(ms: Milliseconds, names: UnitNames): string {
  const minutes = Math.floor(Math.max(0, ms) / MINUTE);
  const counts = {
    day: Math.floor(minutes / (DAY / MINUTE)),
    hour: Math.floor((minutes % (DAY / MINUTE)) / (HOUR / MINUTE)),
    minute: minutes % (HOUR / MINUTE),
  };
  const units = (['day', 'hour', 'minute'] as const).filter((unit) => counts[unit] > 0);
  const shown = units.length > 0 ? units.slice(0, 2) : (['minute'] as const);
  return shown.map((unit) => `${counts[unit]} ${names[unit][counts[unit] === 1 ? 0 : 1]}`).join(' ');
}
