import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DeskScene } from '../../../../test/desk-scene.ts';
import { fill, MARK } from '../../../../test/factories.ts';
import { search } from './contract.ts';

let scene: DeskScene;
let valves: string;
beforeAll(async () => {
  scene = await DeskScene.create('2026-12-01T16:00:00Z');
  await scene.ask('Do you have a gasket for the old seat?', { subject: 'Gaskets' });
  await scene.world.at('2026-12-01T16:05:00Z');
  valves = await scene.ask('The gasket leaks; the DN50 valve of 2019 too.', { subject: 'Valves' });
});
afterAll(() => scene[Symbol.asyncDispose]());

const find = async (q: string, person = scene.theo) =>
  scene.world.call(person, search, { params: { org: scene.place.slug }, query: { q } });

test('words are found by their beginnings, all of them, the newest first', async () => {
  const { body } = await find('gasket');
  expect(body.messages.map(({ excerpt }) => excerpt)).toEqual([
    'Do you have a gasket for the old seat?',
    'The gasket leaks; the DN50 valve of 2019 too.',
  ]);
  expect(body.requests.map(({ subject }) => subject)).toEqual(['Gaskets']);
  expect((await find('gask leak')).body.messages.map(({ requestId }) => requestId)).toEqual([valves]);
  expect((await find('asket')).body.messages).toEqual([]);
  expect((await find('dn5')).body.messages.map(({ from, at }) => [from, at])).toEqual([
    ['Ada Buyer', '2026-12-01T16:05:00.000Z'],
  ]);
});

test('contacts by name and any part of their address, people by theirs, requests by number', async () => {
  const { contacts } = (await find('buyer.test')).body;
  expect(contacts.map(({ name, email, requestId }) => [name, email, requestId])).toEqual([
    ['Ada Buyer', 'ada@buyer.test', valves],
  ]);
  expect((await find('theo')).body.people.map(({ name }) => name)).toEqual(['Theo Park']);
  const { number } = await scene.page(valves);
  expect((await find(number)).body.requests[0]).toMatchObject({ id: valves, number });
  expect((await find(number.slice(1))).body.requests[0]).toMatchObject({ id: valves });
});

test('signs that mean something to the database are taken as none', async () => {
  for (const q of ["'", '& | ! ( ) : * \\', "ada' & 'x", '%', 'ada:*', '🙂']) {
    const { status } = await find(q);
    expect([q, status]).toEqual([q, 200]);
  }
  expect((await find("ada'")).body.contacts).toHaveLength(1);
  expect((await find('🙂')).body).toEqual({ contacts: [], requests: [], messages: [], people: [] });
});

test('nothing of another organisation, also when the functions are asked past the app', async () => {
  const theirs = await scene.world.organisation('Theirs');
  await fill(scene.world, theirs);
  const { body } = await find(MARK);
  expect(body).toEqual({ contacts: [], requests: [], messages: [], people: [] });
  const wanted = sql`to_tsquery('simple', ${`${MARK}:*`})`;
  for (const name of ['contacts', 'requests', 'messages']) {
    const call = sql`select id from ${sql.raw(`heed_search_${name}`)}(${wanted}, 20)`;
    const { database } = scene.world.parts;
    const ours = await database.inOrganisation(
      scene.place.orgId,
      async (db) => (await call.execute(db)).rows,
    );
    const nobodys = await database.inNoOrganisation(async (db) => (await call.execute(db)).rows);
    const own = await database.inOrganisation(theirs.orgId, async (db) => (await call.execute(db)).rows);
    expect([name, ours, nobodys, own.length > 0]).toEqual([name, [], [], true]);
  }
});

test('the indexes are taken, which row-level security keeps from the app itself', async () => {
  const plan = await scene.world.owner(async (db) => {
    await sql`set local enable_seqscan = off`.execute(db);
    const { rows } = await sql<{ 'QUERY PLAN': string }>`
      explain select id from message where heed_words(subject || ' ' || text) @@ to_tsquery('simple', 'gasket:*')`.execute(
      db,
    );
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
  expect(plan).toContain('message_words');
});

test('who reads what passes with contacts may search; an administrator alone may not', async () => {
  const ann = await scene.world.member(scene.place, 'Ann Field', ['analyst']);
  expect((await find('gasket', ann)).status).toBe(200);
  const root = await scene.world.member(scene.place, 'Rob Root', ['admin']);
  expect((await find('gasket', root)).status).toBe(404);
});
