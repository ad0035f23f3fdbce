import { expect, test } from 'vitest';
import { request } from '../../src/flow/desk/contract.ts';
import { World } from '../world.ts';

test('a smoke walk: form post, owner, clocks', async () => {
  await using world = await World.create({ now: '2026-12-01T16:00:00Z' });
  const organisation = await world.organisation();
  await world.form(organisation, 'smoke');
  const response = await world.http.inject({ method: 'POST', url: '/f/smoke', payload: { name: 'Ann', email: 'ann@buyer.test', message: 'Do you sell valves?' } });
  expect(response.statusCode).toBe(201);
  const { requestId } = response.json();
  const page = await world.call(organisation.founder, request, { params: { org: organisation.slug, id: requestId } });
  console.log(JSON.stringify(page.body, null, 1));
  expect(page.status).toBe(200);
});
