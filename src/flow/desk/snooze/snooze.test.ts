import { afterAll, beforeAll, expect, test } from 'vitest';
import { DeskScene } from '../../../../test/desk-scene.ts';
import { planFollowUp } from '../follow-ups/contract.ts';
import { snooze, unsnooze } from './contract.ts';

let scene: DeskScene;
beforeAll(async () => {
  scene = await DeskScene.create('2026-12-01T15:30:00Z');
});
afterAll(() => scene[Symbol.asyncDispose]());

const snoozing = (id: string, until: string) =>
  scene.world.call(scene.place.founder, snooze, { params: scene.params(id), body: { until } });
const inNow = async (id: string) => {
  const item = (await scene.now()).find((one) => one.id === id);
  return item && [item.snooze, item.clocks.map(({ kind, state }) => `${kind} ${state}`)];
};

test('only a time the contact was told: half an hour before it the request is back, its clocks run on meanwhile (S1-05)', async () => {
  await scene.world.at('2026-12-01T16:00:00Z');
  const id = await scene.ask('Can it lift 40 metres?', { subject: 'Pump' });
  const dueAt = '2026-12-01T20:00:00.000Z';
  expect(await snoozing(id, dueAt)).toMatchObject({
    status: 409,
    body: {
      errors: [
        { pointer: '/until', detail: 'the contact does not know of this time: tell them a date first' },
      ],
    },
  });
  expect((await scene.page(id, scene.place.founder)).can).toContain('snooze');
  await scene.send(id, { text: 'Theo tells you by two.', interim: { who: 'Theo', by: dueAt } });
  expect((await scene.page(id)).toldDates).toEqual([
    { until: dueAt, backAt: '2026-12-01T19:30:00.000Z', how: 'promise' },
  ]);
  expect((await snoozing(id, '2026-12-01T20:30:00.000Z')).status).toBe(409);
  const before = await scene.clocks(id);
  expect((await snoozing(id, dueAt)).body).toEqual({ until: dueAt, backAt: '2026-12-01T19:30:00.000Z' });
  expect(await scene.clocks(id)).toEqual(before);
  const waits = { until: dueAt, backAt: '2026-12-01T19:30:00.000Z' };
  expect(await inNow(id)).toEqual([waits, expect.arrayContaining(['C10 running', 'C5 running'])]);

  await scene.world.at('2026-12-01T19:29:59Z');
  expect((await inNow(id))?.[0]).toEqual(waits);
  await scene.world.at('2026-12-01T19:30:00Z');
  expect((await inNow(id))?.[0]).toBeNull();
  expect((await snoozing(id, dueAt)).status).toBe(409);
});

test('a new message of the contact, a moved promise or a press brings it back at once', async () => {
  await scene.world.at('2026-12-02T16:00:00Z');
  const id = await scene.ask('Is it loud?', { subject: 'Noise' });
  const promise = (by: string) => scene.send(id, { text: 'Theo finds out.', interim: { who: 'Theo', by } });
  await promise('2026-12-02T20:00:00.000Z');
  await snoozing(id, '2026-12-02T20:00:00.000Z');
  await scene.world.call(scene.place.founder, unsnooze, { params: scene.params(id) });
  expect((await inNow(id))?.[0]).toBeNull();

  await snoozing(id, '2026-12-02T20:00:00.000Z');
  await scene.world.at('2026-12-02T16:05:00Z');
  await promise('2026-12-02T21:00:00.000Z');
  expect((await inNow(id))?.[0]).toBeNull();
  await snoozing(id, '2026-12-02T21:00:00.000Z');
  expect((await scene.page(id)).snooze?.backAt).toBe('2026-12-02T20:30:00.000Z');
  await scene.world.at('2026-12-02T16:10:00Z');
  await scene.ask('It has to be quiet.', { after: id });
  expect((await inNow(id))?.[0]).toBeNull();
});

test('a date the contact asked for is one too; who may not dispose of the request may not put it off', async () => {
  await scene.world.at('2026-12-03T16:00:00Z');
  const id = await scene.ask('Can you call me on Friday?', { subject: 'Friday' });
  const plan = (askedByContact: boolean, dueAt: string) =>
    scene.world.call(scene.theo, planFollowUp, {
      params: scene.params(id),
      body: { kind: 'call', text: 'Call about the pump', dueAt, askedByContact },
    });
  expect((await plan(false, '2026-12-04T16:00:00.000Z')).status).toBe(200);
  expect((await snoozing(id, '2026-12-04T16:00:00.000Z')).status).toBe(409);
  expect((await plan(true, '2026-12-04T17:00:00.000Z')).status).toBe(200);
  expect((await snoozing(id, '2026-12-04T17:00:00.000Z')).status).toBe(200);
  expect((await inNow(id))?.[0]).toEqual({
    until: '2026-12-04T17:00:00.000Z',
    backAt: '2026-12-04T16:30:00.000Z',
  });
  const priya = await scene.world.member(scene.place, 'Priya Nair', ['salesperson']);
  const other = await scene.world.call(priya, unsnooze, { params: scene.params(id) });
  expect([other.status, (await scene.page(id, priya)).can.includes('snooze')]).toEqual([404, false]);
});
