import parsePhoneNumber from 'libphonenumber-js';
import { homeCountry } from '../../../channels/phone/home-country.ts';

/** The country a number belongs to (ISO 3166); one without a country code is of the country of its zone. */
export function countryOf(phone: string | null, zone: string | null): string | null {
  if (phone === null) return null;
  const country = zone === null ? undefined : homeCountry(zone);
  const parsed = parsePhoneNumber(phone, { extract: false, ...(country ? { defaultCountry: country } : {}) });
  return parsed?.country ?? null;
}
