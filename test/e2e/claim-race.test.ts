import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { now as nowList } from '../../src/flow/desk/contract.ts';
import { company, gone, journeys, now, phone, row, seen } from './browser.ts';

const ellen = {
  name: 'Ellen Brandt',
  email: 'ellen@northfork.test',
  message: 'Which gasket fits the LC-200?',
};

async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

/** Focuses the row of a person with the keys of the list. */
async function walkTo(page: Page, name: string): Promise<void> {
  await seen(row(page, name));
  await page.locator('body').press('j');
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent ?? '')).toContain(name);
}

/** What a window says of the claim it made, whichever comes: the notice passes again after a while. */
async function outcomeOf(page: Page): Promise<'won' | 'lost'> {
  const said = page.getByText(/Ellen Brandt is yours\.|has it now/).first();
  await said.waitFor({ state: 'visible' });
  return (await said.textContent())?.includes('has it now') ? 'lost' : 'won';
}

journeys('The right person', (openSite) => {
  test('two claim at once by keyboard: one wins, the other is told who', async () => {
    const site = await openSite();
    const larkfield = await company(site);
    const theo = await site.world.member(larkfield, 'Theo Park', ['salesperson']);
    const lena = await site.world.member(larkfield, 'Lena Fox', ['support']);
    await site.post('contact', ellen);
    const { body } = await site.world.call(larkfield.founder, nowList, { params: { org: larkfield.slug } });
    const owner = body.items[0]?.owner?.id;
    const [anna, ben] = [theo, lena, larkfield.founder].filter(({ userId }) => userId !== owner);
    if (!anna || !ben) throw new Error('two are free');
    const pages = [await site.open(anna, now(larkfield)), await site.open(ben, now(larkfield))] as const;
    // Both presses are on their way before either is answered.
    let waiting = 0;
    let letGo = () => {};
    const both = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    for (const page of pages) {
      await walkTo(page, 'Ellen Brandt');
      await page.route(/\/claim$/, async (route) => {
        waiting += 1;
        if (waiting === 2) letGo();
        await both;
        await route.continue();
      });
    }
    await Promise.all(pages.map((page) => page.keyboard.press('c')));
    const outcomes = await Promise.all(pages.map(outcomeOf));
    expect(outcomes.toSorted()).toEqual(['lost', 'won']);
    const winner = outcomes[0] === 'won' ? anna : ben;
    const loser = pages[winner === anna ? 1 : 0];
    await seen(
      loser.getByText(`${winner.name} has it now`),
      row(loser, 'Ellen Brandt').getByText(winner.name),
    );
    for (const page of pages) await page.unrouteAll({ behavior: 'ignoreErrors' });
  });

  test('handed over with a note and helped by a colleague, by keyboard alone', {
    timeout: 180_000,
  }, async () => {
    const site = await openSite();
    const larkfield = await company(site);
    const mara = larkfield.founder;
    const priya = await site.world.member(larkfield, 'Priya Nair', ['expert']);
    const gus = await site.world.member(larkfield, 'Gus Lind', ['employee']);
    await site.post('contact', ellen);
    const hers = await site.open(mara, now(larkfield));
    await walkTo(hers, 'Ellen Brandt');
    await hers.keyboard.press('Enter');
    await seen(hers.getByRole('article', { name: /Ellen Brandt/ }));

    // Mara pulls in an employee, who has no desk.
    const his = await site.open(gus, `/o/${larkfield.slug}`);
    await seen(hers.getByRole('button', { name: 'Pull in…' }));
    await hers.locator('body').press('p');
    const asking = hers.getByRole('dialog', { name: 'Pull in a colleague' });
    await asking.getByRole('radio', { name: /Gus Lind/ }).press('Space');
    await asking.getByRole('textbox', { name: 'What you need to know' }).fill('Is the 4410 in stock?');
    expect(await barriers(hers)).toEqual([]);
    await asking.getByRole('button', { name: 'Ask', exact: true }).press('Enter');
    await gone(asking);
    await seen(hers.getByText('Is the 4410 in stock?'), hers.getByText(/1 pull-in/));

    await his.goto(`/o/${larkfield.slug}/help`);
    const ask = his.getByRole('listitem').filter({ hasText: 'Is the 4410 in stock?' });
    await seen(ask);
    expect(await barriers(his)).toEqual([]);
    expect(await ask.getByRole('button', { name: 'Take over' }).count()).toBe(0);
    await ask.getByRole('button', { name: 'Answer…' }).press('Enter');
    await his.keyboard.type('Yes, twelve of them.');
    await his.keyboard.press('Control+Enter');
    await seen(ask.getByText('Yes, twelve of them.'));

    // The answer is there at once, and goes into the reply with one press; nothing is sent.
    await hers.getByRole('button', { name: 'Use in reply' }).press('Enter');
    const reply = hers.getByRole('textbox', { name: /^Reply to/ });
    await expect
      .poll(() => reply.inputValue())
      .toContain('My colleague Gus Lind says: “Yes, twelve of them.”');
    await hers.keyboard.press('Escape');

    // And Mara hands it over.
    await hers.locator('body').press('h');
    const handing = hers.getByRole('dialog', { name: 'Hand over' });
    await handing.getByRole('radio', { name: /Priya Nair/ }).press('Space');
    await handing.getByRole('textbox', { name: 'Note' }).fill('She knows the well.');
    expect(await barriers(hers)).toEqual([]);
    await handing.getByRole('button', { name: 'Hand over', exact: true }).press('Enter');
    await seen(
      hers.getByText(/Priya Nair has Ellen Brandt’s request now/),
      hers.getByText('She knows the well.'),
    );

    const theirs = await site.open(priya, now(larkfield), { viewport: phone });
    await theirs.getByRole('link', { name: /^Ellen Brandt/ }).press('Enter');
    await seen(theirs.getByText('She knows the well.'), theirs.getByText('internal, on handing over'));
    const wide = await theirs.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
  });
});
