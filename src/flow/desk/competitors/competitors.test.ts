import { afterAll, beforeAll, expect, test } from 'vitest';
import { DeskScene } from '../../../../test/desk-scene.ts';
import type { Person } from '../../../../test/world.ts';
import * as contract from './contract.ts';

let scene: DeskScene;
let reader: Person;
let id: string;

/** Tuesday 10:00 in Omaha. */
beforeAll(async () => {
  scene = await DeskScene.create('2026-12-01T16:00:00Z');
  reader = await scene.world.member(scene.place, 'Ana Lind', ['analyst']);
  id = await scene.ask('Can it lift 40 metres?');
});
afterAll(() => scene[Symbol.asyncDispose]());

const view = async (request = id, person: Person = scene.theo) =>
  (await scene.world.call(person, contract.competitors, { params: scene.params(request) })).body;
const position = async (request = id) => (await view(request)).position?.text ?? null;
const said = (at: string, name = 'Quirin Pumps') => ({ name, at, toldBy: 'buyer' as const });
const record = (body: object, request = id, person: Person = scene.theo) =>
  scene.world.call(person, contract.recordCompetitor, { params: scene.params(request), body: body as never });
const facts = async () => (await scene.facts(id, 'competitor.replied')).map(({ data }) => data);

let replyId: string;

test('a competitor at 30 minutes puts us behind until our first value, and by 12 minutes when that comes at 42', async () => {
  expect(await view()).toEqual({ items: [], ourFirstValueAt: null, position: null, can: ['record'] });
  await scene.world.at('2026-12-01T16:35:00Z');
  const recorded = await record(said('2026-12-01T16:30:00.000Z'));
  expect(recorded.status).toBe(200);
  replyId = recorded.body.id;
  expect((await view()).position).toEqual({
    place: 'behind',
    minutes: 5,
    isFinal: false,
    text: 'behind by 5 min so far',
  });
  await scene.world.at('2026-12-01T16:42:00Z');
  const [question] = (await scene.page(id)).questions;
  await scene.send(id, { text: 'Yes, 60 metres.', answers: [question?.text ?? ''] });
  const after = await view();
  expect(after.items).toEqual([
    {
      id: replyId,
      name: 'Quirin Pumps',
      at: '2026-12-01T16:30:00.000Z',
      toldBy: 'buyer',
      recordedBy: 'Theo Park',
    },
  ]);
  expect([after.ourFirstValueAt, after.position?.text]).toEqual([
    '2026-12-01T16:42:00.000Z',
    'behind by 12 min',
  ]);
});

test('with ours at 20 minutes we are ahead by 10', async () => {
  const other = await scene.ask('Which gasket fits it?', { subject: 'A gasket' });
  await scene.world.at('2026-12-01T17:02:00Z');
  const [question] = (await scene.page(other)).questions;
  await scene.send(other, { text: 'The blue one.', answers: [question?.text ?? ''] });
  await scene.world.at('2026-12-01T17:30:00Z');
  await record(said('2026-12-01T17:12:00Z'), other);
  expect(await position(other)).toBe('ahead by 10 min');
});

test('it is corrected, deleted and brought back; facts hold times and no names', async () => {
  const params = { org: scene.place.slug, id: replyId };
  const call = scene.world.call.bind(scene.world);
  const corrected = { ...said('2026-12-01T16:42:00Z', 'Quirin'), toldBy: 'us' as const };
  expect((await call(scene.theo, contract.correctCompetitor, { params, body: corrected })).status).toBe(200);
  expect(await position()).toBe('level');
  expect((await view()).items[0]).toMatchObject({ name: 'Quirin', toldBy: 'us' });
  expect((await call(scene.theo, contract.deleteCompetitor, { params })).status).toBe(200);
  expect(await view()).toMatchObject({ items: [], position: null });
  expect((await call(scene.theo, contract.correctCompetitor, { params, body: corrected })).status).toBe(409);
  expect((await call(scene.theo, contract.restoreCompetitor, { params })).status).toBe(200);
  expect(await position()).toBe('level');
  expect(await facts()).toEqual(
    [Date.parse('2026-12-01T16:30:00Z'), Date.parse('2026-12-01T16:42:00Z'), null]
      .map((at) => ({
        replyId,
        at,
      }))
      .concat([{ replyId, at: Date.parse('2026-12-01T16:42:00Z') }]),
  );
});

test('a time to come is refused, and so is whoever may not answer', async () => {
  expect(await record(said('2026-12-02T16:00:00Z'))).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/at' }] },
  });
  expect((await record(said('2026-12-01T16:00:00Z'), id, reader)).status).toBe(404);
  expect((await view(id, reader)).can).toEqual([]);
});
