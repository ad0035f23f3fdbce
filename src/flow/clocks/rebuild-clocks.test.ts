import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { type Organisation, World } from '../../../test/world.ts';
import { dismiss, reply, request } from '../desk/contract.ts';
import { rebuildClocks } from './rebuild-clocks.ts';

async function history(world: World): Promise<Organisation> {
  const company = await world.organisation();
  await world.form(company, 'lead');
  const ids: string[] = [];
  for (const [n, minutes] of [0, 3, 5].entries()) {
    await world.advance(`${minutes} minutes`);
    const payload = {
      name: 'Ann Lee',
      email: `a${n}@buyer.test`,
      message: 'Do you sell DN50 valves? And DN80?',
    };
    const posted = await world.http.inject({ method: 'POST', url: '/f/lead', payload });
    ids.push(posted.json().requestId as string);
  }
  const [answered = '', dismissed = ''] = ids;
  const params = { org: company.slug, id: answered };
  const { body } = await world.call(company.founder, request, { params });
  const answers = body.questions.slice(0, 1).map(({ id }) => id);
  const body2 = { idempotencyKey: randomUUID(), text: 'Yes, we do.', answers, parts: [], interim: null };
  await world.call(company.founder, reply, { params, body: body2 });
  const none = { params: { org: company.slug, id: dismissed }, body: { reason: 'an advertisement' } };
  expect((await world.call(company.founder, dismiss, none)).status).toBe(200);
  await world.advance('3 hours');
  return company;
}

test('rebuilt from the facts every clock comes out as it is stored; a falsified one is found and repaired', async () => {
  await using world = await World.create({ now: '2026-12-01T16:00:00Z' });
  const company = await history(world);
  const { database, runner } = world.parts;
  const rebuild = (repair = false) => rebuildClocks(database, runner, { repair });

  const clean = await rebuild();
  expect(clean).toMatchObject({ requests: 3, differing: 0, differences: [] });
  expect(clean.clocks).toBeGreaterThan(9);

  await world.owner((db) =>
    db
      .updateTable('clock')
      .set({ end_reason: 'somebody said so' })
      .where('org_id', '=', company.orgId)
      .where('kind', '=', 'C8')
      .where('ending', '=', 'void')
      .execute(),
  );
  await world.owner((db) =>
    db.deleteFrom('clock').where('org_id', '=', company.orgId).where('kind', '=', 'C15').execute(),
  );
  const falsified = await rebuild(true);
  expect(
    falsified.differences.map(({ clock, field }) => [clock.slice(0, 3).trim(), field]).toSorted(),
  ).toEqual([
    ['C15', 'missing'],
    ['C15', 'missing'],
    ['C15', 'missing'],
    ['C8', 'endReason'],
  ]);
  expect((await rebuild()).differing).toBe(0);
});
