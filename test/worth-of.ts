import { requestValue } from '../src/flow/measurement/contract.ts';
import type { Organisation, Person, World } from './world.ts';

/** What a request is worth to its contact by the API: `R 87.2 = S 0.872 x V 1 estimate, decided; buyer's R 87.2`. */
export async function worthOf(
  world: World,
  place: Organisation,
  id: string,
  person: Person,
): Promise<string> {
  const { body, status } = await world.call(person, requestValue, { params: { org: place.slug, id } });
  if (status !== 200) throw new Error(JSON.stringify(body));
  const { state, reason, value, business, elapsed } = body;
  if (!value || !business || !elapsed) return `${state}: ${reason}`;
  const rounded = (number: number, digits: number) => Math.round(number * 10 ** digits) / 10 ** digits;
  const worth = `R ${rounded(business.score, 1)} = S ${rounded(business.speed, 4)} x V ${value.v} ${value.source}`;
  return `${worth}, ${state}; buyer's R ${rounded(elapsed.score, 1)}`;
}
