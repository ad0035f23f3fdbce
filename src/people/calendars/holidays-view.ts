import type { z } from 'zod';
import { DomainError } from '../../core/domain-error.ts';
import { toIso } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import { mainDesk } from '../main-desk.ts';
import type { holidays as contract } from './contract.ts';
import { countryOfZone, holidayCountries, holidayRegions, holidaysOf } from './holiday-source.ts';

/** Holidays to choose from. Throws DomainError `invalid` for a country or region of which none are known. */
export async function holidaysView(
  ctx: Context,
  query: z.output<typeof contract.query>,
): Promise<z.input<typeof contract.response>> {
  const { spec } = (await mainDesk(ctx)).opening;
  const countries = await holidayCountries();
  const country = query.country ?? (await countryOfZone(spec.zone));
  if (query.country && !countries.some(({ code }) => code === query.country))
    throw new DomainError('invalid', `no holidays are known of "${query.country}"`, '/country');
  const regions = country === null ? [] : await holidayRegions(country);
  const region = query.region ?? null;
  if (region !== null && !regions.some(({ code }) => code === region))
    throw new DomainError('invalid', `"${region}" is no region of ${country}`, '/region');
  const thisYear = Number(toIso(ctx.now).slice(0, 4));
  const years = query.years ? [...new Set(query.years.split(',').map(Number))] : [thisYear, thisYear + 1];
  if (years.some((year) => year < 1970 || year > 2100))
    throw new DomainError('invalid', 'years from 1970 to 2100', '/years');
  const holidays = country === null ? [] : await holidaysOf(country, region, years);
  return { country, region, countries, regions, years, holidays };
}
