import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { calendars } from '../fixtures/calendars.ts';
import { gone, journeys, phone, seen } from './browser.ts';

const buyers = [
  { name: 'Ellen Brandt', email: 'ellen@northfork.test', message: 'Thanks a lot for the drawings.' },
  { name: 'Tom Achter', email: 'tom@achter.test', message: 'We look for a pump for our well.' },
  { name: 'Ann Lee', email: 'ann@lee.test', message: 'Buy our lists of addresses.' },
];

async function faults(page: Page): Promise<string[]> {
  await page.waitForTimeout(250);
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

journeys('Sweep', (openSite) => {
  test('the close of day by keyboard alone: every message has a word, undone and given again, until the day is clear', async () => {
    const site = await openSite({ now: '2026-12-01T22:10:00Z' });
    const larkfield = await site.world.organisation('Larkfield', calendars.OMA);
    await site.world.form(larkfield, 'contact');
    for (const buyer of buyers) await site.post('contact', buyer);
    const page = await site.open(larkfield.founder, `/o/${larkfield.slug}/now`);
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await seen(page.getByRole('link', { name: /^Ellen Brandt/ }));
    await press('g', 'i');
    await seen(page.getByRole('heading', { name: 'Inbox' }));
    await seen(page.getByText('Thanks only?'));
    expect(await faults(page)).toEqual([]);

    await page.getByRole('tab', { name: /Sweep/ }).focus();
    await press('Enter');
    await seen(page.getByRole('heading', { name: /To clear by 5:00|To clear by 17:00/ }));
    await seen(page.getByText('0 of 3, 0.0 %'));
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    await press('j');
    await expect.poll(focused, { timeout: 5_000 }).toMatch(/^Ellen/);

    // No reply needed, with a reason; the next one has the focus.
    await press('n');
    const dialog = page.getByRole('dialog', { name: /No reply needed: Ellen Brandt/ });
    await seen(dialog);
    expect(await faults(page)).toEqual([]);
    await page.keyboard.type('Thanks only');
    await press('Enter');
    await gone(dialog);
    await seen(page.getByText('1 of 3, 33.3 %'));
    await expect.poll(focused, { timeout: 5_000 }).toMatch(/^Tom/);

    // Taken back by key, and given again.
    await press('z');
    await seen(page.getByText('0 of 3, 0.0 %'));
    await site.world.advance('1 minute');
    await expect.poll(() => page.getByRole('link', { name: /^Ellen/ }).count(), { timeout: 5_000 }).toBe(1);
    await page.getByRole('link', { name: /^Ellen/ }).focus();
    await press('n');
    await page.keyboard.type('Thanks only');
    await press('Enter');
    await seen(page.getByText('1 of 3, 33.3 %'));
    await expect.poll(focused, { timeout: 5_000 }).toMatch(/^Tom/);

    // Several at once: one reason, kept with each.
    await press('j', 'x');
    await seen(page.getByRole('dialog', { name: /Automated or spam: Ann Lee/ }));
    await page.keyboard.type('Spam');
    await press('Enter');
    await seen(page.getByText('2 of 3, 66.7 %'));
    await page.getByRole('link', { name: /^Tom/ }).focus();
    await press('s', 'n');
    await seen(page.getByRole('dialog', { name: /No reply needed: Tom Achter/ }));
    await page.keyboard.type('Answered by phone');
    await press('Enter');
    await seen(page.getByText('Clear for today'), page.getByText('3 of 3, 100.0 %'));
    expect(await faults(page)).toEqual([]);

    await site.world.at('2026-12-01T23:00:00Z');
    await seen(page.getByText('the day is clear'));
    await page.getByRole('tab', { name: 'Cleared' }).focus();
    await press('Enter');
    await seen(
      page.getByText('No reply needed by Mara Quinn'),
      page.getByText('Automated or spam by Mara Quinn'),
    );
  });

  test('a phone note is typed in with its true time, found by the command bar, and closed from its page', async () => {
    const site = await openSite({ now: '2026-12-01T15:55:00Z' });
    const larkfield = await site.world.organisation('Larkfield', calendars.OMA);
    const page = await site.open(larkfield.founder, `/o/${larkfield.slug}/now`);
    await seen(page.getByText(/Nobody is waiting/));
    await page.keyboard.press('+');
    const dialog = page.getByRole('dialog', { name: 'Type in a letter, a visit or a call' });
    await seen(dialog);
    await page.keyboard.type('Ellen Brandt');
    await dialog.getByLabel('When it came').fill('2026-12-01T09:10');
    await dialog.getByLabel('What they said').fill('Asks about a circular on gaskets.');
    expect(await faults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await gone(dialog);
    await page.keyboard.press('+');
    expect(await dialog.getByLabel('What they said').inputValue()).toBe('Asks about a circular on gaskets.');
    await dialog.getByRole('button', { name: 'Make it a request' }).click();
    await seen(page.getByText('Logged late 45 min.'));

    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.type('circular');
    const option = page.getByRole('option', { name: /Ellen Brandt/ }).first();
    await seen(option);
    while ((await option.getAttribute('aria-selected')) !== 'true') await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await seen(
      page.getByRole('article', { name: /Ellen Brandt/ }),
      page.getByText('logged late 45 min').first(),
    );
    await page.getByRole('button', { name: 'More about this request' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Close…' }).press('Enter');
    const closing = page.getByRole('dialog', { name: /Close the request/ });
    await closing.getByLabel('In a few words').fill('a general circular');
    expect(await faults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await seen(page.getByText('Ellen Brandt: closed.'), page.getByText('Closed', { exact: true }));

    const small = await site.open(larkfield.founder, `/o/${larkfield.slug}/inbox?view=all`, {
      viewport: phone,
    });
    await seen(small.getByText('Asks about a circular on gaskets.').first());
    expect(await small.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
    expect(await faults(small)).toEqual([]);
  });
});
