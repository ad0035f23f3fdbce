import { afterAll, beforeAll, expect, test } from 'vitest';
import { DeskScene } from '../../../../test/desk-scene.ts';
import type { Person } from '../../../../test/world.ts';
import { newId } from '../../../platform/new-id.ts';
import { rebuildClocks } from '../../clocks/rebuild-clocks.ts';
import { dismiss, setKind } from '../contract.ts';
import { setLeadResult } from '../lead-result/contract.ts';
import * as contract from './contract.ts';
import { missesBetween } from './misses.ts';

let scene: DeskScene;
let stranger: Person;
let elsewhere: string;

/** Tuesday 10:00 in Omaha. */
beforeAll(async () => {
  scene = await DeskScene.create('2026-12-01T16:00:00Z');
  stranger = await scene.world.member(scene.place, 'Ana Lind', ['recovery_lead']);
  elsewhere = newId();
  await scene.world.owner(async (db) => {
    await db
      .insertInto('team')
      .values({ org_id: scene.place.orgId, id: elsewhere, name: 'Finance' })
      .execute();
    await db
      .updateTable('membership')
      .set({ team_id: elsewhere })
      .where('user_id', '=', stranger.userId)
      .execute();
  });
});
afterAll(() => scene[Symbol.asyncDispose]());

const missesOf = async (id: string, person: Person = scene.theo) =>
  (await scene.world.call(person, contract.requestMisses, { params: scene.params(id) })).body.misses;
const askedOf = async (person: Person) =>
  (await scene.world.call(person, contract.reasonsAsked, { params: { org: scene.place.slug } })).body.misses;
const give = (id: string, body: object, person: Person = scene.theo) =>
  scene.world.call(person, contract.giveBreachReason, { params: scene.params(id), body: body as never });
const facts = async (id: string) =>
  (await scene.facts(id, 'breach.reason_asked', 'breach.reason_given', 'breach.reason_dropped')).map(
    ({ kind }) => kind,
  );

test('whoever misses a deadline is asked why, by the close of the next business day; a reason chosen meets it', async () => {
  const id = await scene.ask('Can it lift 40 metres?');
  await scene.world.at('2026-12-01T16:40:00Z');
  const [miss] = await missesOf(id);
  expect(miss).toMatchObject({
    requestId: id,
    clock: 'C3',
    dueAt: '2026-12-01T16:30:00.000Z',
    overMs: 10 * 60_000,
    done: false,
    owner: { name: 'Theo Park' },
    reason: null,
    can: ['give'],
  });
  expect(await scene.clock(id, 'C19')).toMatchObject({
    state: 'running',
    dueAt: '2026-12-02T23:00:00.000Z',
  });
  expect((await askedOf(scene.theo)).map(({ breachId }) => breachId)).toEqual([miss?.breachId]);
  expect(await askedOf(stranger)).toEqual([]);
  const breachId = miss?.breachId ?? '';
  expect((await give(id, { breachId, reason: 'not_noticed' }, stranger)).status).toBe(404);
  expect((await give(id, { breachId, reason: 'other' })).status).toBe(422);
  expect((await give(id, { breachId, reason: 'not_noticed' })).status).toBe(200);
  expect(await scene.clock(id, 'C19')).toMatchObject({ state: 'met' });
  expect(await askedOf(scene.theo)).toEqual([]);
  expect(await missesOf(id)).toMatchObject([{ reason: 'not_noticed', confirmed: true }]);
});

test('a reason that names another team is confirmed there; choosing again replaces it', async () => {
  const id = await scene.ask('Which gasket fits it?', { subject: 'A gasket' });
  const due = Date.parse('2026-12-01T17:10:00Z');
  await scene.world.at('2026-12-01T17:30:00Z');
  const [miss] = await missesOf(id);
  expect(Date.parse(miss?.dueAt ?? '')).toBe(due);
  const breachId = miss?.breachId ?? '';
  const waited = { breachId, reason: 'internal_answer', departmentId: elsewhere };
  expect((await give(id, { ...waited, departmentId: newId() })).status).toBe(422);
  expect((await give(id, waited)).status).toBe(200);
  expect(await missesOf(id)).toMatchObject([{ department: { name: 'Finance' }, confirmed: false }]);
  expect(await scene.clock(id, 'C19')).toMatchObject({ state: 'running' });
  const confirm = (person: Person) =>
    scene.world.call(person, contract.confirmBreachReason, { params: scene.params(id), body: { breachId } });
  expect((await confirm(scene.theo)).status).toBe(404);
  expect((await askedOf(stranger)).map(({ can, subject }) => [can, subject])).toEqual([
    [['confirm'], 'A gasket'],
  ]);
  // Of the same team, without the right to read what passes with contacts (DOMAIN 2.6).
  const technical = await scene.world.member(scene.place, 'Nia Frost', ['admin']);
  await scene.world.owner((db) =>
    db
      .updateTable('membership')
      .set({ team_id: elsewhere })
      .where('user_id', '=', technical.userId)
      .execute(),
  );
  expect(
    (await askedOf(technical)).map(({ can, subject, contact, note }) => [can, subject, contact, note]),
  ).toEqual([[['confirm'], '', '', '']]);
  expect((await confirm(stranger)).status).toBe(200);
  expect(await scene.clock(id, 'C19')).toMatchObject({ state: 'met' });
  expect((await give(id, { breachId, reason: 'owner_away' })).status).toBe(200);
  const [from, until] = [Date.parse('2026-12-01T06:00:00Z'), Date.parse('2026-12-02T06:00:00Z')];
  const actor = { kind: 'system', job: 'test' } as const;
  const listed = await scene.world.parts.runner.run(scene.place.orgId, actor, (ctx) =>
    missesBetween(ctx, from, until),
  );
  expect(listed.map(({ subject, reason, department }) => [subject, reason, department])).toEqual([
    [expect.any(String), 'not_noticed', null],
    ['A gasket', 'owner_away', null],
  ]);
});

test('what turns out to be no breach needs no reason', async () => {
  const id = await scene.ask('An offer to you', { subject: 'Offer' });
  await scene.world.at('2026-12-01T18:30:00Z');
  expect(await facts(id)).toEqual(['breach.reason_asked']);
  await scene.world.call(scene.theo, dismiss, { params: scene.params(id), body: { reason: 'an offer' } });
  expect(await facts(id)).toEqual(['breach.reason_asked', 'breach.reason_dropped']);
  expect([await missesOf(id), (await scene.clock(id, 'C19'))?.state]).toEqual([[], 'void']);
});

test('the result of a lead is said, changed and taken back; it closes nothing', async () => {
  const id = await scene.ask('Do you sell pumps?', { subject: 'Pumps' });
  const say = (result: string, more: object = {}) =>
    scene.world.call(scene.theo, setLeadResult, {
      params: scene.params(id),
      body: { result, ...more } as never,
    });
  const known = async () => (await scene.page(id)).leadResult;
  expect([(await say('won')).status, await known()]).toEqual([409, null]);
  await scene.world.call(scene.theo, setKind, { params: scene.params(id), body: { kind: 'lead' } });
  await say('qualified');
  expect(await known()).toEqual({ result: 'qualified', because: null });
  await say('lost', { reason: 'price' });
  await say('lost', { reason: 'price' });
  expect(await known()).toEqual({ result: 'lost', because: 'price' });
  expect((await scene.page(id)).state).toBe('assigned');
  await say('none');
  expect(await known()).toBeNull();
  const kinds = ['lead.qualified', 'lead.lost', 'lead.result_cleared'];
  expect((await scene.facts(id, ...kinds)).map(({ kind, data }) => [kind, data])).toEqual([
    ['lead.lost', { reason: 'price' }],
    ['lead.qualified', {}],
    ['lead.result_cleared', {}],
  ]);
});

test('asked, given, confirmed or dropped: rebuilt from the facts every clock comes out as it is stored', async () => {
  const { database, runner } = scene.world.parts;
  await scene.world.at('2026-12-03T00:00:00Z');
  expect(await rebuildClocks(database, runner, { repair: false })).toMatchObject({
    requests: 4,
    differing: 0,
  });
});
