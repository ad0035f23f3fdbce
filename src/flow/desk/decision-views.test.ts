import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DeskScene } from '../../../test/desk-scene.ts';
import { at } from '../../platform/database.ts';
import { newId } from '../../platform/new-id.ts';

let scene: DeskScene;
beforeAll(async () => {
  // A Wednesday, 10:00 in Chicago.
  scene = await DeskScene.create('2026-11-18T16:00:00Z');
});
afterAll(() => scene[Symbol.asyncDispose]());

test('a decision names who was chosen, who comes next, who was skipped, and why', async () => {
  const { world, place, theo } = scene;
  const priya = await world.member(place, 'Priya Nair', ['expert']);
  const id = await scene.ask('What is a valve seat?');
  const [decisionId, skillId] = [newId(), newId()];
  const valves = [{ name: 'Valves', level: 5 }];
  const needs = [{ skillId, name: 'Valves', kind: 'product', why: '“valve”' }];
  const ranking = [
    { userId: theo.userId, levels: [], openItems: 2, verdict: 'chosen', why: '' },
    { userId: place.founder.userId, levels: [], openItems: 3, verdict: 'next', why: 'more open items' },
    { userId: priya.userId, levels: valves, openItems: 0, verdict: 'skipped', why: 'away since 10:02' },
  ];
  await world.owner(async (db) => {
    await sql`delete from routing_decision where request_id = ${id}`.execute(db);
    await sql`insert into routing_decision (org_id, id, request_id, at, user_id, reason, needs, ranking)
      values (${place.orgId}, ${decisionId}, ${id}, ${at(await world.now())}, ${theo.userId}, 'on duty, 2 open',
        ${JSON.stringify(needs)}::jsonb, ${JSON.stringify(ranking)}::jsonb)`.execute(db);
  });
  const named = ({ userId, name }: typeof theo) => ({ id: userId, name });
  expect((await scene.page(id)).decisions).toEqual([
    {
      id: decisionId,
      at: '2026-11-18T16:00:00.000Z',
      person: named(theo),
      reason: 'on duty, 2 open',
      needs,
      chosen: { person: named(theo), levels: [], openItems: 2, why: '' },
      next: [{ person: named(place.founder), levels: [], openItems: 3, why: 'more open items' }],
      skipped: [{ person: named(priya), levels: valves, openItems: 0, why: 'away since 10:02' }],
    },
  ]);
});
