import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DeskScene } from '../../../test/desk-scene.ts';
import { createApp } from '../../app.ts';
import type { Context } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';
import { undoSend } from './composer/contract.ts';
import { now, reply, saveDraft } from './contract.ts';
import { releaseReply } from './release-reply.ts';
import { sweepOutbox } from './sweep-outbox.ts';

let scene: DeskScene;

/** Tuesday 10:00 in Omaha. */
beforeAll(async () => {
  scene = await DeskScene.create('2026-12-01T16:00:00Z');
});
afterAll(() => scene[Symbol.asyncDispose]());

const LATER = Date.parse('2027-01-01T00:00:00Z');
const written = {
  text: 'It lifts 60 metres.',
  answers: [] as string[],
  parts: [] as string[],
  interim: { who: 'Theo', by: '2026-12-01T20:00:00.000Z' },
  quote: false,
  values: ['data' as const],
  assets: [],
  files: [],
  gain: 'the curve of the pump',
  signed: false,
};

async function press(id: string, given: object = {}) {
  const idempotencyKey = randomUUID();
  const body = { ...written, idempotencyKey, undoSeconds: 8, ...given };
  const answer = await scene.world.call(scene.theo, reply, { params: scene.params(id), body });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  await scene.world.parts.jobs.drain();
  return answer.body;
}

const undo = (messageId: string, by = scene.theo) =>
  scene.world.call(by, undoSend, { params: scene.params(messageId) });

const save = (id: string, given: object) =>
  scene.world.call(scene.theo, saveDraft, { params: scene.params(id), body: { ...written, ...given } });

const heldInList = async (id: string, by = scene.theo) => {
  const list = await scene.world.call(by, now, { params: scene.params(id) });
  return list.body.items.find((item) => item.id === id)?.replyHeldUntil;
};

const mailsOf = (messageId: string) => scene.mails.filter(({ raw }) => raw.includes(`<${messageId}@`));

test('taken back within its 8 s nothing leaves, and the draft is there again with all it had', async () => {
  const id = await scene.ask('Can it lift 40 metres?');
  const questions = (await scene.page(id)).questions.map((question) => question.id);
  await save(id, { answers: questions });
  const sent = await press(id, { answers: questions });
  expect(sent).toMatchObject({ replyClass: 'R4', stops: true, heldUntil: '2026-12-01T16:00:08.000Z' });
  const waiting = await scene.page(id);
  expect(waiting.draft).toBeNull();
  expect(waiting.messages.at(-1)).toMatchObject({ delivery: 'queued', heldUntil: sent.heldUntil });
  expect((await scene.page(id, scene.place.founder)).messages.at(-1)?.heldUntil).toBeNull();
  expect(await heldInList(id, scene.place.founder)).toBe(sent.heldUntil);
  // A restart offers what lies in the outbox; what is held is not in it.
  await scene.world.parts.runner.run(scene.place.orgId, { kind: 'system', job: 'test' }, (ctx: Context) =>
    sweepOutbox(ctx, { alone: true }),
  );
  await scene.world.parts.jobs.drain();
  await scene.world.advance('7 seconds');
  expect((await undo(sent.messageId, scene.place.founder)).status).toBe(404);
  expect((await undo(sent.messageId)).body).toEqual({ requestId: id });
  await scene.world.advance('10 minutes');
  const page = await scene.page(id);
  expect(mailsOf(sent.messageId)).toEqual([]);
  expect(page.messages).toHaveLength(1);
  expect(await heldInList(id)).toBeNull();
  expect(page.draft).toMatchObject({ ...written, answers: questions, older: null });
  expect((await scene.clock(id, 'C3'))?.state).toBe('running');
  expect((await undo(sent.messageId)).status).toBe(404);
});

test('not taken back it leaves once, at the end of its time, and can’t be taken back then', async () => {
  const id = await scene.ask('Does it run dry?');
  const sent = await press(id);
  const until = Date.parse(sent.heldUntil ?? '');
  await scene.world.advance('7 seconds');
  expect(mailsOf(sent.messageId)).toEqual([]);
  await scene.world.advance('2 seconds');
  expect(mailsOf(sent.messageId)).toHaveLength(1);
  const late = await undo(sent.messageId);
  expect([late.status, JSON.stringify(late.body)]).toEqual([409, expect.stringContaining('out by now')]);
  await scene.world.advance('10 minutes');
  expect(mailsOf(sent.messageId)).toHaveLength(1);
  const [out] = await scene.facts(id, 'message.out');
  expect(Date.parse(out?.at ?? '')).toBe(until);
  expect(out?.data).toMatchObject({ replyClass: 'R3', values: ['data'] });
  const [message] = (await scene.page(id)).messages.slice(-1);
  expect(message).toMatchObject({ delivery: 'sent', heldUntil: null });
});

test('two processes that come to it at once, after nobody did for an hour, give it to the outbox once', async () => {
  const id = await scene.ask('How deep does it go?');
  const sent = await press(id);
  await scene.world.owner((db) =>
    db
      .updateTable('timer')
      .set({ due_at: at(LATER) })
      .where('subject_id', '=', sent.messageId)
      .execute(),
  );
  await scene.world.advance('1 hour');
  expect(mailsOf(sent.messageId)).toEqual([]);
  const { runner } = scene.world.parts;
  const release = () =>
    runner.run(scene.place.orgId, { kind: 'system', job: 'test' }, (ctx) =>
      releaseReply(ctx, sent.messageId),
    );
  await Promise.all([release(), release()]);
  await scene.world.advance('5 minutes');
  expect(mailsOf(sent.messageId)).toHaveLength(1);
  await scene.world.at('2026-12-01T20:00:00Z');
});

test('a Heed that starts again after its time was over sends what the one before had held, once', async () => {
  const id = await scene.ask('What does it weigh?');
  const sent = await press(id);
  const over = at(Date.parse(sent.heldUntil ?? '') + 60_000);
  // Nobody is there when its time comes.
  await scene.world.owner((db) => db.updateTable('test_clock').set({ at: over }).execute());
  const { config, log, database } = scene.world.parts;
  const again = await createApp({ config, log, connection: database.connection });
  await again.parts.testClock.advance(1_000);
  await again[Symbol.asyncDispose]();
  expect(mailsOf(sent.messageId)).toHaveLength(1);
  await scene.world.advance('5 minutes');
  expect(mailsOf(sent.messageId)).toHaveLength(1);
});

test('a deadline that would pass while it is held sends it at once; one it does not meet holds nothing up', async () => {
  const id = await scene.ask('Which oil does it take?');
  const due = Date.parse((await scene.clock(id, 'C3'))?.dueAt ?? '');
  const now = await scene.world.now();
  await scene.world.at(new Date(due - 5_000).toISOString());
  expect(due - now).toBe(30 * 60_000);
  const bare = await press(id, { text: 'Got it!', interim: null, values: [] });
  expect([bare.replyClass, bare.heldUntil]).toEqual(['R1', new Date(due + 3_000).toISOString()]);
  await undo(bare.messageId);
  const sent = await press(id);
  expect(sent.heldUntil).toBeNull();
  expect(mailsOf(sent.messageId)).toHaveLength(1);
  expect((await scene.clock(id, 'C3'))?.state).toBe('met');
});

test('two windows lose each other no words: the newer stands, the older is beside it, and sending keeps it', async () => {
  const id = await scene.ask('Is it loud?');
  const first = await save(id, { text: 'From the first window', seen: null });
  const second = await save(id, { text: 'From the second window', seen: null });
  expect(second.body.older).toMatchObject({ text: 'From the first window' });
  const again = await save(id, { text: 'From the second window, longer', seen: second.body.version });
  expect(again.body.older).toMatchObject({ text: 'From the first window' });
  // The first one, typing on what it knew, is not silently lost either.
  const back = await save(id, { text: 'From the first window, on', seen: first.body.version });
  expect(back.body.older).toMatchObject({ text: 'From the second window, longer' });
  const empty = await save(id, {
    ...{ text: '', gain: '', values: [], interim: null },
    seen: again.body.version,
  });
  expect(empty.body.older).toMatchObject({ text: 'From the second window, longer' });
  expect((await scene.page(id)).draft?.text).toBe('From the first window, on');
  await press(id, { text: 'From the first window, on.', undoSeconds: 0, seen: empty.body.version });
  expect((await scene.page(id)).draft).toMatchObject({ text: 'From the second window, longer', older: null });
  const { version } = (await scene.page(id)).draft ?? {};
  const dropped = await save(id, { text: 'Anew', seen: version, dropOlder: true });
  expect(dropped.body.older).toBeNull();
});
