import type { HolidaysTypes } from 'date-holidays';
import { DAY } from '../../core/time/instant.ts';

export interface Place {
  readonly code: string;
  readonly name: string;
}

export interface ProposedHoliday {
  readonly date: string;
  readonly name: string;
  readonly kind: HolidaysTypes.HolidayType;
  readonly freeFrom: string | null;
  readonly proposed: boolean;
}

const ENGLISH = 'en';

/** Holidays of the world. The data is large and needed a few times a year, so it is loaded when first asked for. */
async function source() {
  const { default: Holidays } = await import('date-holidays');
  return Holidays;
}

const places = (found: Record<string, string> | undefined): Place[] =>
  Object.entries(found ?? {})
    .map(([code, name]) => ({ code, name }))
    .sort((a, b) => a.name.localeCompare(b.name, ENGLISH));

/** Countries whose holidays are known. */
export async function holidayCountries(): Promise<Place[]> {
  const Holidays = await source();
  return places(new Holidays().getCountries(ENGLISH));
}

/** States of a country, each followed by its parts where holidays differ within it: `BY`, `BY-A`. */
export async function holidayRegions(country: string): Promise<Place[]> {
  const Holidays = await source();
  const known = new Holidays();
  return places(known.getStates(country, ENGLISH)).flatMap((state) => [
    state,
    ...places(known.getRegions(country, state.code, ENGLISH)).map(({ code, name }) => ({
      code: `${state.code}-${code}`,
      name: `${state.name}, ${name}`,
    })),
  ]);
}

let countryByZone: ReadonlyMap<string, string> | undefined;

/** The country a zone lies in; null when holidays of none are known. */
export async function countryOfZone(zone: string): Promise<string | null> {
  const Holidays = await source();
  countryByZone ??= new Map(
    Object.keys(new Holidays().getCountries()).flatMap((code) =>
      (new Holidays(code).getTimezones() ?? []).map((each): [string, string] => [each, code]),
    ),
  );
  return countryByZone.get(zone) ?? null;
}

/** The days of these years, one line a date and name, in order. */
export async function holidaysOf(
  country: string,
  region: string | null,
  years: readonly number[],
): Promise<ProposedHoliday[]> {
  const Holidays = await source();
  const [state = '', part = ''] = region?.split('-', 2) ?? [];
  const calendar = new Holidays(country, state, part, { languages: [ENGLISH] });
  return years
    .flatMap((year) => calendar.getHolidays(year))
    .flatMap(proposals)
    .sort((a, b) => a.date.localeCompare(b.date) || a.name.localeCompare(b.name));
}

/** A holiday of several days is a line for each. Of one that begins in the evening before, `date` is the day itself. */
function proposals(holiday: HolidaysTypes.Holiday): ProposedHoliday[] {
  const [first = '', time = ''] = holiday.date.split(' ');
  const freeFrom = time.startsWith('00:00') ? null : time.slice(0, 5);
  const days = Math.max(1, Math.round((holiday.end.getTime() - holiday.start.getTime()) / DAY));
  return Array.from({ length: days }, (_, index) => ({
    date: new Date(Date.parse(`${first}T00:00:00Z`) + index * DAY).toISOString().slice(0, 10),
    name: holiday.name,
    kind: holiday.type,
    freeFrom,
    proposed: holiday.type === 'public' && freeFrom === null,
  }));
}
