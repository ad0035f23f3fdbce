import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { routing } from '../../src/flow/routing/rules/contract.ts';
import { addSkill, saveLevels } from '../../src/people/skills/contract.ts';
import { company, gone, journeys, phone, seen } from './browser.ts';

async function expectNoFaults(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('; ')}`)).toEqual([]);
}

/** Tabs until it has the focus. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let steps = 0; steps < 120; steps += 1) {
    const isThere = (await wanted.count()) > 0;
    if (isThere && (await wanted.evaluate((element) => element === document.activeElement))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${wanted}`);
}

/** The rule itself, none of the buttons beside it. */
const firstRule = /^Rule 1 (?!up|down)/;

journeys('Routing rules', (openSite) => {
  test('a rule is edited with its try-out and switched on, by keyboard alone', async () => {
    const site = await openSite();
    const { world } = site;
    const place = await company(site);
    await world.member(place, 'Danni Reyes', ['salesperson']);
    const priya = await world.member(place, 'Priya Nair', ['expert']);
    const params = { org: place.slug };
    const body = { kind: 'product', name: 'Valves', words: ['seat ring'] };
    const skillId = (await world.call(place.founder, addSkill, { params, body })).body.id;
    await world.call(place.founder, saveLevels, {
      params: { ...params, id: priya.userId },
      body: { levels: [{ skillId, level: 5 }] },
    });
    const name = { name: 'Ada Buyer', email: 'ada@buyer.test' };
    await site.post('contact', { ...name, message: 'The well in Omaha is dry. Can you help us?' });
    const inForce = async () =>
      (await world.call(place.founder, routing, { params: { ...params, id: place.deskId } })).body;

    const page = await site.open(place.founder, `/o/${place.slug}/now`);
    await seen(page.getByText('Ada Buyer'));
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Routing');
    await page.keyboard.press('Enter');
    await seen(page.getByRole('heading', { name: 'Routing', level: 1 }));
    const tried = page.getByRole('list', { name: 'Requests tried' }).getByRole('listitem');
    await seen(tried.getByText('as it was'));
    await expectNoFaults(page);

    await tabTo(page, page.getByRole('button', { name: 'Add a rule' }));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('combobox', { name: 'It says one of these words' }));
    await page.keyboard.type('well');
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('combobox', { name: 'It needs' }));
    await page.keyboard.type('Val');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await seen(page.getByText('Of 1 request 1 would go to somebody else', { exact: false }));
    await seen(tried.getByText('Priya Nair', { exact: true }));
    await seen(tried.getByText(/^Valves 5, on duty/));
    await seen(page.getByText('Draft saved'));
    expect((await inForce()).inForce.id).toBeNull();
    await expectNoFaults(page);

    await tabTo(page, page.getByRole('textbox', { name: 'Words of a buyer' }));
    await page.keyboard.type('Pump down in Omaha, our well');
    await seen(page.getByText('by rule 1'));

    await page.reload();
    await seen(page.getByText('New rule 1: it says “well”: needs Valves.'));
    await tabTo(page, page.getByRole('button', { name: 'Switch on' }));
    await page.keyboard.press('Enter');
    await seen(page.getByText('The rules are switched on'));
    expect((await inForce()).inForce.rules.rows).toMatchObject([{ words: ['well'], needs: [skillId] }]);
    await site.post('contact', {
      name: 'Bob',
      email: 'bob@buyer.test',
      message: 'Our well is dry, too. Why?',
    });
    const now = await site.open(priya, `/o/${place.slug}/now`);
    await now.getByRole('link', { name: /^Bob/ }).click();
    await now.getByText('Why Priya Nair?').click();
    await seen(now.getByText('rule 1'));
    await expectNoFaults(now);

    await tabTo(page, page.locator('summary').filter({ hasText: 'History, 1 version' }));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('button', { name: 'Switch back to the defaults' }));
    await page.keyboard.press('Enter');
    await seen(page.getByText('Switched back', { exact: true }));
    expect((await inForce()).inForce.rules.rows).toEqual([]);
    expect((await inForce()).history).toHaveLength(2);
  });

  test('two people at one draft: each sees what the other does, and it can be taken back', async () => {
    const site = await openSite();
    const place = await company(site);
    const cora = await site.world.member(place, 'Cora', ['coordinator']);
    const path = `/o/${place.slug}/settings/routing`;
    const mine = await site.open(place.founder, path);
    const theirs = await site.open(cora, path);
    await theirs.getByRole('button', { name: 'Add a rule' }).click();
    await seen(theirs.getByText('Draft saved'));
    await seen(mine.getByRole('button', { name: firstRule }));
    await mine.getByRole('button', { name: firstRule }).focus();
    await mine.keyboard.press('Delete');
    await seen(mine.getByText('Rule 1 is taken out'));
    await gone(theirs.getByRole('button', { name: firstRule }));
    await mine.getByRole('button', { name: 'Undo' }).click();
    await seen(theirs.getByRole('button', { name: firstRule }));
  });

  test('levels by keyboard, teams, and a phone in the dark', async () => {
    const site = await openSite();
    const place = await company(site);
    await site.world.member(place, 'Priya Nair', ['expert']);
    const params = { org: place.slug };
    for (const name of ['Pumps', 'Valves'])
      await site.world.call(place.founder, addSkill, { params, body: { kind: 'product', name, words: [] } });
    const page = await site.open(place.founder, `/o/${place.slug}/settings/skills`);
    await tabTo(page, page.getByRole('button', { name: 'Mara Quinn, Pumps: none' }));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('5');
    await seen(page.getByRole('button', { name: 'Priya Nair, Valves: 5' }));
    await page.getByRole('button', { name: 'Undo' }).click();
    await seen(page.getByRole('button', { name: 'Priya Nair, Valves: none' }));
    await expectNoFaults(page);
    await page.getByRole('textbox', { name: 'New team' }).fill('Leeds');
    await page.keyboard.press('Enter');
    await seen(page.getByRole('textbox', { name: 'Name of Leeds' }));
    await page.getByRole('combobox', { name: 'Team of Priya Nair' }).selectOption('Leeds');
    await seen(page.getByText('Priya Nair is saved'));

    const dark = { viewport: phone, colorScheme: 'dark', isMobile: true, hasTouch: true } as const;
    const small = await site.open(place.founder, `/o/${place.slug}/settings/routing`, dark);
    await seen(small.getByRole('button', { name: 'Add a rule' }));
    await small.getByRole('button', { name: 'Add a rule' }).click();
    await seen(small.getByRole('combobox', { name: 'It needs' }));
    await expectNoFaults(small);
    expect(await small.evaluate(() => document.documentElement.scrollWidth)).toBe(phone.width);
    await small.goto(`/o/${place.slug}/settings/skills`);
    await seen(small.getByRole('heading', { name: 'Departments' }));
    await expectNoFaults(small);
    expect(await small.evaluate(() => document.documentElement.scrollWidth)).toBe(phone.width);
  });
});
