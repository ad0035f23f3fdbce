import type { PageLanguage } from '../outcome/page-language.ts';
import { DAY, type Instant } from '../time/instant.ts';
import type { LocalDay } from '../time/local-day.ts';

const locales: Readonly<Record<PageLanguage, string>> = { en: 'en-GB', de: 'de-DE' };
const formats = new Map<string, Intl.DateTimeFormat>();

/** The day of an instant on a wall: `7 Dec 2026`, `7. Dez. 2026`. */
export function promiseDate(at: Instant, zone: string, language: PageLanguage): string {
  return formatOf(zone, language, { day: 'numeric', month: 'short', year: 'numeric' }).format(at);
}

/** The same of a calendar day. */
export function promiseDay(day: LocalDay, language: PageLanguage): string {
  return promiseDate(day * DAY, 'UTC', language);
}

/** Without its year, for the foot of a chart: `7 Dec`, `7. Dez.`. */
export function promiseShortDay(day: LocalDay, language: PageLanguage): string {
  return formatOf('UTC', language, { day: 'numeric', month: 'short' }).format(day * DAY);
}

/** The time of day on a wall, `08:45`. */
export function promiseTime(at: Instant, zone: string, language: PageLanguage): string {
  return formatOf(zone, language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}

function formatOf(
  zone: string,
  language: PageLanguage,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${language} ${zone} ${Object.keys(options).join()}`;
  const known = formats.get(key);
  if (known) return known;
  if (formats.size > 500) formats.clear();
  const format = new Intl.DateTimeFormat(locales[language], { ...options, timeZone: zone });
  formats.set(key, format);
  return format;
}
