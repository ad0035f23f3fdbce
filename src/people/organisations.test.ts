import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { World } from '../../test/world.ts';
import {
  hours,
  people,
  saveHours,
  saveOrganisation,
  session,
  createOrganisation as start,
} from './contract.ts';
import { createOrganisation } from './create-organisation.ts';

let world: World;
beforeAll(async () => {
  world = await World.create({ now: '2026-11-18T10:00:00Z' });
});
afterAll(() => world[Symbol.asyncDispose]());

const account = () => ({
  name: 'Ada',
  email: `ada-${randomBytes(4).toString('hex')}@example.com`,
  password: 'a-long-password',
});

test('the first company is started by whoever comes first, the next one is not', async () => {
  expect((await world.call(null, session)).body).toMatchObject({ user: null, canCreateOrganisation: true });
  const mars = await world.call(null, start, {
    body: { company: 'X', zone: 'Mars/One', account: account() },
  });
  expect(mars).toMatchObject({ status: 422, body: { errors: [{ pointer: '/zone' }] } });

  const body = { company: 'Test Lärk', zone: 'Europe/Berlin', account: account() };
  const response = await world.http.inject({ method: 'POST', url: start.path, payload: body });
  expect(response.json()).toEqual({ slug: 'test-lark' });
  const cookie = response.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const founder = { userId: '', name: '', email: '', cookie };
  expect((await world.call(founder, session)).body).toMatchObject({
    user: { name: 'Ada' },
    canCreateOrganisation: true,
    organisations: [
      { slug: 'test-lark', roles: ['admin', 'manager', 'coordinator'], setupDone: false, demo: false },
    ],
  });

  const timers = await world.owner((db) => db.selectFrom('timer').select('kind').execute());
  expect(timers.map(({ kind }) => kind)).toContain('health');

  const second = { company: 'Second', zone: 'UTC', account: account() };
  expect((await world.call(null, start, { body: second })).status).toBe(403);
  expect((await world.call(null, session)).body.canCreateOrganisation).toBe(false);
  const third = await world.call(founder, start, { body: { company: 'Test Lärk', zone: 'UTC' } });
  expect(third.body).toEqual({ slug: 'test-lark-2' });
});

test('two first companies at the same moment: one stands', async () => {
  await using own = await World.create();
  const bodies = [1, 2].map(() => ({ company: 'Race', zone: 'UTC', account: account() }));
  const answers = await Promise.all(bodies.map((body) => own.call(null, start, { body })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test('an organisation begins with a desk, hours and targets', async () => {
  const { orgId } = await world.organisation();
  const found = await world.owner(async (db) => ({
    desks: await db.selectFrom('desk').select('name').where('org_id', '=', orgId).execute(),
    targets: await db.selectFrom('target_version').select('clock_kind').where('org_id', '=', orgId).execute(),
  }));
  expect(found.desks).toEqual([{ name: 'Main desk' }]);
  expect(found.targets.map(({ clock_kind }) => clock_kind).sort()).toEqual([
    'C1',
    'C10',
    'C11',
    'C12',
    'C13',
    'C14',
    'C15',
    'C18',
    'C19',
    'C2',
    'C20',
    'C3',
    'C5',
    'C6',
    'C7',
    'C8',
  ]);
});

test('no part of it stays when a zone is none', async () => {
  const before = await world.owner((db) => db.selectFrom('organisation').select('id').execute());
  const founder = { userId: '00000000-0000-7000-8000-000000000001', name: 'A', email: 'a@example.com' };
  const input = { company: 'X', zone: 'Nowhere', founder, now: 0 };
  await expect(createOrganisation(world.parts.database, input)).rejects.toMatchObject({ pointer: '/zone' });
  expect(await world.owner((db) => db.selectFrom('organisation').select('id').execute())).toEqual(before);
});

const week = { 1: [['08:00', '12:00']], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };

test('new hours are a new version; faults point into them', async () => {
  const organisation = await world.organisation();
  const { founder, slug } = organisation;
  const params = { org: slug };
  expect((await world.call(founder, hours, { params })).body.version).toBe(1);
  await world.advance('1 minute');
  const saved = await world.call(founder, saveHours, {
    params,
    body: { zone: 'Europe/Paris', week, holidays: ['12-25'] },
  });
  expect(saved.status).toBe(200);
  expect((await world.call(founder, hours, { params })).body).toMatchObject({
    version: 2,
    zone: 'Europe/Paris',
    week,
    since: await world.iso(),
  });
  const overlap = {
    zone: 'Europe/Paris',
    week: {
      ...week,
      2: [
        ['08:00', '12:00'],
        ['11:00', '13:00'],
      ],
    },
  };
  const refused = await world.call(founder, saveHours, { params, body: overlap });
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: '/week' }] } });
});

test('name and zone of one’s own company only', async () => {
  const [mine, other] = [await world.organisation(), await world.organisation('Test Other')];
  const body = { company: 'Renamed', zone: 'Asia/Tokyo' };
  expect(
    (await world.call(mine.founder, saveOrganisation, { params: { org: mine.slug }, body })).status,
  ).toBe(200);
  expect(
    (await world.call(mine.founder, saveOrganisation, { params: { org: other.slug }, body })).status,
  ).toBe(404);
  expect((await world.call(mine.founder, people, { params: { org: other.slug } })).status).toBe(404);
  const names = await world.owner((db) =>
    db
      .selectFrom('organisation')
      .select('name')
      .where('id', 'in', [mine.orgId, other.orgId])
      .orderBy('name')
      .execute(),
  );
  expect(names).toEqual([{ name: 'Renamed' }, { name: 'Test Other' }]);
});

test('the database itself lets nobody rename another organisation', async () => {
  const [mine, other] = [await world.organisation(), await world.organisation()];
  const changed = await world.parts.database.inOrganisation(mine.orgId, (db) =>
    db.updateTable('organisation').set({ name: 'Taken' }).where('id', '=', other.orgId).executeTakeFirst(),
  );
  expect(Number(changed.numUpdatedRows)).toBe(0);
});
