import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DeskScene } from '../../../test/desk-scene.ts';
import { teach } from '../../../test/knowledge.ts';
import { reply } from '../desk/contract.ts';
import * as contract from './contract.ts';
import { loadCarried } from './load-carried.ts';
import { forgetUses, recordUses } from './record-uses.ts';
import { suggestItems } from './suggest-items.ts';

let scene: DeskScene;
let skills: ReadonlyMap<string, string>;
let request: string;

beforeAll(async () => {
  scene = await DeskScene.create('2026-12-01T16:00:00Z');
  await teach(scene.world, scene.place, {
    valves: { words: ['valve', 'seat', 'gasket'], levels: [[scene.theo, 3]] },
    dairy: { kind: 'industry', words: ['creamery', 'wash-down'], levels: [[scene.theo, 3]] },
    mining: { kind: 'industry', levels: [[scene.theo, 3]] },
  });
  const rows = await scene.world.owner((db) =>
    db.selectFrom('skill').select(['id', 'name']).where('org_id', '=', scene.place.orgId).execute(),
  );
  skills = new Map(rows.map(({ id, name }) => [name, id]));
  request = await scene.ask(
    'Our creamery has a wash-down at 85 °C. Does the LC-200 seat stand that?\nAnd which gasket would you fit with it?',
    { subject: 'Valve seats' },
  );
});
afterAll(() => scene[Symbol.asyncDispose]());

interface Given {
  readonly title: string;
  readonly text?: string;
  readonly tags?: readonly string[];
  readonly stages?: readonly string[];
  readonly valueType?: string;
  readonly kind?: string;
  readonly fileId?: string;
}
async function add({ tags = [], ...given }: Given): Promise<{ id: string; versionId: string }> {
  const org = scene.place.slug;
  const body = {
    ...{ kind: 'snippet', valueType: 'answer', language: 'en', stages: [], ownerId: null, reviewOn: null },
    ...{ text: given.title, fileId: null, ...given, tags: tags.map((name) => skills.get(name)) },
  };
  const added = await scene.world.call(scene.theo, contract.addLibraryItem, { params: { org }, body });
  if (added.status !== 200) throw new Error(JSON.stringify(added.body));
  const { id } = added.body;
  return { id, versionId: (await item(id)).versionId };
}
const item = async (id: string) =>
  (await scene.world.call(scene.theo, contract.libraryItem, { params: scene.params(id) })).body;
const fits = async () =>
  (await scene.world.call(scene.theo, contract.requestLibrary, { params: scene.params(request) })).body;
const asTheo = <T>(work: Parameters<typeof scene.world.parts.runner.run<T>>[2]) =>
  scene.world.parts.runner.run(scene.place.orgId, { kind: 'user', userId: scene.theo.userId }, work);

test('an empty library offers nothing and breaks nothing', async () => {
  const { questions, items } = await fits();
  expect([questions.map(({ text, items: of }) => [text, of]), items]).toEqual([
    [
      ['Does the LC-200 seat stand that?', []],
      ['And which gasket would you fit with it?', []],
    ],
    [],
  ]);
});

test('S2-24: for dairy at B4 what is made for dairy and B4 comes first; each question gets what holds its words', async () => {
  await add({ title: 'Pump curves', text: 'Flow over head of the PB pumps.' });
  await add({ title: 'Mining case study', tags: ['mining'], stages: ['B4'], valueType: 'case_study' });
  await add({ title: 'Dairy overview', tags: ['dairy'], stages: ['B1'] });
  await add({ title: 'Dairy case study', tags: ['dairy'], stages: ['B4', 'B5'], valueType: 'case_study' });
  await add({ title: 'Seats and heat', text: 'The LC-200 seats stand 95 °C for an hour.', tags: ['valves'] });
  await add({ title: 'Fitting gaskets', text: 'An EPDM gasket is fitted with any seat.' });
  const { questions, items } = await fits();
  expect(questions.map((one) => one.items.map(({ title, why }) => [title, why]))).toEqual([
    [['Seats and heat', 'words: lc, 200, seat · valves']],
    [['Fitting gaskets', 'words: gasket, fit']],
  ]);
  expect(items.map(({ title, why }) => [title, why])).toEqual([
    ['Dairy case study', 'dairy · B4'],
    ['Seats and heat', 'words: valve, seats, lc · valves'],
    ['Dairy overview', 'dairy'],
    ['Fitting gaskets', 'words: seats, gasket, fit'],
  ]);
  // The stage is the request's: one step on, other things fit.
  await scene.world.owner((db) => sql`update request set buying_stage = 'B1'`.execute(db));
  expect((await fits()).items[0]).toMatchObject({ title: 'Dairy overview', why: 'dairy · B1' });
  await scene.world.owner((db) => sql`update request set buying_stage = 'B4'`.execute(db));
  const suggested = await asTheo((ctx) => suggestItems(ctx, request, 2));
  expect(suggested.map(({ title }) => title)).toEqual(['Dairy case study', 'Seats and heat']);
});

test('an item is filled in for the contact of the request; what is not known stays a marked gap', async () => {
  const { id } = await add({
    title: 'Seat answer',
    text: 'Dear {{ contact.first_name }} of {{ contact.company }},\nyou asked on {{ request.received_on }}: {{ question }}\n{{ me.first_name }}, {{ today }}',
  });
  const filled = await scene.world.call(scene.theo, contract.fillLibraryItem, {
    params: scene.params(id),
    body: { requestId: request },
  });
  expect(filled.body).toMatchObject({
    text: 'Dear Ada of ⟪company⟫,\nyou asked on Tuesday 1 December: Does the LC-200 seat stand that?\nTheo, Tuesday 1 December',
    gaps: ['company'],
    file: null,
  });
  const elsewhere = { params: scene.params(id), body: { requestId: scene.place.orgId } };
  expect((await scene.world.call(scene.theo, contract.fillLibraryItem, elsewhere)).status).toBe(404);
});

test('S0-12: a reply that carries an item counts its use once and opens to the request', async () => {
  const { id, versionId } = await add({ title: 'Case study to send', valueType: 'case_study' });
  const body = { idempotencyKey: randomUUID(), text: 'See this.', answers: [], parts: [], interim: null };
  const sent = await scene.world.call(scene.theo, reply, {
    params: scene.params(request),
    body: { ...body, assets: [versionId], values: ['case_study'] },
  });
  expect(sent.status).toBe(200);
  await scene.world.advance('9 seconds');
  await scene.world.parts.jobs.drain();
  expect(await item(id)).toMatchObject({
    uses: 1,
    usedOn: [{ requestId: request, contact: 'Ada Buyer', version: 1 }],
  });

  const { messages } = await scene.page(request);
  const messageId = messages.findLast(({ direction }) => direction === 'out')?.id ?? '';
  const used = { messageId, requestId: request, versionIds: [versionId] };
  await asTheo((ctx) => recordUses(ctx, used));
  expect((await item(id)).uses).toBe(1);
  await asTheo((ctx) => forgetUses(ctx, messageId));
  expect((await item(id)).uses).toBe(0);
});

test('what a reply carries comes with its file; unknown and retired items are refused', async () => {
  const { id, versionId } = await add({ title: 'Retiring soon', valueType: 'data' });
  const load = (ids: string[]) => asTheo((ctx) => loadCarried(ctx, ids));
  expect(await load([versionId, versionId])).toEqual([
    { versionId, assetId: id, title: 'Retiring soon', valueType: 'data', file: null },
  ]);
  await expect(load([id])).rejects.toMatchObject({ code: 'invalid', pointer: '/assets' });
  await scene.world.call(scene.theo, contract.retireLibraryItem, { params: scene.params(id), body: {} });
  await expect(load([versionId])).rejects.toMatchObject({
    message: '“Retiring soon” was retired from the library: take it out',
    pointer: '/assets',
  });
});
