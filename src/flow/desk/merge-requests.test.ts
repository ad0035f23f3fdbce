import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DeskScene } from '../../../test/desk-scene.ts';
import { deliver, mail, post } from '../../../test/factories.ts';
import { enterRequest } from '../entry/contract.ts';
import { merge } from './inbox/contract.ts';

let scene: DeskScene;
beforeAll(async () => {
  scene = await DeskScene.create('2026-12-01T15:30:00Z');
  await scene.world.form(scene.place, 'contact');
});
afterAll(() => scene[Symbol.asyncDispose]());

const merging = (id: string, into: string, samePerson?: boolean, person = scene.place.founder) =>
  scene.world.call(person, merge, {
    params: scene.params(id),
    body: { into, ...(samePerson === undefined ? {} : { samePerson }) },
  });

const byForm = async (message: string): Promise<string> => {
  const fields = { name: 'Ada Buyer', email: 'ada@buyer.test', message };
  return (await post(scene.world, 'contact', fields)).json().requestId;
};

test('form 10:00 and mail 10:20 are one lead, received 10:00, chasers 1, whichever is merged into which (X-09)', async () => {
  await scene.world.at('2026-12-01T16:00:00Z');
  const form = await byForm('Can it lift 40 metres?');
  await scene.world.at('2026-12-01T16:20:00Z');
  const mailed = await scene.ask('And does it stand 85 degrees?', { subject: 'Pump' });
  await scene.world.at('2026-12-01T16:22:00Z');
  const page = await scene.page(form, scene.place.founder);
  expect(await merging(form, mailed)).toMatchObject({
    status: 200,
    body: { requestId: form, number: page.number, chasers: 1 },
  });
  const stays = await scene.page(form, scene.place.founder);
  expect([stays.receivedAt, stays.kind, stays.state]).toEqual([
    '2026-12-01T16:00:00.000Z',
    'lead',
    'assigned',
  ]);
  expect(stays.messages.map(({ at, text }) => [at, text])).toEqual([
    ['2026-12-01T16:00:00.000Z', 'Can it lift 40 metres?'],
    ['2026-12-01T16:20:00.000Z', 'And does it stand 85 degrees?'],
  ]);
  expect(stays.questions.map(({ text, state }) => [text, state])).toEqual([
    ['Can it lift 40 metres?', 'open'],
    ['And does it stand 85 degrees?', 'open'],
  ]);
  expect(await scene.clock(form, 'C3')).toMatchObject({
    state: 'running',
    dueAt: '2026-12-01T16:30:00.000Z',
  });
  const gone = await scene.page(mailed, scene.place.founder);
  expect([gone.state, gone.mergedInto, gone.messages, gone.can.includes('reply')]).toEqual([
    'merged',
    { id: form, number: page.number },
    [],
    false,
  ]);
  expect(gone.clocks.every(({ state }) => state === 'void' || state === 'met')).toBe(true);
  expect(await merging(mailed, form)).toMatchObject({
    status: 409,
    body: { detail: `${gone.number} has been merged already` },
  });

  // An answer to the mail is one to the lead, and a further mail in its thread comes to where it went.
  await scene.world.at('2026-12-01T16:25:00Z');
  await scene.send(form, {
    text: 'It lifts 40 metres and stands 85 degrees.',
    answers: ['Can it lift 40 metres?', 'And does it stand 85 degrees?'],
  });
  expect(await scene.clock(form, 'C3')).toMatchObject({ state: 'met', spentMs: 25 * 60_000 });
  expect((await scene.page(form, scene.place.founder)).state).toBe('answered');
  await scene.world.at('2026-12-01T16:40:00Z');
  const box = await scene.world.mailbox(scene.place, 'info@larkfield.test');
  const headers = [`In-Reply-To: ${await mailOf(form)}`];
  await deliver(scene.world, scene.place, box, mail({ text: 'One more thing: how loud is it?', headers }));
  expect((await scene.page(form, scene.place.founder)).messages.at(-1)?.text).toBe(
    'One more thing: how loud is it?',
  );
});

/** The Message-ID of the contact’s mail on a request. */
async function mailOf(requestId: string): Promise<string> {
  const rows = await scene.world.owner((db) =>
    db
      .selectFrom('message')
      .select('mail_id')
      .where('request_id', '=', requestId)
      .where('direction', '=', 'in')
      .where('mail_id', 'is not', null)
      .execute(),
  );
  return rows[0]?.mail_id ?? '';
}

test('two contacts are merged only when they are said to be one person; who can be written to is written to', async () => {
  await scene.world.at('2026-12-02T16:00:00Z');
  const visit = await scene.world.call(scene.place.founder, enterRequest, {
    params: { org: scene.place.slug },
    body: {
      contact: { name: 'A. Buyer' },
      channel: 'walk_in',
      text: 'Wants a quieter pump.',
      receivedAt: '2026-12-02T15:55:00Z',
      idempotencyKey: randomUUID(),
    },
  });
  const mailed = await scene.ask('Is there a quieter pump?', { subject: 'Quiet' });
  const refused = await merging(mailed, visit.body.requestId);
  expect(refused).toMatchObject({ status: 409, body: { errors: [{ pointer: '/samePerson' }] } });
  expect(await merging(mailed, visit.body.requestId, true)).toMatchObject({
    status: 200,
    body: { requestId: visit.body.requestId },
  });
  const page = await scene.page(visit.body.requestId, scene.place.founder);
  expect([page.contact.email, page.receivedAt, page.messages.length]).toEqual([
    'ada@buyer.test',
    '2026-12-02T15:55:00.000Z',
    2,
  ]);
  expect(page.can).toContain('reply');
});

test('a request is not merged with itself, with one of nobody’s, or by whom it does not concern', async () => {
  await scene.world.at('2026-12-03T16:00:00Z');
  const one = await scene.ask('Is it heavy?', { subject: 'Weight' });
  const other = await scene.ask('How heavy is it?', { subject: 'Weight again' });
  expect(await merging(one, one)).toMatchObject({ status: 422, body: { errors: [{ pointer: '/into' }] } });
  expect((await merging(one, randomUUID())).status).toBe(404);
  const priya = await scene.world.member(scene.place, 'Priya Nair', ['salesperson']);
  expect((await merging(one, other, false, priya)).status).toBe(404);
  expect((await scene.page(other, scene.place.founder)).state).toBe('assigned');
});
