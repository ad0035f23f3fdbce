import { type CountryCode, getCountries } from 'libphonenumber-js';

let countries: ReadonlyMap<string, CountryCode> | undefined;

/** The country a zone lies in (CLDR), in which a number without a country code is read; undefined for a zone of none. */
export function homeCountry(zone: string): CountryCode | undefined {
  countries ??= new Map(
    getCountries().flatMap((country) => zonesOf(country).map((one): [string, CountryCode] => [one, country])),
  );
  return countries.get(canonical(zone));
}

/** In this version of the language zones of a locale are a method that the types do not know yet. */
type WithZones = Intl.Locale & { getTimeZones?(): string[] | undefined };

function zonesOf(country: CountryCode): string[] {
  const locale: WithZones = new Intl.Locale('und', { region: country });
  return (locale.getTimeZones?.() ?? []).map(canonical);
}

/** Zones have old names that still hold; the machine settles on one of them. */
function canonical(zone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return zone;
  }
}
