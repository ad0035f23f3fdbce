import { afterAll, beforeAll, expect, test } from 'vitest';
import { deliver, mail } from '../../../../test/factories.ts';
import { calendars } from '../../../../test/fixtures/calendars.ts';
import { type Organisation, World } from '../../../../test/world.ts';
import { toIso } from '../../../core/time/instant.ts';
import { setStandingTimers } from '../../timers.ts';

/** Companies on three walls, one of them begun in the very week, and one to which nothing came. */

let world: World;
let omaha: Organisation;
let leeds: Organisation;
let auckland: Organisation;
let quiet: Organisation;
beforeAll(async () => {
  world = await World.create({ now: '2026-10-28T15:00:00Z' });
  omaha = await world.organisation('Larkfield');
  leeds = await world.organisation('Leeds', calendars.LEE);
  auckland = await world.organisation(
    'Auckland',
    { zone: 'Pacific/Auckland', week: { '1': [['09:00', '17:00']] } },
    '2026-10-27T22:00:00Z',
  );
  quiet = await world.organisation('Quiet');
  for (const place of [omaha, leeds, auckland]) {
    const mailbox = await world.mailbox(place, `sales@${place.slug}.test`);
    await deliver(world, place, mailbox, mail({ to: `sales@${place.slug}.test` }));
  }
  await setStandingTimers(world.parts.database, await world.now());
  await world.owner((db) => db.deleteFrom('timer').where('kind', '<>', 'weekly_report').execute());
}, 120_000);
afterAll(() => world[Symbol.asyncDispose]());

async function reportsAt(time: string, { orgId }: Organisation): Promise<string[]> {
  await world.at(time);
  const rows = await world.owner((db) =>
    db
      .selectFrom('weekly_report')
      .select(['week', 'as_of', 'computed_at'])
      .where('org_id', '=', orgId)
      .orderBy('week')
      .execute(),
  );
  return rows.map(({ week, as_of, computed_at }) =>
    [week, toIso(as_of), toIso(computed_at)].map((text) => text.slice(0, 16)).join(' '),
  );
}

test('a company begun in the week has the report of that week, at 07:00 of its own Monday', async () => {
  expect(await reportsAt('2026-11-01T17:59:59Z', auckland)).toEqual([]);
  expect(await reportsAt('2026-11-01T18:00:00Z', auckland)).toEqual([
    '2026-W44 2026-11-01T11:00 2026-11-01T18:00',
  ]);
});

test('a week in which the clocks go back ends, and is reported, by the new time', async () => {
  expect(await reportsAt('2026-11-02T06:59:59Z', leeds)).toEqual([]);
  expect(await reportsAt('2026-11-02T07:00:00Z', leeds)).toEqual([
    '2026-W44 2026-11-02T00:00 2026-11-02T07:00',
  ]);
  // Omaha was five hours behind UTC when the week began and is six when it ends.
  expect(await reportsAt('2026-11-02T12:59:59Z', omaha)).toEqual([]);
  expect(await reportsAt('2026-11-02T13:00:00Z', omaha)).toEqual([
    '2026-W44 2026-11-02T06:00 2026-11-02T13:00',
  ]);
});

test('where nothing ever came there is no report', async () => {
  expect(await reportsAt('2026-11-09T13:00:00Z', quiet)).toEqual([]);
});

test('on a Monday that is a holiday it waits for the next day, still as of that Monday (X-17)', async () => {
  const last = async (time: string) => (await reportsAt(time, leeds)).at(-1);
  expect(await last('2026-12-28T12:00:00Z')).toBe('2026-W51 2026-12-21T00:00 2026-12-21T07:00');
  expect(await last('2026-12-29T06:59:59Z')).toBe('2026-W51 2026-12-21T00:00 2026-12-21T07:00');
  expect(await last('2026-12-29T07:00:00Z')).toBe('2026-W52 2026-12-28T00:00 2026-12-29T07:00');
});
