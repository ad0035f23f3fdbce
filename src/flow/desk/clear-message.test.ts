import { afterEach, beforeEach, expect, test } from 'vitest';
import { DeskScene } from '../../../test/desk-scene.ts';
import { claim, clearMessage, editQuestions, reopenMessage } from './contract.ts';

let scene: DeskScene;
beforeEach(async () => {
  scene = await DeskScene.create('2026-12-01T16:00:00Z');
});
afterEach(() => scene[Symbol.asyncDispose]());

const clear = (id: string | undefined, reason = 'Thanks only') =>
  scene.world.call(scene.theo, clearMessage, { params: scene.params(id ?? ''), body: { reason } });

/** A request that Theo holds, whoever it was given to: others dispose of nothing here (DOMAIN 2.6). */
async function asked(text: string): Promise<string> {
  const id = await scene.ask(text);
  const { owner } = await scene.page(id);
  const body = { owner: owner?.id ?? null };
  if (owner?.id !== scene.theo.userId)
    await scene.world.call(scene.theo, claim, { params: scene.params(id), body });
  return id;
}

/** A request that was answered in full at 10:10 and thanked for at 10:20, with the ids of both messages. */
async function thanked() {
  const id = await asked('Can it lift 40 metres?');
  await scene.world.at('2026-12-01T16:10:00Z');
  await scene.send(id, { text: 'Yes, it lifts 40 metres.', answers: ['Can it lift 40 metres?'] });
  await scene.world.at('2026-12-01T16:20:00Z');
  await scene.ask('Thanks a lot!', { after: id });
  const [first, , thanks] = (await scene.page(id)).messages;
  return { id, first, thanks };
}

test('thanks after an answer need no reply: its clocks end, the request is answered, and nobody waits', async () => {
  const { id, first, thanks } = await thanked();
  expect(thanks).toMatchObject({ oldestUnanswered: true, can: ['clear'], cleared: null });
  expect((await scene.page(id)).state).toBe('reopened');
  expect(await clear(first?.id)).toMatchObject({
    status: 409,
    body: { detail: 'it has been answered already' },
  });
  expect(await clear(thanks?.id, 'ok')).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/reason' }] },
  });

  await scene.world.at('2026-12-01T16:25:00Z');
  expect((await clear(thanks?.id)).status).toBe(200);
  // Said twice it is said once.
  expect((await clear(thanks?.id, 'For information')).status).toBe(200);
  const page = await scene.page(id);
  expect(page.state).toBe('answered');
  expect(page.messages[2]).toMatchObject({
    oldestUnanswered: false,
    can: ['reopen'],
    cleared: { at: '2026-12-01T16:25:00.000Z', by: 'Theo Park', reason: 'no reply needed: Thanks only' },
  });
  expect(page.questions.map(({ implied, state }) => [implied, state])).toEqual([
    [false, 'answered'],
    [true, 'closed'],
  ]);
  expect(
    page.clocks
      .filter(({ startedAt }) => startedAt === '2026-12-01T16:20:00.000Z')
      .map(({ kind, state, endedAt }) => [kind, state, endedAt])
      .toSorted(),
  ).toEqual([
    ['C11', 'void', '2026-12-01T16:25:00.000Z'],
    ['C15', 'void', '2026-12-01T16:25:00.000Z'],
    ['C8', 'met', '2026-12-01T16:25:00.000Z'],
  ]);
  // The lead still waits for its call (C2).
  const open = (await scene.now()).flatMap(({ clocks }) => clocks.map(({ kind }) => kind));
  expect(open.filter((kind) => kind !== 'C2')).toEqual([]);
});

test('taken back, it is as if it had not been said', async () => {
  const { id, thanks } = await thanked();
  const before = await scene.clocks(id);
  await scene.world.at('2026-12-01T16:25:00Z');
  await clear(thanks?.id);
  await scene.world.at('2026-12-01T16:26:00Z');
  const params = scene.params(thanks?.id ?? '');
  for (const _ of [1, 2])
    expect((await scene.world.call(scene.theo, reopenMessage, { params })).status).toBe(200);
  expect(await scene.facts(id, 'message.reopened')).toHaveLength(1);
  expect(await scene.clocks(id)).toEqual(before);
  const page = await scene.page(id);
  expect([page.state, page.questions.at(-1)?.state]).toEqual(['reopened', 'open']);
  expect(page.messages[2]).toMatchObject({ oldestUnanswered: true, can: ['clear'], cleared: null });
  await scene.world.at('2026-12-01T16:27:00Z');
  await clear(thanks?.id, 'For information');
  expect((await scene.page(id)).messages[2]?.cleared?.reason).toBe('no reply needed: For information');
});

test('a message that states a question is not cleared until the question is answered or taken off', async () => {
  const id = await asked('Hello. Can it lift 40 metres?');
  const page = await scene.page(id);
  const [message] = page.messages;
  expect(message?.can).toEqual([]);
  expect(await clear(message?.id)).toMatchObject({
    status: 409,
    body: {
      detail: 'it asks “Can it lift 40 metres?”: answer that, or take it off the questions if it is none',
    },
  });
  await scene.world.call(scene.theo, editQuestions, {
    params: scene.params(id),
    body: { questions: [{ id: null, text: 'Something else' }] },
  });
  expect((await scene.page(id)).messages[0]?.can).toEqual(['clear']);
  expect((await clear(message?.id)).status).toBe(200);
  // Nobody has answered yet: the customer's own clock runs on (DOMAIN C3).
  expect(await scene.clock(id, 'C3')).toMatchObject({ state: 'running' });
  expect(await scene.clock(id, 'C8')).toMatchObject({ state: 'met', endedAt: '2026-12-01T16:00:00.000Z' });
});

test('only the contact’s messages are cleared', async () => {
  const id = await asked('Can it lift 40 metres?');
  await scene.send(id, { text: 'We look into it.' });
  const ours = (await scene.page(id)).messages.at(-1);
  expect(await clear(ours?.id)).toMatchObject({
    status: 409,
    body: { detail: 'this is a message of ours; only the contact’s are cleared' },
  });
  expect((await clear(scene.place.orgId)).status).toBe(404);
});
