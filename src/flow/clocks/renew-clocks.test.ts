import { expect, test } from 'vitest';
import { World } from '../../../test/world.ts';
import { createLog } from '../../platform/log.ts';
import { rebuildClocks } from './rebuild-clocks.ts';
import { renewClocks } from './renew-clocks.ts';

test('clocks stored by older rules are written anew once', async () => {
  await using world = await World.create({ now: '2026-12-01T16:00:00Z' });
  const company = await world.organisation();
  await world.form(company, 'lead');
  const payload = { name: 'Ann Lee', email: 'ann@buyer.test', message: 'Do you sell DN50 valves?' };
  await world.http.inject({ method: 'POST', url: '/f/lead', payload });
  const age = () =>
    world.owner((db) => db.updateTable('clock').set({ story: '[]' }).where('kind', '=', 'C3').execute());
  const { database, runner } = world.parts;
  const renew = () => renewClocks(database, runner, createLog('error'));
  const differing = async () => (await rebuildClocks(database, runner)).differing;

  await age();
  expect(await differing()).toBe(1);
  await renew();
  expect(await differing()).toBe(0);
  await age();
  await renew();
  expect(await differing()).toBe(1);
});
