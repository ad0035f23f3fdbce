import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Organisation, World } from '../../../test/world.ts';
import { holidays } from './contract.ts';

let world: World;
let org: Organisation;
beforeAll(async () => {
  world = await World.create({ now: '2026-11-18T16:00:00Z' });
  org = await world.organisation();
});
afterAll(() => world[Symbol.asyncDispose]());

const ask = (query: Record<string, string> = {}) =>
  world.call(org.founder, holidays, { params: { org: org.slug }, query });

test('unasked, the country of the organisation’s zone, this year and the next', async () => {
  const { body } = await ask();
  expect([body.country, body.region, body.years]).toEqual(['US', null, [2026, 2027]]);
  expect(body.countries).toContainEqual({ code: 'DE', name: 'Germany' });
  expect(body.holidays.filter(({ date }) => date === '2026-11-26')).toEqual([
    { date: '2026-11-26', name: 'Thanksgiving Day', kind: 'public', freeFrom: null, proposed: true },
  ]);
});

test('public holidays of a whole day are proposed; half days and observances only shown', async () => {
  const { body } = await ask({ country: 'DE', region: 'BY', years: '2026' });
  const on = (date: string) =>
    body.holidays
      .filter((holiday) => holiday.date === date)
      .map(({ kind, freeFrom, proposed }) => [kind, freeFrom, proposed]);
  expect(on('2026-12-25')).toEqual([['public', null, true]]);
  expect(on('2026-12-24')).toEqual([['bank', '14:00', false]]);
  expect(on('2026-02-16')).toEqual([['observance', null, false]]);
  expect(body.regions).toContainEqual({ code: 'BY-A', name: 'Bayern, Stadt Augsburg' });
});

test('regions differ', async () => {
  const dates = async (region: string) =>
    (await ask({ country: 'DE', region, years: '2026' })).body.holidays
      .filter(({ proposed }) => proposed)
      .map(({ date }) => date);
  const [bavaria, berlin, augsburg] = [await dates('BY'), await dates('BE'), await dates('BY-A')];
  expect([bavaria.includes('2026-06-04'), berlin.includes('2026-06-04')]).toEqual([true, false]);
  expect([bavaria.includes('2026-08-08'), augsburg.includes('2026-08-08')]).toEqual([false, true]);
});

test('a holiday of several days is a line for each, on the days themselves', async () => {
  const { body } = await ask({ country: 'SA', years: '2026' });
  const dates = body.holidays.filter(({ name }) => name.includes('Fitr')).map(({ date }) => date);
  expect(dates).toEqual(['2026-03-19', '2026-03-20', '2026-03-21', '2026-03-22']);
});

test.each([
  [{ country: 'QQ' }, '/country'],
  [{ country: 'DE', region: 'XX' }, '/region'],
  [{ country: 'DE', years: '1500' }, '/years'],
])('%j is refused', async (query, pointer) => {
  expect(await ask(query)).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
});

test('years that are none are refused', async () => {
  expect((await ask({ years: 'soon' })).status).toBe(422);
});
