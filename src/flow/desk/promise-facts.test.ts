import { afterEach, beforeEach, expect, test } from 'vitest';
import { DeskScene } from '../../../test/desk-scene.ts';

let scene: DeskScene;
beforeEach(async () => {
  scene = await DeskScene.create('2026-12-01T16:00:00Z');
});
afterEach(() => scene[Symbol.asyncDispose]());

const ASKED = 'Can it lift 40 metres?';
const theo = (by: string) => ({ interim: { who: 'Theo Park', by } });
const promises = async (id: string) =>
  (await scene.page(id)).clocks
    .filter(({ kind }) => kind === 'C10')
    .map(({ state, dueAt, story }) => [state, dueAt, story.map(({ effect, rule }) => `${effect}: ${rule}`)]);

test('a promise moves by telling, twice at most; the third time it is broken and a new one is given', {
  timeout: 60_000,
}, async () => {
  const id = await scene.ask(ASKED);
  await scene.send(id, theo('2026-12-01T17:00:00Z'));
  expect((await scene.page(id)).promises).toMatchObject([
    { who: 'Theo Park', toldAt: '2026-12-01T16:00:00.000Z', dueAt: '2026-12-01T17:00:00.000Z' },
  ]);
  // The same time told again moves nothing.
  await scene.world.at('2026-12-01T16:10:00Z');
  await scene.send(id, theo('2026-12-01T17:00:00Z'));
  expect(await promises(id)).toEqual([['running', '2026-12-01T17:00:00.000Z', ['started: promise given']]]);
  await scene.world.at('2026-12-01T16:20:00Z');
  await scene.send(id, { interim: { who: 'Priya Nair', by: '2026-12-01T18:00:00Z' } });
  await scene.world.at('2026-12-01T16:30:00Z');
  await scene.send(id, theo('2026-12-01T19:00:00Z'));
  const moved = 'moved: moved by telling the contact';
  expect(await promises(id)).toEqual([
    ['running', '2026-12-01T19:00:00.000Z', ['started: promise given', moved, moved]],
  ]);
  expect((await scene.page(id)).promises).toMatchObject([
    { who: 'Theo Park', toldAt: '2026-12-01T16:30:00.000Z', dueAt: '2026-12-01T19:00:00.000Z' },
  ]);
  await scene.world.at('2026-12-01T16:40:00Z');
  await scene.send(id, theo('2026-12-01T20:00:00Z'));
  const refused = 'did_not_stop: moved twice already';
  expect(await promises(id)).toEqual([
    ['running', '2026-12-01T19:00:00.000Z', ['started: promise given', moved, moved, refused]],
    ['running', '2026-12-01T20:00:00.000Z', ['started: promise given']],
  ]);
  // The complete answer keeps what is open.
  await scene.world.at('2026-12-01T16:50:00Z');
  await scene.send(id, { text: 'Yes, 40.', answers: [ASKED] });
  expect((await promises(id)).map(([state]) => state)).toEqual(['met', 'met']);
  expect((await scene.page(id)).promises).toEqual([]);
});

test('told after its time, a promise is broken and the new one stands beside it', async () => {
  const id = await scene.ask(ASKED);
  await scene.send(id, theo('2026-12-01T16:30:00Z'));
  await scene.world.at('2026-12-01T16:30:00.001Z');
  await scene.send(id, theo('2026-12-01T17:30:00Z'));
  const page = await promises(id);
  expect(page.map(([state, dueAt]) => [state, dueAt])).toEqual([
    ['late', '2026-12-01T16:30:00.000Z'],
    ['running', '2026-12-01T17:30:00.000Z'],
  ]);
  expect(page[0]?.[2]).toContain('did_not_stop: told too late');
});

test('told at its very instant it still moves', async () => {
  const id = await scene.ask(ASKED);
  await scene.send(id, theo('2026-12-01T16:30:00Z'));
  await scene.world.at('2026-12-01T16:30:00Z');
  await scene.send(id, theo('2026-12-01T17:30:00Z'));
  expect((await promises(id)).map(([state, dueAt]) => [state, dueAt])).toEqual([
    ['running', '2026-12-01T17:30:00.000Z'],
  ]);
});

test('a complete answer that promises something further keeps the old one and gives a new one', async () => {
  const id = await scene.ask(ASKED);
  await scene.send(id, theo('2026-12-01T17:00:00Z'));
  await scene.world.at('2026-12-01T16:30:00Z');
  await scene.send(id, { text: 'Yes, 40.', answers: [ASKED], ...theo('2026-12-02T17:00:00Z') });
  expect((await promises(id)).map(([state, dueAt]) => [state, dueAt])).toEqual([
    ['met', '2026-12-01T17:00:00.000Z'],
    ['running', '2026-12-02T17:00:00.000Z'],
  ]);
});
