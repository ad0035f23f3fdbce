import { readNumber } from '../../channels/phone/read-number.ts';
import { zonesOfNumber } from '../../channels/phone/zones-of-number.ts';
import type { Context } from '../../platform/context.ts';
import type { Arrival } from './arrival.ts';
import type { KnownContact } from './known-arrivals.ts';

/**
 * Arrivals with the zone of their contact's number, where neither they nor what is known of the contact name one
 * (DOMAIN 5.2). A number that may be in several zones says nothing.
 */
export async function withZonesOfPhones(
  ctx: Context,
  arrivals: readonly Arrival[],
  contacts: ReadonlyMap<string, KnownContact>,
): Promise<Arrival[]> {
  const isUnplaced = ({ contact: { zone, phone, email } }: Arrival) =>
    zone === null && phone !== null && (contacts.get(email ?? '')?.zone ?? null) === null;
  if (!arrivals.some(isUnplaced)) return [...arrivals];
  const home = await homeZone(ctx);
  return Promise.all(
    arrivals.map(async (arrival) => {
      const zone = isUnplaced(arrival) ? await zoneOf(arrival.contact.phone ?? '', home) : null;
      return zone === null ? arrival : { ...arrival, contact: { ...arrival.contact, zone } };
    }),
  );
}

async function zoneOf(phone: string, home: string): Promise<string | null> {
  const number = readNumber(phone, home);
  const zones = number ? await zonesOfNumber(number.number) : [];
  return zones.length === 1 ? (zones[0] ?? null) : null;
}

async function homeZone(ctx: Context): Promise<string> {
  const { zone } = await ctx.db
    .selectFrom('organisation')
    .select('zone')
    .where('id', '=', ctx.orgId)
    .executeTakeFirstOrThrow();
  return zone;
}
