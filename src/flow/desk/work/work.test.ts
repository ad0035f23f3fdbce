import { afterAll, beforeAll, expect, test } from 'vitest';
import { DeskScene } from '../../../../test/desk-scene.ts';
import { rebuildClocks } from '../../clocks/rebuild-clocks.ts';
import { planFollowUp } from '../follow-ups/contract.ts';
import * as contract from './contract.ts';

let scene: DeskScene;
beforeAll(async () => {
  scene = await DeskScene.create('2026-12-01T15:30:00Z');
}, 120_000);
afterAll(() => scene[Symbol.asyncDispose]());

const HOUR = 3_600_000;
const work = async (id: string) =>
  (await scene.world.call(scene.theo, contract.declaredWork, { params: scene.params(id) })).body;
const declare = (id: string, minutes: number, person = scene.theo) =>
  scene.world.call(person, contract.declareWork, {
    params: scene.params(id),
    body: { what: 'Look up the heat table', minutes },
  });
const held = async (id: string) => {
  const { heldMs, indecentMs } = await work(id);
  return [heldMs / HOUR, indecentMs / HOUR];
};

test('necessary work is declared openly: C15 stands still meanwhile, and the time is none that we insert (M-17)', async () => {
  await scene.world.at('2026-12-01T16:00:00Z');
  const id = await scene.ask('Can it lift 40 metres?', { subject: 'Pump' });
  const { body } = await declare(id, 120);
  expect(body.until).toBe('2026-12-01T18:00:00.000Z');
  expect(await scene.clock(id, 'C15')).toMatchObject({ state: 'paused' });
  await scene.world.at('2026-12-01T17:00:00Z');
  const before = await work(id);
  expect(before.items.map(({ what, by, running }) => [what, by, running])).toEqual([
    ['Look up the heat table', 'Theo Park', true],
  ]);
  await scene.world.call(scene.theo, contract.endWork, { params: scene.params(body.id) });
  expect(await scene.clock(id, 'C15')).toMatchObject({ state: 'running' });
  await scene.world.at('2026-12-01T20:00:00Z');
  expect(await held(id)).toEqual([4, 3]);
  await scene.send(id, { text: 'Yes.', answers: ['Can it lift 40 metres?'] });
  const after = await work(id);
  expect([after.oursSince, after.can, after.items[0]?.running]).toEqual([null, [], false]);
  expect(after.ledger).toEqual({ oursMs: 4 * HOUR, buyersMs: 0, agreedMs: 0, totalMs: 4 * HOUR });
  expect((await declare(id, 60)).status).toBe(409);
});

test('a business day at most, and only by whoever may answer', async () => {
  await scene.world.at('2026-12-02T16:00:00Z');
  const id = await scene.ask('Is it loud?', { subject: 'Noise' });
  const employee = await scene.world.member(scene.place, 'Sam Ortiz', ['employee']);
  expect((await declare(id, 60, employee)).status).toBe(404);
  const long = await declare(id, 481);
  expect([long.status, long.body]).toMatchObject([
    422,
    { errors: [{ pointer: '/minutes', detail: 'a business day at most: tell the contact a date instead' }] },
  ]);
  expect((await declare(id, 480)).body.until).toBe('2026-12-03T16:00:00.000Z');
});

test('waiting the contact asked for is never counted (S1-48)', async () => {
  await scene.world.at('2026-12-03T16:00:00Z');
  const id = await scene.ask('Call me on Friday at three', { subject: 'Friday' });
  const body = { kind: 'call', text: 'Call', dueAt: '2026-12-04T21:00:00Z', askedByContact: true };
  await scene.world.at('2026-12-03T16:20:00Z');
  const planned = await scene.world.call(scene.theo, planFollowUp, { params: scene.params(id), body });
  expect(planned.status).toBe(200);
  await scene.world.at('2026-12-04T21:00:00Z');
  expect(await held(id)).toEqual([13, 0]);
  await scene.world.at('2026-12-04T22:00:00Z');
  expect(await held(id)).toEqual([14, 1]);
  const { differences } = await rebuildClocks(scene.world.parts.database, scene.world.parts.runner);
  expect(differences).toEqual([]);
});
