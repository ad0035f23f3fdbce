import { afterAll, beforeAll, expect, test } from 'vitest';
import { World } from '../../test/world.ts';
import { suggestAnswers } from '../core/reply/suggest-answers.ts';
import { fillItem } from '../flow/library/fill-item.ts';
import { viewRequestLibrary } from '../flow/library/suggest-items.ts';
import { removeDemo } from './remove-demo.ts';
import { seedDemo } from './seed-demo.ts';

let world: World;
beforeAll(async () => {
  world = await World.create({ now: '2026-12-01T16:00:00Z', env: { HEED_DEMO: 'auto' } });
  await seedDemo(world.parts);
});
afterAll(() => world[Symbol.asyncDispose]());

test('the two questions of the creamery are answered 2 of 2 by one item, which is offered first for both', async () => {
  const { org, request, user } = await world.owner(async (db) => {
    const { org_id, id } = await db
      .selectFrom('request')
      .select(['org_id', 'id'])
      .where('subject', 'like', 'Valve seats%')
      .executeTakeFirstOrThrow();
    const { user_id } = await db
      .selectFrom('membership')
      .select('user_id')
      .where('name', '=', 'Mara Quinn')
      .executeTakeFirstOrThrow();
    return { org: org_id, request: id, user: user_id };
  });
  await world.parts.runner.run(org, { kind: 'user', userId: user }, async (ctx) => {
    const { questions, items } = await viewRequestLibrary(ctx, request);
    const title = 'LC-200 at 85 °C wash-down: seat and gasket';
    expect(questions.map((one) => one.items[0]?.title)).toEqual([title, title]);
    expect(items[0]).toMatchObject({ title, why: expect.stringContaining('valves · dairy · B4') });
    const { text, gaps } = await fillItem(ctx, {
      assetId: items[0]?.id ?? '',
      requestId: request,
      questionId: null,
    });
    expect([gaps, text.split('\n')[0]]).toEqual([[], 'Dear Ellen,']);
    expect(suggestAnswers(questions, text)).toEqual(questions.map(({ id }) => id));
  });
});

test('the library is as its people left it, and goes with the demo', async () => {
  const rows = await world.owner((db) =>
    db
      .selectFrom('library_asset as a')
      .select(({ fn }) => ['a.approved', fn.countAll<number>().as('n')])
      .groupBy('a.approved')
      .orderBy('a.approved')
      .execute(),
  );
  expect(rows.map(({ approved, n }) => [approved, Number(n)])).toEqual([
    [false, 1],
    [true, 7],
  ]);
  const uses = await world.owner((db) => db.selectFrom('asset_use').select('asset_id').execute());
  expect(uses).toHaveLength(3);
  await removeDemo(world.parts.database);
  expect(await world.owner((db) => db.selectFrom('library_asset').select('id').execute())).toEqual([]);
});
