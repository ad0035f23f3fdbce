import { afterEach, beforeEach, expect, test } from 'vitest';
import { DeskScene } from '../../../test/desk-scene.ts';
import type { Person } from '../../../test/world.ts';
import { accept, claim, release, saveDraft } from './contract.ts';

let scene: DeskScene;
beforeEach(async () => {
  scene = await DeskScene.create('2026-12-01T16:00:00Z');
});
afterEach(() => scene[Symbol.asyncDispose]());

const draft = { text: 'Dear Ada,', answers: [], parts: [], interim: null };
const empty = { ...draft, text: ' ' };

/** A request whose holder is known, and somebody else. */
async function held(): Promise<{ id: string; holder: Person; other: Person }> {
  const id = await scene.ask('Can it lift 40 metres?');
  const { owner } = await scene.page(id);
  const people = [scene.theo, scene.place.founder];
  const holder = people.find(({ userId }) => userId === owner?.id);
  const other = people.find(({ userId }) => userId !== owner?.id);
  if (!holder || !other) throw new Error('nobody holds it');
  return { id, holder, other };
}

const touches = async (id: string) =>
  (await scene.facts(id, 'assignment.touched')).map(({ at, data }) => [at, data]);

test('the holder accepts once, is not noted as silent, and is offered it no more', async () => {
  const { id, holder, other } = await held();
  const { world } = scene;
  const params = scene.params(id);
  expect((await scene.page(id, holder)).can).toContain('accept');
  expect((await scene.now(holder))[0]?.can).toEqual(expect.arrayContaining(['accept', 'reply']));
  expect((await scene.now(other))[0]?.can).toEqual(expect.arrayContaining(['claim', 'reply']));
  const refused = await world.call(other, accept, { params });
  expect(refused).toMatchObject({
    status: 409,
    body: { detail: `${holder.name} has it now; claim it first` },
  });

  await world.at('2026-12-01T16:05:00Z');
  for (const _ of [1, 2]) expect((await world.call(holder, accept, { params })).status).toBe(200);
  const touch = ['2026-12-01T16:05:00.000Z', { userId: holder.userId, how: 'accepted' }];
  expect(await touches(id)).toEqual([touch]);
  await world.at('2026-12-01T16:20:00Z');
  expect(await scene.facts(id, 'assignment.silent')).toEqual([]);
  expect((await scene.now(holder))[0]?.can).not.toContain('accept');
  expect((await scene.page(id)).assignments).toMatchObject([
    { touched: { at: '2026-12-01T16:05:00.000Z', how: 'accepted' }, silentAfterMs: [] },
  ]);
  expect((await world.call(holder, accept, { params: scene.params(scene.place.orgId) })).status).toBe(404);
});

test('who does nothing is noted as silent at 10 minutes; the next one is offered to accept it', async () => {
  const { id, holder, other } = await held();
  await scene.world.at('2026-12-01T16:11:00Z');
  const { assignments, handOffs, can } = await scene.page(id, other);
  expect(assignments).toMatchObject([
    { person: { id: holder.userId }, state: 'silent', touched: null, silentAfterMs: [600_000] },
    { person: { id: other.userId }, state: 'assigned', touched: null },
  ]);
  expect(handOffs).toMatchObject({ handOffs: 1, takenBack: 1, pullIns: 0 });
  expect(can).toContain('accept');
  expect((await scene.page(id, holder)).can).not.toContain('accept');
});

test('writing touches it, an empty draft and somebody else’s do not', async () => {
  const { id, holder, other } = await held();
  const { world } = scene;
  const params = scene.params(id);
  await world.at('2026-12-01T16:03:00Z');
  await world.call(holder, saveDraft, { params, body: empty });
  await world.call(other, saveDraft, { params, body: draft });
  expect(await touches(id)).toEqual([]);
  await world.call(holder, saveDraft, { params, body: draft });
  await world.at('2026-12-01T16:04:00Z');
  await world.call(holder, saveDraft, { params, body: { ...draft, text: 'Dear Ada, yes' } });
  expect(await touches(id)).toEqual([
    ['2026-12-01T16:03:00.000Z', { userId: holder.userId, how: 'began to write' }],
  ]);
});

test('to claim is to touch, at the instant of the assignment; handed back, the next holding begins untouched', async () => {
  const { id, holder, other } = await held();
  const { world } = scene;
  const params = scene.params(id);
  await world.at('2026-12-01T16:06:00Z');
  expect((await world.call(other, claim, { params, body: { owner: holder.userId } })).status).toBe(200);
  expect(await touches(id)).toEqual([['2026-12-01T16:06:00.000Z', { userId: other.userId, how: 'claimed' }]]);
  expect((await scene.page(id, other)).can).not.toContain('accept');
  await world.at('2026-12-01T16:07:00Z');
  expect((await world.call(other, release, { params, body: { to: holder.userId } })).status).toBe(200);
  expect((await scene.page(id, holder)).can).toContain('accept');
  await world.at('2026-12-01T16:08:00Z');
  expect((await world.call(holder, accept, { params })).status).toBe(200);
  expect(
    (await scene.page(id)).assignments.map(({ person, touched }) => [person.name, touched?.how]),
  ).toEqual([
    [holder.name, undefined],
    [other.name, 'claimed'],
    [holder.name, 'accepted'],
  ]);
});
