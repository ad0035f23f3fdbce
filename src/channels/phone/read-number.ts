import parsePhoneNumber from 'libphonenumber-js';
import { homeCountry } from './home-country.ts';

export interface TelephoneNumber {
  /** ITU E.164 with its plus, an extension left out. */
  readonly number: string;
  /** As it is written for people abroad: +61 2 9374 4000. */
  readonly shown: string;
  /** `tel:` address (RFC 3966), extension and all. */
  readonly uri: string;
}

/** Reads a number as people write it; one without a country code is of the country of `homeZone`. Null: it is none. */
export function readNumber(text: string, homeZone: string): TelephoneNumber | null {
  const country = homeCountry(homeZone);
  const parsed = parsePhoneNumber(text, { extract: false, ...(country ? { defaultCountry: country } : {}) });
  if (!parsed?.isPossible()) return null;
  return { number: parsed.number, shown: parsed.formatInternational(), uri: parsed.getURI() };
}
