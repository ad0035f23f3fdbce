import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { planFollowUp } from '../../src/flow/desk/follow-ups/contract.ts';
import { requestsOf } from '../factories.ts';
import type { Organisation, Person } from '../world.ts';
import { alwaysOpen, gone, journeys, type Site, seen } from './browser.ts';

const MINUTE = 60_000;
// A Tuesday, 10:00 in Chicago.
const start = Date.parse('2026-12-01T16:00:00Z');

/** Danni holds a lead with a follow-up due in each of the coming minutes; Theo is on duty as well, Iris manages. */
async function struggling(site: Site, many: number) {
  const { world } = site;
  const larkfield = await world.organisation('Larkfield', alwaysOpen);
  await world.owner((db) =>
    db
      .updateTable('membership')
      .set({ name: 'Iris Lang', roles: ['manager'] })
      .where('user_id', '=', larkfield.founder.userId)
      .execute(),
  );
  const danni = await world.member(larkfield, 'Danni Reyes', ['salesperson']);
  await world.form(larkfield, 'contact');
  await site.post('contact', {
    name: 'Ellen Brandt',
    email: 'ellen@northfork.test',
    message: 'Which gasket fits?',
  });
  const theo = await world.member(larkfield, 'Theo Park', ['salesperson']);
  for (let n = 1; n <= many; n += 1) await plan(site, larkfield, danni, n);
  return { larkfield, danni, theo };
}

async function plan(site: Site, place: Organisation, by: Person, n: number): Promise<void> {
  const [request] = await requestsOf(site.world, place);
  const planned = await site.world.call(by, planFollowUp, {
    params: { org: place.slug, id: request?.id ?? '' },
    body: { kind: 'call', text: `Call number ${n}`, dueAt: new Date(start + n * MINUTE).toISOString() },
  });
  expect(planned.status).toBe(200);
}

async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

journeys('Nothing left lying', (openSite) => {
  test('redistribution of a backlog by keyboard alone, and its undo', async () => {
    const site = await openSite({ now: '2026-12-01T16:00:00Z' });
    const { larkfield, danni } = await struggling(site, 12);
    await site.world.at('2026-12-01T16:09:59Z');
    const page = await site.open(larkfield.founder, `/o/${larkfield.slug}/now`);
    await seen(page.getByRole('heading', { name: 'Now' }));
    await page.keyboard.press('g');
    await page.keyboard.press('f');
    await seen(page.getByRole('heading', { name: 'Follow-ups' }));

    // The tenth passes its time: the manager is told, and opens the board.
    await site.world.at('2026-12-01T16:12:01Z');
    await seen(page.getByText('Danni Reyes has 10 overdue follow-ups and needs help: share some out'));
    await page.getByRole('link', { name: 'Backlog' }).focus();
    await page.keyboard.press('Enter');
    const person = page.getByRole('row').filter({ hasText: 'Danni Reyes' });
    await seen(person.getByRole('cell', { name: '12', exact: true }), person.getByText('Amber'));
    expect(await barriers(page)).toEqual([]);
    await person.getByRole('link', { name: 'Share out' }).focus();
    await page.keyboard.press('Enter');

    const rows = page.locator('.heed-due-list [data-row]');
    await expect.poll(() => rows.count()).toBe(12);
    for (const key of ['j', 'x', 'j', 'x', 'j', 'x']) await page.keyboard.press(key);
    await seen(page.getByText('3 follow-ups chosen'));
    expect(await barriers(page)).toEqual([]);
    const before = await dueTimes(site, larkfield);
    await page.keyboard.press('s');
    await seen(page.getByText('3 follow-ups went to 1 colleague. Due times stay as they were.'));
    await expect.poll(() => rows.count()).toBe(9);
    expect(await dueTimes(site, larkfield)).toEqual(before);
    expect(await heldBy(site, danni)).toBe(9);

    await page.getByRole('button', { name: 'Undo' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => rows.count()).toBe(12);
    expect(await heldBy(site, danni)).toBe(12);
  });

  test('one is planned on a request in a few keys, done from the list, and the next one asked for', async () => {
    const site = await openSite({ now: '2026-12-01T16:00:00Z' });
    const { larkfield, danni } = await struggling(site, 0);
    const page = await site.open(danni, `/o/${larkfield.slug}/now`);
    await page.getByRole('link', { name: /^Ellen Brandt/ }).focus();
    await page.keyboard.press('Enter');
    const context = page.getByRole('complementary', { name: 'Clocks and contact' });
    await context.getByRole('button', { name: 'Plan one' }).focus();
    await page.keyboard.press('Enter');
    await context.getByLabel('What', { exact: true }).fill('Call about the seal');
    await context.getByRole('button', { name: 'Tomorrow 10:00' }).focus();
    await page.keyboard.press('Space');
    await context.getByRole('button', { name: 'Plan it' }).focus();
    await page.keyboard.press('Enter');
    await seen(context.getByText('Call about the seal'));
    expect(await barriers(page)).toEqual([]);

    // Nothing else on the lead is dated.
    await site.world.owner((db) =>
      db.deleteFrom('target_version').where('clock_kind', '!=', 'C13').execute(),
    );
    await page.goto(`/o/${larkfield.slug}/follow-ups`);
    await seen(page.getByText('Call about the seal'));
    await page.keyboard.press('j');
    await page.keyboard.press('e');
    await seen(page.getByText('Done: Call about the seal'));
    const next = page.getByRole('dialog', { name: 'What comes next with Ellen Brandt?' });
    await seen(next);
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await gone(next);
    await gone(page.getByRole('link', { name: /Call about the seal/ }));
    expect(await barriers(page)).toEqual([]);
  });
});

async function dueTimes(site: Site, { orgId }: Organisation): Promise<number[]> {
  const rows = await site.world.owner((db) =>
    db.selectFrom('follow_up').select('due_at').where('org_id', '=', orgId).orderBy('id').execute(),
  );
  return rows.map(({ due_at }) => due_at);
}

async function heldBy(site: Site, { userId }: Person): Promise<number> {
  const rows = await site.world.owner((db) =>
    db.selectFrom('follow_up').select('id').where('owner_id', '=', userId).execute(),
  );
  return rows.length;
}
