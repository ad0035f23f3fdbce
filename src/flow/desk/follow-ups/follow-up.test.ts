import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DeskScene } from '../../../../test/desk-scene.ts';
import { claim } from '../contract.ts';
import {
  backlog,
  cancelFollowUp,
  completeFollowUp,
  followUps,
  moveFollowUp,
  planFollowUp,
  reopenFollowUp,
} from './contract.ts';

let scene: DeskScene;
let lead: string;

// A Tuesday, 10:00 in Chicago.
beforeEach(async () => {
  scene = await DeskScene.create('2026-12-01T16:00:00Z');
  // Ada left no number: no call of hers is owed here.
  await scene.world.owner((db) => db.deleteFrom('target_version').where('clock_kind', '=', 'C2').execute());
  lead = await scene.ask('Can it lift 40 metres?');
  const { owner } = await scene.page(lead);
  const body = { owner: owner?.id ?? null };
  await scene.world.call(scene.theo, claim, { params: scene.params(lead), body });
});
afterEach(() => scene[Symbol.asyncDispose]());

const plan = (dueAt: string, more: object = {}) =>
  scene.world.call(scene.theo, planFollowUp, {
    params: scene.params(lead),
    body: { kind: 'call', text: 'Call about the seal', dueAt, ...more },
  });
async function planned(dueAt: string): Promise<string> {
  return (await plan(dueAt)).body.followUpId;
}
const act = (endpoint: typeof completeFollowUp | typeof reopenFollowUp, id: string) =>
  scene.world.call(scene.theo, endpoint as typeof completeFollowUp, { params: scene.params(id), body: {} });
const move = (id: string, dueAt: string, askedByContact: boolean) =>
  scene.world.call(scene.theo, moveFollowUp, { params: scene.params(id), body: { dueAt, askedByContact } });
const list = async () =>
  (await scene.world.call(scene.theo, followUps, { params: { org: scene.place.slug }, query: {} })).body;
const c13 = async () =>
  (await scene.clocks(lead)).filter((line) => line.startsWith('C13')).map((line) => line.slice(4));

describe('a follow-up (C13)', () => {
  test('is told a quarter of an hour before and when it passes, to who holds it', async () => {
    await plan('2026-12-01T20:00:00Z');
    await scene.world.at('2026-12-01T20:00:01Z');
    expect((await scene.told()).filter((line) => line.includes('Follow-up'))).toEqual([
      '2026-12-01T19:45:00.000Z warning Follow-up, 15 min left: Ada Buyer, “Pump for a well”, with Theo Park',
      '2026-12-01T20:00:00.001Z breach Follow-up missed: Ada Buyer, “Pump for a well”, with Theo Park',
    ]);
  });

  test('a time that has passed is refused; no words stand in its facts', async () => {
    expect((await plan('2026-12-01T16:00:00Z')).status).toBe(422);
    const id = await planned('2026-12-01T20:00:00Z');
    expect((await scene.facts(lead, 'follow_up.planned')).map(({ data }) => data)).toEqual([
      { followUpId: id, dueAt: Date.parse('2026-12-01T20:00:00Z') },
    ]);
  });

  test('done at its very instant it is met; taken back it runs on, due when it was', async () => {
    const id = await planned('2026-12-01T20:00:00Z');
    await scene.world.at('2026-12-01T20:00:00Z');
    await act(completeFollowUp, id);
    expect(await c13()).toEqual(['met 2026-12-01T20:00:00.000Z']);
    await act(reopenFollowUp, id);
    expect(await c13()).toEqual(['running 2026-12-01T20:00:00.000Z']);
    expect((await list()).items.map((item) => [item.id, item.dueAt])).toEqual([
      [id, '2026-12-01T20:00:00.000Z'],
    ]);
  });

  test('the contact’s own date moves it; once overdue it was missed, and a new one is planned', async () => {
    const id = await planned('2026-12-01T20:00:00Z');
    expect((await move(id, '2026-12-03T16:00:00Z', true)).body.followUpId).toBe(id);
    expect(await c13()).toEqual(['running 2026-12-03T16:00:00.000Z']);
    await scene.world.at('2026-12-03T16:00:01Z');
    const again = (await move(id, '2026-12-04T16:00:00Z', true)).body.followUpId;
    expect(again).not.toBe(id);
    expect(await c13()).toEqual(['missed 2026-12-03T16:00:00.000Z', 'running 2026-12-04T16:00:00.000Z']);
    expect((await list()).items).toMatchObject([{ id: again, askedByContact: true, putOffTimes: 0 }]);
  });

  test('what we put off ourselves stays due when it was, and is counted', async () => {
    const id = await planned('2026-12-01T20:00:00Z');
    await move(id, '2026-12-02T16:00:00Z', false);
    await move(id, '2026-12-03T16:00:00Z', false);
    expect((await list()).items).toMatchObject([
      { dueAt: '2026-12-01T20:00:00.000Z', putOffTo: '2026-12-03T16:00:00.000Z', putOffTimes: 2 },
    ]);
    await scene.world.at('2026-12-01T20:00:01Z');
    expect(await c13()).toEqual(['late 2026-12-01T20:00:00.000Z']);
  });

  test('called off with a reason that stands in no fact', async () => {
    const id = await planned('2026-12-01T20:00:00Z');
    const off = await scene.world.call(scene.theo, cancelFollowUp, {
      params: scene.params(id),
      body: { reason: 'Ada retired' },
    });
    expect(off.status).toBe(200);
    expect((await scene.facts(lead, 'follow_up.cancelled')).map(({ data }) => data)).toEqual([
      { followUpId: id, reason: 'called off' },
    ]);
    expect(await c13()).toEqual(['void 2026-12-01T20:00:00.000Z']);
  });

  test('does not put an answered request among those who wait', async () => {
    await plan('2026-12-09T16:00:00Z');
    await scene.send(lead, { text: 'Yes, 40 metres.', answers: ['Can it lift 40 metres?'] });
    expect(await scene.now()).toEqual([]);
  });
});

describe('a lead always has a next action (S2-23)', () => {
  test('asked for after the last one; left out it counts', async () => {
    const board = async () =>
      (await scene.world.call(scene.place.founder, backlog, { params: { org: scene.place.slug } })).body
        .withoutNext;
    await scene.send(lead, { text: 'Yes, 40 metres.', answers: ['Can it lift 40 metres?'] });
    expect((await board()).items.map(({ id, owner }) => [id, owner?.name])).toEqual([[lead, 'Theo Park']]);
    const id = await planned('2026-12-01T20:00:00Z');
    expect((await board()).count).toBe(0);
    expect((await act(completeFollowUp, id)).body).toEqual({ ok: true, asksNext: true });
    expect((await board()).count).toBe(1);
    await plan('2026-12-09T16:00:00Z');
    expect((await board()).count).toBe(0);
  });
});

describe('one place shows what is dated', () => {
  test('overdue by harm, then by time, with the promises', async () => {
    const plain = await planned('2026-12-01T17:00:00Z');
    await scene.send(lead, { text: 'Yes, 40 metres.', answers: ['Can it lift 40 metres?'] });
    const asked = await scene.ask('What does it cost?', { subject: 'Price' });
    await scene.send(asked, {
      text: 'Theo sends it by 15:00.',
      interim: { who: 'Theo', by: '2026-12-01T21:00:00Z' },
    });
    const newer = (
      await scene.world.call(scene.theo, planFollowUp, {
        params: scene.params(asked),
        body: { kind: 'mail', text: 'Send the price', dueAt: '2026-12-01T18:00:00Z' },
      })
    ).body.followUpId;
    await scene.world.at('2026-12-01T19:00:00Z');
    const { items, promises, people } = await list();
    expect(items.map(({ id, hasOpenQuestion }) => [id, hasOpenQuestion])).toEqual([
      [newer, true],
      [plain, false],
    ]);
    expect(promises.map(({ who, dueAt, contact }) => [contact, who, dueAt])).toEqual([
      ['Ada Buyer', 'Theo', '2026-12-01T21:00:00.000Z'],
    ]);
    expect(people.map(({ name }) => name)).toEqual(['Mara Quinn', 'Theo Park']);
  });
});
