import { timezones } from 'libphonenumber-geo-carrier';
import type { PhoneNumber } from 'libphonenumber-js';
import { isZone } from '../../core/time/zone-clock.ts';

const MOST = 5_000;
const known = new Map<string, readonly string[]>();

/**
 * The zones in which the holder of a number may be, by its prefix; none when the prefix says nothing. Reading the
 * table takes milliseconds, so what was asked once is remembered.
 * @param number E.164 with its plus
 */
export async function zonesOfNumber(number: string): Promise<readonly string[]> {
  const before = known.get(number);
  if (before) return before;
  // The table is asked by the digits alone; nothing else of a parsed number is read.
  const zones = ((await timezones({ number } as PhoneNumber)) ?? []).filter(
    (zone) => isZone(zone) && zone !== 'Etc/Unknown',
  );
  if (known.size >= MOST) known.clear();
  known.set(number, zones);
  return zones;
}
