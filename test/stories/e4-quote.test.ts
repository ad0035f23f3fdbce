import { afterEach, beforeEach, expect, test } from 'vitest';
import { claim, setKind } from '../../src/flow/desk/contract.ts';
import { DeskScene } from '../desk-scene.ts';

let scene: DeskScene;
beforeEach(async () => {
  scene = await DeskScene.create('2026-12-03T22:50:00Z');
});
afterEach(() => scene[Symbol.asyncDispose]());

/** DOMAIN E4: a quote is asked for ten minutes before the desk closes. Omaha is six hours behind UTC. */
const ASKED = 'Please quote 40 × LC-200 delivered to Fargo.';
const INTERIM = { who: 'Theo Park', by: '2026-12-04T00:30:00Z' };

/** The mail of 16:50, confirmed as a quote by Theo at 16:52. */
async function asked(): Promise<string> {
  const id = await scene.ask(ASKED, { subject: 'LC-200' });
  await scene.world.at('2026-12-03T22:52:00Z');
  expect((await scene.page(id)).suggestedKind).toBe('quote');
  const body = { kind: 'quote' };
  const said = await scene.world.call(scene.theo, setKind, { params: scene.params(id), body });
  expect(said.status).toBe(200);
  return id;
}

async function interim(id: string): Promise<void> {
  await scene.world.at('2026-12-03T22:58:00Z');
  const verdict = await scene.send(id, { text: 'You have the quote by 18:30 tonight.', interim: INTERIM });
  expect(verdict.replyClass).toBe('R2');
}

test('a-d: quote at 16:50, interim at 16:58, sent at 18:12 the same evening', async () => {
  const id = await asked();
  expect(await scene.page(id)).toMatchObject({ kind: 'quote', state: 'assigned', suggestedKind: null });
  expect(await scene.clock(id, 'C6')).toMatchObject({
    startedAt: '2026-12-03T22:50:00.000Z',
    goalAt: '2026-12-03T23:00:00.000Z',
    dueAt: '2026-12-04T06:00:00.000Z',
  });
  expect((await scene.clock(id, 'C3'))?.dueAt).toBe('2026-12-04T15:20:00.000Z');
  expect((await scene.clock(id, 'C8'))?.dueAt).toBe('2026-12-03T23:00:00.000Z');

  await interim(id);
  expect(await scene.clock(id, 'C3')).toMatchObject({ state: 'met', spentMs: 8 * 60_000 });
  expect(await scene.clock(id, 'C8')).toMatchObject({ state: 'met', endedAt: '2026-12-03T22:58:00.000Z' });
  expect((await scene.clock(id, 'C10'))?.dueAt).toBe('2026-12-04T00:30:00.000Z');
  expect((await scene.clock(id, 'C5'))?.dueAt).toBe('2026-12-04T15:58:00.000Z');
  expect((await scene.page(id)).promises).toMatchObject([
    { who: 'Theo Park', dueAt: '2026-12-04T00:30:00.000Z', toldAt: '2026-12-03T22:58:00.000Z' },
  ]);

  await scene.world.at('2026-12-04T00:12:00Z');
  const verdict = await scene.send(id, { text: 'Here is the quote.', answers: [ASKED], quote: true });
  expect(verdict).toMatchObject({ replyClass: 'R4', reason: 'answers 1 of 1 question' });
  const end = { endedAt: '2026-12-04T00:12:00.000Z' };
  expect(await scene.clock(id, 'C6')).toMatchObject({ ...end, state: 'met', elapsedMs: 82 * 60_000 });
  expect(await scene.clock(id, 'C10')).toMatchObject({
    ...end,
    state: 'met',
    reason: 'every question answered',
  });
  expect(await scene.clock(id, 'C5')).toMatchObject({ ...end, state: 'met', spentMs: 2 * 60_000 });
  // The value: ten business minutes, 82 for the buyer.
  expect(await scene.clock(id, 'C15')).toMatchObject({
    ...end,
    spentMs: 10 * 60_000,
    elapsedMs: 82 * 60_000,
  });
  expect(await scene.worth(id)).toBe("R 96 = S 0.96 x V 1 estimate, decided; buyer's R 70.8");
  expect((await scene.page(id)).state).toBe('answered');
  expect(await scene.now()).toEqual([]);
});

test('the holder hears of it half-way to the close, the coordinator at the close, the manager after midnight', async () => {
  const id = await asked();
  const mara = scene.place.founder;
  const { owner } = await scene.page(id);
  if (owner?.id !== scene.theo.userId) {
    const body = { owner: owner?.id ?? null };
    await scene.world.call(scene.theo, claim, { params: scene.params(id), body });
  }
  const told = async (person: typeof mara) =>
    (await scene.told(person))
      .filter((line) => line.includes(' Quote'))
      .map((line) => line.split(' ', 2).join(' '));
  await scene.world.at('2026-12-03T22:54:59.999Z');
  expect(await told(scene.theo)).toEqual([]);
  const half = '2026-12-03T22:55:00.000Z warning';
  await scene.world.at('2026-12-03T22:55:00Z');
  expect(await told(scene.theo)).toEqual([half]);
  const close = '2026-12-03T23:00:00.000Z warning';
  await scene.world.at('2026-12-03T23:00:00Z');
  expect(await told(scene.theo)).toEqual([half, close]);
  expect(await told(mara)).toEqual([close]);
  // The breach of midnight is told when the desk opens (R9).
  await scene.world.at('2026-12-04T14:59:59Z');
  expect(await told(mara)).toEqual([close]);
  await scene.world.at('2026-12-04T15:00:00Z');
  const breach = '2026-12-04T15:00:00.000Z breach';
  expect(await told(mara)).toEqual([close, breach]);
  expect(await told(scene.theo)).toEqual([half, close, breach]);
});

test('e: sent on Friday at 09:05 it is late since midnight, and the promise was broken at 18:30', async () => {
  const id = await asked();
  await interim(id);
  await scene.world.at('2026-12-04T00:30:00.001Z');
  expect(await scene.clock(id, 'C10')).toMatchObject({
    state: 'late',
    breachedAt: '2026-12-04T00:30:00.000Z',
  });
  await scene.world.at('2026-12-04T06:00:00Z');
  expect(await scene.clock(id, 'C6')).toMatchObject({ breachedAt: null });
  await scene.world.at('2026-12-04T15:05:00Z');
  await scene.send(id, { text: 'Here is the quote.', answers: [ASKED], quote: true });
  const late = await scene.clock(id, 'C6');
  expect(late).toMatchObject({
    state: 'missed',
    breachedAt: '2026-12-04T06:00:00.000Z',
    endedAt: '2026-12-04T15:05:00.000Z',
  });
  // 9 h 05 past midnight.
  expect(Date.parse(late?.endedAt ?? '') - Date.parse(late?.dueAt ?? '')).toBe(545 * 60_000);
  expect(await scene.clock(id, 'C10')).toMatchObject({
    state: 'missed',
    breachedAt: '2026-12-04T00:30:00.000Z',
  });
  expect(await scene.clock(id, 'C5')).toMatchObject({ state: 'met' });
});

test('f: asked for on Thursday at 18:30, it is Friday’s quote', async () => {
  await scene.world.at('2026-12-04T00:30:00Z');
  const id = await scene.ask(ASKED);
  const body = { kind: 'quote' };
  await scene.world.call(scene.theo, setKind, { params: scene.params(id), body });
  const due = async (kind: string) => (await scene.clock(id, kind))?.dueAt;
  expect(await due('C6')).toBe('2026-12-05T06:00:00.000Z');
  expect(await due('C3')).toBe('2026-12-04T15:30:00.000Z');
  expect(await due('C8')).toBe('2026-12-04T23:00:00.000Z');
});
