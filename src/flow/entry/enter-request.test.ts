import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DeskScene } from '../../../test/desk-scene.ts';
import { inbox } from '../desk/inbox/contract.ts';
import { enterMessage, enterRequest } from './contract.ts';

let scene: DeskScene;
beforeAll(async () => {
  scene = await DeskScene.create('2026-12-01T15:55:00Z');
});
afterAll(() => scene[Symbol.asyncDispose]());

const entry = (given: object = {}) => ({
  contact: { name: 'Ellen Brandt', phone: '+1 402 555 0142', company: 'North Fork Dairy' },
  channel: 'phone',
  text: 'Asks whether the LC-200 stands 85 degrees.',
  receivedAt: '2026-12-01T15:10:00Z',
  kind: 'lead',
  idempotencyKey: randomUUID(),
  ...given,
});

const enter = (body: object, person = scene.theo) =>
  scene.world.call(person, enterRequest, { params: { org: scene.place.slug }, body });

test('received 09:10 and typed in 09:55, C1 is 45 min old and missed, and the mark stays (S1-11)', async () => {
  const body = entry();
  const entered = await enter(body);
  expect(entered).toMatchObject({ status: 200, body: { outcome: 'new', loggedLateMs: 45 * 60_000 } });
  const id = entered.body.requestId;
  const c1 = await scene.clock(id, 'C1');
  expect([c1?.state, c1?.spentMs, c1?.dueAt]).toEqual(['missed', 45 * 60_000, '2026-12-01T15:40:00.000Z']);
  expect(await scene.clock(id, 'C3')).toMatchObject({ state: 'late', dueAt: '2026-12-01T15:40:00.000Z' });
  await scene.world.advance('1 second');
  expect((await scene.clock(id, 'C1'))?.breachedAt).toBe('2026-12-01T15:40:00.000Z');
  const page = await scene.page(id);
  expect([
    page.kind,
    page.channel,
    page.enteredBy,
    page.loggedLateMs,
    page.receivedAt,
    page.loggedAt,
  ]).toEqual([
    'lead',
    'phone',
    'Theo Park',
    45 * 60_000,
    '2026-12-01T15:10:00.000Z',
    '2026-12-01T15:55:00.000Z',
  ]);
  expect(page.messages.map(({ text, loggedLateMs }) => [text, loggedLateMs])).toEqual([
    [body.text, 45 * 60_000],
  ]);
  expect(page.contact).toMatchObject({ name: 'Ellen Brandt', company: 'North Fork Dairy', email: null });
  // The same press twice is one request.
  expect((await enter(body)).body).toMatchObject({ requestId: id, outcome: 'duplicate' });
  const { body: box } = await scene.world.call(scene.theo, inbox, {
    params: { org: scene.place.slug },
    query: { channel: 'phone' },
  });
  expect(box.items.map((item) => [item.request.id, item.loggedLateMs])).toEqual([[id, 45 * 60_000]]);
});

test('typed in within a minute it has no mark; somebody we know stays one contact', async () => {
  await scene.world.at('2026-12-01T16:00:00Z');
  const mailed = await scene.ask('Can it lift 40 metres?');
  const { contact } = await scene.page(mailed);
  await scene.world.at('2026-12-01T16:20:30Z');
  const entered = await enter(
    entry({
      contact: { id: contact.id },
      channel: 'walk_in',
      receivedAt: '2026-12-01T16:20:00Z',
      kind: 'complaint',
    }),
  );
  expect(entered.body.loggedLateMs).toBeNull();
  const page = await scene.page(entered.body.requestId);
  expect([page.contact.id, page.kind, page.loggedLateMs, page.enteredBy]).toEqual([
    contact.id,
    'complaint',
    null,
    'Theo Park',
  ]);
  expect(page.clocks.some(({ kind }) => kind === 'C1')).toBe(false);
});

test('a further message runs from its own receipt and counts as a chaser', async () => {
  await scene.world.at('2026-12-02T16:00:00Z');
  const id = await scene.ask('Can it lift 50 metres?', { subject: 'Deep well' });
  await scene.world.at('2026-12-02T17:00:00Z');
  const body = {
    channel: 'letter',
    text: 'Please hurry.',
    receivedAt: '2026-12-02T16:30:00Z',
    idempotencyKey: randomUUID(),
  };
  const call = () => scene.world.call(scene.theo, enterMessage, { params: scene.params(id), body });
  expect((await call()).body).toMatchObject({
    requestId: id,
    outcome: 'follow_up',
    loggedLateMs: 30 * 60_000,
  });
  expect((await call()).body.outcome).toBe('duplicate');
  const { messages, clocks } = await scene.page(id);
  expect(messages.map(({ text, at, loggedLateMs }) => [text, at, loggedLateMs])).toEqual([
    ['Can it lift 50 metres?', '2026-12-02T16:00:00.000Z', null],
    ['Please hurry.', '2026-12-02T16:30:00.000Z', 30 * 60_000],
  ]);
  expect(
    clocks
      .filter(({ kind }) => kind === 'C8')
      .map(({ startedAt }) => startedAt)
      .toSorted(),
  ).toEqual(['2026-12-02T16:00:00.000Z', '2026-12-02T16:30:00.000Z']);
});

test.each([
  ['/receivedAt', { receivedAt: '2026-12-03T00:00:00Z' }],
  ['/receivedAt', { receivedAt: '2025-11-30T00:00:00Z' }],
  ['/contact/id', { contact: { id: randomUUID() } }],
  ['/contact/zone', { contact: { name: 'Ellen', zone: 'Mars/Base' } }],
  ['/deskId', { deskId: randomUUID() }],
  ['/text', { text: ' ' }],
  ['/channel', { channel: 'email' }],
])('%s at fault is refused with its place', async (pointer, given) => {
  const { status, body } = await enter(entry(given));
  const { errors } = body as unknown as { errors: { pointer: string }[] };
  expect([status, errors[0]?.pointer]).toEqual([422, pointer]);
});

test('who only reads types nothing in', async () => {
  const ann = await scene.world.member(scene.place, 'Ann Field', ['analyst']);
  expect((await enter(entry(), ann)).status).toBe(404);
});
