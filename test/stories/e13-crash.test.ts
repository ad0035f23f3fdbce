import { expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { notifications, request, saveDraft } from '../../src/flow/desk/contract.ts';
import { createLog } from '../../src/platform/log.ts';
import { World } from '../world.ts';

/** DOMAIN E13: Heed is down from 10:20 to 10:40; the deadline at 10:30 is recorded on start, once, as late. */
test('a deadline that passes while Heed is down has its true time and is told once, as late', async () => {
  await using world = await World.create({ now: '2026-12-01T16:00:00Z' });
  const company = await world.organisation();
  await world.form(company, 'lead');
  const posted = await world.http.inject({
    method: 'POST',
    url: '/f/lead',
    payload: { name: 'Ann Lee', email: 'ann@buyer.test', message: 'Do you sell DN50 valves?' },
  });
  const params = { org: company.slug, id: posted.json().requestId as string };
  await world.at('2026-12-01T16:19:00Z');
  const draft = { text: 'Dear Ann, yes we', answers: [], parts: [], interim: null };
  expect((await world.call(company.founder, saveDraft, { params, body: draft })).status).toBe(200);

  // Down: time passes for everybody, but nobody fires what is due.
  await world.owner((db) =>
    db
      .updateTable('test_clock')
      .set({ at: new Date('2026-12-01T16:40:00Z') as unknown as number })
      .execute(),
  );

  const options = {
    config: world.config,
    connection: world.connection,
    log: createLog('error'),
    checkAnswers: true,
  };
  await using first = await createApp(options);
  await using second = await createApp(options);
  await Promise.all([first.parts.testClock.advance(0), second.parts.testClock.advance(0)]);
  await world.advance('5 minutes');

  const { body: page } = await world.call(company.founder, request, { params });
  const clock = page.clocks.find((one) => one.kind === 'C3');
  expect(clock).toMatchObject({
    state: 'late',
    breachedAt: '2026-12-01T16:30:00.000Z',
    dueAt: '2026-12-01T16:30:00.000Z',
  });
  expect(clock?.story.filter((line) => line.effect === 'breached')).toHaveLength(1);
  expect(page.draft?.text).toBe('Dear Ann, yes we');
  const { body: told } = await world.call(company.founder, notifications, { params: { org: company.slug } });
  const breaches = told.items.filter((item) => item.kind === 'breach');
  expect(breaches).toMatchObject([
    { late: true, dueAt: '2026-12-01T16:30:00.000Z', at: '2026-12-01T16:40:00.000Z' },
  ]);
  // Before the crash the warning came in time; the one missed meanwhile came once, after it.
  const warnings = told.items.filter((item) => item.kind === 'warning' && item.text.startsWith('First'));
  expect(warnings.map((item) => [item.at, item.late])).toEqual([
    ['2026-12-01T16:40:00.000Z', true],
    ['2026-12-01T16:15:00.000Z', false],
  ]);
});
