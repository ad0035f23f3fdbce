import { afterAll, beforeAll, expect, test } from 'vitest';
import { DeskScene } from '../../../../test/desk-scene.ts';
import { deliver, filteredOf, type Mailbox, mail, post, requestsOf } from '../../../../test/factories.ts';
import type { Person } from '../../../../test/world.ts';
import { listFiltered, releaseFiltered } from '../../intake/contract.ts';
import { mergeContacts } from '../conversations/contract.ts';
import { blockAgain, blockedSenders, blockSender, unblockSender } from './contract.ts';

let scene: DeskScene;
let box: Mailbox;
let mara: Person;
beforeAll(async () => {
  scene = await DeskScene.create('2026-12-01T15:30:00Z');
  box = await scene.world.mailbox(scene.place, 'info@larkfield.test');
  mara = await scene.world.member(scene.place, 'Mara Quinn', ['coordinator']);
});
afterAll(() => scene[Symbol.asyncDispose]());

async function from(sender: string, text: string): Promise<string> {
  const outcome = await deliver(scene.world, scene.place, box, mail({ from: sender, text, subject: text }));
  return outcome === 'request' ? ((await requestsOf(scene.world, scene.place)).at(-1)?.id ?? '') : outcome;
}

const blocking = (id: string, what: 'address' | 'domain', person = mara) =>
  scene.world.call(person, blockSender, { params: scene.params(id), body: { what } });
const listed = async () =>
  (await scene.world.call(mara, blockedSenders, { params: { org: scene.place.slug } })).body.items;

test('mail of who is blocked waits in Filtered with the name and date; one press lets them in with the first receipt', async () => {
  const id = await from('Spa Mmer <spam@mmer.example>', 'Buy our lists?');
  expect(await blocking(id, 'address')).toMatchObject({
    status: 200,
    body: { values: ['spam@mmer.example'] },
  });
  expect((await scene.page(id, mara)).state).toBe('assigned');
  expect((await scene.clock(id, 'C3'))?.state).toBe('running');

  await scene.world.at('2026-12-01T15:40:00Z');
  expect(await from('"Other name" <SPAM@mmer.example>', 'Buy more lists?')).toBe('filtered');
  expect(await from('Some One <else@mmer.example>', 'Do you sell pumps?')).not.toBe('filtered');
  const { body } = await scene.world.call(mara, listFiltered, {
    params: { org: scene.place.slug },
    query: {},
  });
  expect(body.items[0]).toMatchObject({
    reason: 'blocked',
    evidence: ['spam@mmer.example was blocked by Mara Quinn on 2026-12-01T15:30:00.000Z'],
    subject: 'Buy more lists?',
    can: ['release'],
  });
  expect(await listed()).toMatchObject([
    {
      kind: 'address',
      value: 'spam@mmer.example',
      by: 'Mara Quinn',
      at: '2026-12-01T15:30:00.000Z',
      caught: 1,
    },
  ]);

  await scene.world.at('2026-12-01T16:20:00Z');
  const released = await scene.world.call(scene.theo, releaseFiltered, {
    params: scene.params(body.items[0]?.id ?? ''),
  });
  expect(await listed()).toEqual([]);
  expect((await scene.page(released.body.requestId)).receivedAt).toBe('2026-12-01T15:40:00.000Z');
  expect(await scene.clock(released.body.requestId, 'C3')).toMatchObject({
    state: 'late',
    startedAt: '2026-12-01T15:40:00.000Z',
    dueAt: '2026-12-01T16:10:00.000Z',
  });
  expect(await from('spam@mmer.example', 'Buy the last lists?')).not.toBe('filtered');
  expect((await filteredOf(scene.world, scene.place)).length).toBe(1);
});

test('a domain is blocked whole with its hosts, unless it is ours or anybody’s; unblocking is undone', async () => {
  const id = await from('Ann <ann@bulk.example>', 'Shall we talk?');
  const { body } = await blocking(id, 'domain');
  expect(body.values).toEqual(['bulk.example']);
  expect(await from('Bob <bob@mail.bulk.example>', 'Shall we?')).toBe('filtered');
  expect(await from('Cid <cid@notbulk.example>', 'Really?')).not.toBe('filtered');
  const params = scene.params(body.ids[0] ?? '');
  await scene.world.call(mara, unblockSender, { params });
  expect(await listed()).toEqual([]);
  await scene.world.call(mara, blockAgain, { params });
  expect((await listed()).map(({ value }) => value)).toEqual(['bulk.example']);
  expect(await from('Dan <dan@bulk.example>', 'And now?')).toBe('filtered');

  const free = await from('Eve <eve@gmail.com>', 'Is it free?');
  expect(await blocking(free, 'domain')).toMatchObject({
    status: 409,
    body: { detail: 'anybody has a mailbox at gmail.com; block the address alone' },
  });
  const own = await from('Larkfield <old@larkfield.test>', 'Is it ours?');
  expect(await blocking(own, 'domain')).toMatchObject({
    status: 409,
    body: { detail: 'larkfield.test is a domain of ours' },
  });
});

test('somebody with two addresses is blocked by both', async () => {
  const work = await from('Gil <gil@work.example>', 'Is it grey?');
  const home = await from('Gil <gil@home.example>', 'Is it gold?');
  const [kept, gone] = [(await scene.page(work)).contact.id, (await scene.page(home)).contact.id];
  await scene.world.call(mara, mergeContacts, { params: scene.params(gone), body: { into: kept } });
  expect((await blocking(home, 'address')).body.values).toEqual(['gil@work.example', 'gil@home.example']);
  expect([await from('gil@work.example', 'Is it?'), await from('gil@home.example', 'Or not?')]).toEqual([
    'filtered',
    'filtered',
  ]);
});

test('a web form of who is blocked waits in Filtered as their mail does, and one press lets them in', async () => {
  await scene.world.at('2026-12-02T15:30:00Z');
  const form = 'contact';
  await scene.world.form(scene.place, form);
  const fill = async (email: string, message: string) =>
    (await post(scene.world, form, { name: 'Hal', email, message, heed_nonce: message })).json();
  const before = await fill('hal@lists.example', 'Is it hot?');
  const id: string = before.requestId;
  await blocking(id, 'domain');
  await scene.world.at('2026-12-02T15:40:00Z');
  expect(await fill('Ida@Mail.Lists.example', 'Buy our lists?')).toEqual({ received: true, requestId: null });
  // Pressed twice it waits once; what was let in before the block stays where it is.
  await fill('Ida@Mail.Lists.example', 'Buy our lists?');
  expect(await fill('hal@lists.example', 'Is it hot?')).toEqual(before);
  const { body } = await scene.world.call(mara, listFiltered, {
    params: { org: scene.place.slug },
    query: {},
  });
  const waiting = body.items.filter(({ channel }) => channel === 'webform');
  expect(waiting).toMatchObject([
    {
      reason: 'blocked',
      evidence: ['everybody at lists.example was blocked by Mara Quinn on 2026-12-02T15:30:00.000Z'],
      excerpt: 'Buy our lists?',
      receivedAt: '2026-12-02T15:40:00.000Z',
      can: ['release'],
    },
  ]);
  const standing = async () => (await listed()).filter(({ value }) => value === 'lists.example');
  expect(await standing()).toMatchObject([{ caught: 1 }]);

  await scene.world.at('2026-12-02T15:50:00Z');
  const params = scene.params(waiting[0]?.id ?? '');
  const released = await scene.world.call(scene.theo, releaseFiltered, { params });
  expect((await scene.page(released.body.requestId, mara)).receivedAt).toBe('2026-12-02T15:40:00.000Z');
  expect(await standing()).toEqual([]);
  expect((await fill('hal@lists.example', 'Is it cold?')).requestId).toEqual(expect.any(String));
});

test('only who may dispose of the request may block its sender', async () => {
  const id = await from('Fay <fay@farm.example>', 'Is it far?');
  const priya = await scene.world.member(scene.place, 'Priya Nair', ['salesperson']);
  const exec = await scene.world.member(scene.place, 'Ex Ec', ['executive']);
  expect([
    (await blocking(id, 'address', priya)).status,
    (await blocking(id, 'address', exec)).status,
  ]).toEqual([404, 404]);
  expect((await scene.page(id, mara)).can).toContain('block');
  expect((await scene.page(id, exec)).can).not.toContain('block');
});
