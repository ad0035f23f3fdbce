import { expect, test } from 'vitest';
import { seedDemo } from '../../src/demo/seed-demo.ts';
import { journeys, phone, seen } from './browser.ts';

journeys('The library', (openSite) => {
  test('by keyboard alone: two questions answered with one item, which is then written, found and counted', async () => {
    const site = await openSite({ env: { HEED_DEMO: 'auto' } });
    await seedDemo(site.world.parts);
    const page = await site.open(null, '/');
    await page.getByRole('button', { name: 'Enter the demo' }).click();
    await seen(page.getByText('7 waiting'));
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await seen(page.getByRole('article', { name: /Ellen Brandt/ }));
    await page.keyboard.press('r');
    const reply = page.getByRole('textbox', { name: 'Reply to Ellen Brandt' });
    await focused(reply);

    await page.keyboard.press('/');
    const search = page.getByRole('combobox', { name: 'Search the library' });
    await focused(search);
    const title = 'LC-200 at 85 °C wash-down: seat and gasket';
    await seen(page.getByRole('option', { name: title }).first());
    await page.keyboard.press('Escape');
    await focused(reply);
    await page.keyboard.press('/');
    await focused(search);
    await page.keyboard.type('creamery');
    await seen(page.getByRole('option', { name: /Case study: a CIP line/ }));
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Backspace');
    await seen(page.getByText('And which gasket would you fit with it?').first());
    await seen(page.getByRole('option', { name: title, selected: true }));
    await page.keyboard.press('Enter');
    await focused(reply);
    await expect
      .poll(() => reply.inputValue(), { timeout: 5_000 })
      .toMatch(/^Dear Ellen,\n\nyes, the LC-200/);
    const meter = page.getByRole('form', { name: 'Reply' }).getByRole('status');
    await seen(meter.getByText('answers 2 of 2 · class R4 · stops the first-response clock'));
    await page.keyboard.press('ControlOrMeta+Enter');
    await seen(page.getByText(/^Reply to Ellen Brandt goes in/));

    await page.goto('/o/larkfield/library?query=wash');
    const found = page
      .getByRole('list', { name: 'Library' })
      .getByRole('listitem')
      .filter({ hasText: title });
    await expect.poll(() => found.textContent(), { timeout: 15_000 }).toContain('used once, today');
    await found.getByRole('link').click();
    await seen(page.getByRole('link', { name: /Valve seats for 85 °C wash-down/ }));
  });

  test('an item is written on a phone, its faults named by line, and kept over a reload', async () => {
    const site = await openSite({ env: { HEED_DEMO: 'auto' } });
    await seedDemo(site.world.parts);
    const page = await site.open(null, '/', { viewport: phone, hasTouch: true });
    await page.getByRole('button', { name: 'Enter the demo' }).click();
    await seen(page.getByText('7 waiting'));
    await page.goto('/o/larkfield/library/new');
    await page.getByRole('textbox', { name: 'Title' }).fill('Opening words');
    const words = page.getByRole('textbox', { name: /^Words/ });
    await words.fill('Dear {{ contact.nickname }},');
    await seen(page.getByText('line 1: there is no field “contact.nickname”'));
    await page.reload();
    await expect.poll(() => words.inputValue(), { timeout: 5_000 }).toBe('Dear {{ contact.nickname }},');
    await words.fill('Dear {{ contact.first_name }},');
    await seen(page.getByText('Dear Ellen,'));
    await page.getByRole('button', { name: 'Add to the library' }).click();
    await seen(page.getByRole('heading', { name: 'Opening words' }));
    await seen(page.getByText(/approved by Mara Quinn/));
  });
});

async function focused(field: { evaluate<T>(work: (element: Element) => T): Promise<T> }): Promise<void> {
  await expect
    .poll(() => field.evaluate((element) => element === document.activeElement), { timeout: 5_000 })
    .toBe(true);
}
