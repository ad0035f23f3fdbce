import { afterAll, beforeAll, expect, test } from 'vitest';
import { DeskScene } from '../../../../test/desk-scene.ts';
import type { Person } from '../../../../test/world.ts';
import { notifications } from '../../desk/contract.ts';
import * as teaching from '../teaching/contract.ts';
import * as contract from './contract.ts';
import { tellDigest } from './tell-digest.ts';

let scene: DeskScene;
let employee: Person;
beforeAll(async () => {
  scene = await DeskScene.create('2026-12-01T15:30:00Z');
  employee = await scene.world.member(scene.place, 'Sam Ortiz', ['employee']);
}, 120_000);
afterAll(() => scene[Symbol.asyncDispose]());

const dueAt = '2026-12-01T22:00:00.000Z';
const params = (id = '') => ({ org: scene.place.slug, id });
const mara = () => scene.place.founder;
const seen = async (person = mara()) =>
  (await scene.world.call(person, contract.huddle, { params: params() })).body;
const add = (body: object, person = mara()) =>
  scene.world.call(person, contract.addAction, { params: params(), body });

test('actions are agreed by whoever holds the huddle, for somebody who works here and a time ahead', async () => {
  const agreed = { text: 'Answer Ada', ownerId: scene.theo.userId, dueAt };
  expect((await add(agreed, scene.theo)).status).toBe(404);
  for (const [wrong, pointer] of [
    [{ ownerId: scene.place.orgId }, '/ownerId'],
    [{ dueAt: '2026-12-01T15:30:00.000Z' }, '/dueAt'],
    [{ text: '  ' }, '/text'],
  ] as const) {
    const refused = await add({ ...agreed, ...wrong });
    expect([refused.status, refused.body]).toMatchObject([422, { errors: [{ pointer }] }]);
  }
  const { id } = (await add(agreed)).body;
  const shown = async (person = mara()) =>
    (await seen(person)).actions.map(({ text, owner, doneAt, can }) => [text, owner.name, doneAt, can]);
  expect(await shown(scene.theo)).toEqual([['Answer Ada', 'Theo Park', null, ['do']]]);
  expect(await shown(employee)).toEqual([['Answer Ada', 'Theo Park', null, []]]);

  const mine = async (person: Person) =>
    (await scene.world.call(person, contract.myActions, { params: params() })).body.items.map(
      ({ text }) => text,
    );
  expect([await mine(scene.theo), await mine(employee)]).toEqual([['Answer Ada'], []]);

  const edited = { ...agreed, text: 'Answer Ada in full', ownerId: mara().userId };
  await scene.world.call(mara(), contract.editAction, { params: params(id), body: edited });
  const done = (value: boolean) =>
    scene.world.call(mara(), contract.setActionDone, { params: params(id), body: { done: value } });
  await done(true);
  expect(await shown()).toEqual([
    ['Answer Ada in full', 'Mara Quinn', '2026-12-01T15:30:00.000Z', ['do', 'edit']],
  ]);
  await done(false);
  await scene.world.call(mara(), contract.deleteAction, { params: params(id) });
  expect(await shown()).toEqual([]);
  await scene.world.call(mara(), contract.restoreAction, { params: params(id) });
  expect(await shown()).toEqual([['Answer Ada in full', 'Mara Quinn', null, ['do', 'edit']]]);
});

test('a huddle begins once; a second begin leaves what was shown', async () => {
  const begin = () => scene.world.call(mara(), contract.beginHuddle, { params: params() });
  expect((await begin()).body).toEqual({ day: '2026-12-01', begunAt: '2026-12-01T15:30:00.000Z' });
  await scene.world.at('2026-12-01T15:40:00Z');
  await scene.ask('Can it lift 40 metres?', { subject: 'Pump' });
  expect((await begin()).body.begunAt).toBe('2026-12-01T15:30:00.000Z');
  expect((await seen()).sections?.leads.items).toEqual([]);
  const live = await scene.world.call(mara(), contract.huddle, { params: params(), query: { live: 'yes' } });
  expect(live.body.sections?.leads.items.map(({ subject }) => subject)).toEqual(['Pump']);
});

test('a manager of no team hears of nobody else’s day (2.6): of a team one is told by being in it', async () => {
  const loose = await scene.world.member(scene.place, 'Ana Lind', ['manager']);
  const own = await scene.world.member(scene.place, 'Iris Wolf', ['manager']);
  await scene.world.owner((db) =>
    db.updateTable('membership').set({ team_id: null }).where('user_id', '=', loose.userId).execute(),
  );
  // The last instant of the desk's morning at which the digest is told.
  await scene.world.at('2026-12-02T14:30:00Z');
  await scene.world.parts.runner.run(scene.place.orgId, { kind: 'system', job: 'timer:digest' }, tellDigest);
  const digests = async (person: Person) =>
    (await scene.world.call(person, notifications, { params: params() })).body.items.filter(
      ({ kind }) => kind === 'digest',
    );
  expect(await digests(loose)).toEqual([]);
  expect((await digests(own)).map(({ text }) => text)).toEqual([
    expect.stringMatching(/^Tuesday: .*Theo Park 0 answered/),
  ]);
});

test('typed thanks are taken off the list and put back', async () => {
  const body = { toId: scene.theo.userId, text: 'stayed late for the dairy' };
  const { id } = (await scene.world.call(mara(), contract.sayThanks, { params: params(), body })).body;
  const said = async () => (await seen(employee)).thanks.said.map(({ to, text }) => `${to.name} ${text}`);
  expect(await said()).toEqual(['Theo Park stayed late for the dairy']);
  await scene.world.call(mara(), contract.deleteThanks, { params: params(id) });
  expect(await said()).toEqual([]);
  await scene.world.call(mara(), contract.restoreThanks, { params: params(id) });
  expect(await said()).toEqual(['Theo Park stayed late for the dairy']);
});

test('a teaching example names no colleague of the buyer who wrote in it either', async () => {
  const id = await scene.ask('Kim Stone asks: does it fit?', { subject: 'A fit' });
  await scene.world.owner((db) =>
    db
      .updateTable('message')
      .set({ from_text: 'Kim Stone' })
      .where('request_id', '=', id)
      .where('direction', '=', 'in')
      .execute(),
  );
  const draft = (await scene.world.call(scene.theo, teaching.teachingDraft, { params: params(id) })).body;
  expect(draft.lines).toHaveLength(1);
  expect(JSON.stringify(draft)).not.toMatch(/Kim|Stone/);
});

test('a teaching example is deleted by its maker or a manager, and comes back', async () => {
  const id = await scene.ask('Does the LC-200 fit?', { subject: 'LC-200 for Ada' });
  const draft = (await scene.world.call(scene.theo, teaching.teachingDraft, { params: params(id) })).body;
  expect(draft.title).toBe('product A for the buyer');
  expect((await scene.world.call(employee, teaching.teachingDraft, { params: params(id) })).status).toBe(404);
  const kept = await scene.world.call(scene.theo, teaching.keepExample, { params: params(id), body: draft });
  const titles = async () =>
    (await scene.world.call(employee, teaching.teachingExamples, { params: params() })).body.items.map(
      ({ title }) => title,
    );
  const other = await scene.world.member(scene.place, 'Owen Hale', ['expert']);
  const remove = (person: Person) =>
    scene.world.call(person, teaching.deleteExample, { params: params(kept.body.id) });
  expect([(await remove(other)).status, (await remove(mara())).status]).toEqual([404, 200]);
  expect(await titles()).toEqual([]);
  await scene.world.call(scene.theo, teaching.restoreExample, { params: params(kept.body.id) });
  expect(await titles()).toEqual(['product A for the buyer']);
});
