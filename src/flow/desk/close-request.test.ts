import { afterEach, beforeEach, expect, test } from 'vitest';
import { DeskScene } from '../../../test/desk-scene.ts';
import type { Person } from '../../../test/world.ts';
import { close, reopen } from './inbox/contract.ts';

let scene: DeskScene;
let mara: Person;
beforeEach(async () => {
  scene = await DeskScene.create('2026-12-01T16:00:00Z');
  mara = scene.place.founder;
});
afterEach(() => scene[Symbol.asyncDispose]());

type Because = 'withdrawn' | 'unreachable' | 'override' | 'no_answer_needed';

const closing = (id: string, because: Because, person = mara, reason = 'they bought elsewhere') =>
  scene.world.call(person, close, { params: scene.params(id), body: { because, reason } });

test('with a question of the contact open it is refused in words, whatever is said of it', async () => {
  const id = await scene.ask('Can it lift 40 metres?');
  expect(await closing(id, 'no_answer_needed')).toMatchObject({
    status: 409,
    body: {
      detail:
        'the contact asks “Can it lift 40 metres?”: answer it, or say that the contact took it back or can’t be reached; a manager may override',
    },
  });
  expect(await closing(id, 'unreachable')).toMatchObject({
    status: 409,
    body: { detail: 'the contact asks “Can it lift 40 metres?”: Ada Buyer can be written to' },
  });
  expect((await scene.page(id, mara)).state).toBe('assigned');
  expect(await closing(id, 'withdrawn', mara, 'no')).toMatchObject({ status: 422 });
});

test('taken back by the contact before the deadline its clocks are void, and nothing was missed', async () => {
  const id = await scene.ask('Can it lift 40 metres?');
  await scene.world.at('2026-12-01T16:10:00Z');
  expect((await closing(id, 'withdrawn')).status).toBe(200);
  expect((await scene.page(id, mara)).state).toBe('withdrawn');
  expect(await scene.clock(id, 'C3')).toMatchObject({ state: 'void', reason: 'they bought elsewhere' });
});

test('a manager overrides: it counts as never answered, at the time of closing, and the manager is told', async () => {
  const id = await scene.ask('Can it lift 40 metres?');
  await scene.world.at('2026-12-01T16:10:00Z');
  expect((await closing(id, 'override')).status).toBe(200);
  await scene.world.advance('1 second');
  const page = await scene.page(id, mara);
  expect([page.state, page.can.includes('reopen'), page.can.includes('close')]).toEqual([
    'closed',
    true,
    false,
  ]);
  expect(await scene.clock(id, 'C3')).toMatchObject({
    state: 'missed',
    endedAt: '2026-12-01T16:10:00.000Z',
    breachedAt: '2026-12-01T16:10:00.000Z',
    reason: 'counts as never answered',
  });
  expect(await closing(id, 'override')).toMatchObject({
    status: 409,
    body: { detail: 'it is closed already' },
  });
  expect(await scene.facts(id, 'request.closed')).toEqual([
    {
      kind: 'request.closed',
      at: '2026-12-01T16:10:00.000Z',
      data: { because: 'override', reason: 'they bought elsewhere' },
    },
  ]);
});

test('who is no manager does not override; who does not hold it finds nothing', async () => {
  const id = await scene.ask('Can it lift 40 metres?');
  const { owner } = await scene.page(id, mara);
  const cora = await scene.world.member(scene.place, 'Cora Lane', ['coordinator']);
  expect(await closing(id, 'override', cora)).toMatchObject({ status: 409 });
  const priya = await scene.world.member(scene.place, 'Priya Nair', ['salesperson']);
  expect((await closing(id, 'withdrawn', priya)).status).toBe(404);
  const iris = await scene.world.member(scene.place, 'Iris Holm', ['executive']);
  expect((await closing(id, 'withdrawn', iris)).status).toBe(404);
  expect(owner).not.toBeNull();
  expect((await scene.page(id, mara)).state).toBe('assigned');
});

test('reopened by a person the clock runs on from the receipt, as if it had never been closed', async () => {
  const id = await scene.ask('Can it lift 40 metres?');
  await scene.world.at('2026-12-01T16:10:00Z');
  await closing(id, 'override');
  await scene.world.at('2026-12-01T16:12:00Z');
  const again = await scene.world.call(mara, reopen, { params: scene.params(id) });
  expect(again.status).toBe(200);
  expect((await scene.page(id, mara)).state).toBe('assigned');
  expect(await scene.clock(id, 'C3')).toMatchObject({
    state: 'running',
    dueAt: '2026-12-01T16:30:00.000Z',
    endedAt: null,
    breachedAt: null,
  });
});

test('an implied question alone is closed with a reason, its message is cleared, and it counts as never answered', async () => {
  const id = await scene.ask('We look for a pump for our well.');
  await scene.world.at('2026-12-01T16:10:00Z');
  expect((await closing(id, 'no_answer_needed', mara, 'a general circular')).status).toBe(200);
  expect(await scene.clock(id, 'C8')).toMatchObject({
    state: 'met',
    reason: 'no reply needed: a general circular',
  });
  expect(await scene.clock(id, 'C3')).toMatchObject({ state: 'missed' });
});

test('a contact whose address is dead and who has no number can’t be reached: then it closes over the question', async () => {
  const id = await scene.ask('Can it lift 40 metres?');
  await scene.world.owner((db) => db.updateTable('contact').set({ address_suspect: true }).execute());
  expect((await closing(id, 'unreachable', mara, 'the mail came back')).status).toBe(200);
  expect((await scene.page(id, mara)).state).toBe('closed');
});

test('who writes again after the closing has a request again, with a clock of its own', async () => {
  const id = await scene.ask('Can it lift 40 metres?');
  await scene.world.at('2026-12-01T16:10:00Z');
  await closing(id, 'override');
  await scene.world.at('2026-12-02T16:00:00Z');
  await scene.ask('And now?', { after: id });
  expect((await scene.page(id, mara)).state).toBe('assigned');
  expect(await scene.clock(id, 'C11')).toMatchObject({ state: 'running', dueAt: '2026-12-02T16:30:00.000Z' });
  expect(await scene.clock(id, 'C3')).toMatchObject({ state: 'missed', endedAt: '2026-12-01T16:10:00.000Z' });
});

test('an answered request closes quietly: nothing is missed', async () => {
  const id = await scene.ask('Can it lift 40 metres?');
  await scene.world.at('2026-12-01T16:10:00Z');
  await scene.send(id, { text: 'Yes, it lifts 40 metres.', answers: ['Can it lift 40 metres?'] });
  expect((await closing(id, 'no_answer_needed', mara, 'all said')).status).toBe(200);
  const page = await scene.page(id, mara);
  expect([page.state, page.clocks.filter(({ state }) => state === 'missed')]).toEqual(['closed', []]);
});
