import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Person } from '../world.ts';
import { company, gone, journeys, now, phone, row, type Site, seen } from './browser.ts';

const ellen = {
  name: 'Ellen Brandt',
  email: 'ellen@northfork.test',
  phone: '(402) 555-0100',
  message: 'Does the LC-200 seat stand 85 degrees for an hour?\nWhich gasket fits it?',
};
const saturday = '2026-12-05T16:00:00Z';

/** What stands in a reader's way, as axe finds it (WCAG 2.2 A and AA), wide in both colours. */
async function barriers(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    found.push(
      ...serious.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`)),
    );
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}

/** No telephone is on this machine: links to numbers are written down instead, in the order they were followed. */
async function onThePhone(site: Site, person: Person, path: string, options = {}): Promise<Page> {
  const page = await site.open(person, path, options);
  await page.addInitScript(() => {
    addEventListener('click', (event) => {
      const link =
        event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="tel:"]') : null;
      if (!link) return;
      event.preventDefault();
      sessionStorage.dialled = `${sessionStorage.dialled ?? ''}${link.href} `;
    });
  });
  await page.reload();
  return page;
}

const dialled = (page: Page) => page.evaluate(() => String(sessionStorage.dialled ?? '').trim());

const bar = (page: Page) => page.getByRole('region', { name: 'Call with Ellen Brandt' });
const hasFocus = (field: Locator) => field.evaluate((node) => node === document.activeElement);
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

async function openEllen(page: Page): Promise<void> {
  await seen(row(page, 'Ellen Brandt'));
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await seen(page.getByRole('article', { name: /Ellen Brandt/ }));
}

journeys('Calling', (openSite) => {
  test('by keyboard alone: call, talk, write it up; a wrong press undone; another page reminds', async () => {
    const site = await openSite({ now: '2026-12-03T16:00:00Z' });
    const larkfield = await company(site);
    await site.post('contact', ellen);
    const page = await onThePhone(site, larkfield.founder, now(larkfield));
    await seen(row(page, 'Ellen Brandt'));
    await page.keyboard.press('j');
    await page.keyboard.press('c');
    await seen(
      bar(page).getByText('Calling Ellen Brandt'),
      page.getByRole('article', { name: /Ellen Brandt/ }),
    );
    await page.keyboard.press('3');
    await expect.poll(() => focused(page), { timeout: 5_000 }).toBe('Undo');
    await page.keyboard.press('Enter');
    await seen(bar(page).getByRole('button', { name: 'No answer' }));

    await page.reload();
    await seen(bar(page).getByText('+1 402 555 0100'));
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await seen(bar(page).getByRole('link', { name: 'How did it go?' }));
    await page.goBack();
    await seen(bar(page).getByRole('button', { name: 'Talking' }));

    await page.keyboard.press('1');
    const said = page.getByRole('textbox', { name: 'What was said' });
    await expect.poll(() => hasFocus(said), { timeout: 10_000 }).toBe(true);
    await page.keyboard.type('The seat stands it. She asks for the gasket by mail.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Gasket number by mail');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('ControlOrMeta+Enter');
    await seen(page.getByText('The call is on record.'));
    await gone(bar(page));
    const talk = page.getByRole('listitem').filter({ hasText: 'self-reported' });
    await seen(talk.getByText('The seat stands it.'), talk.getByText('Next: Gasket number by mail'));
    await seen(page.getByRole('button', { name: /First personal response: met/ }));
    await seen(page.getByRole('button', { name: /Documentation: met/ }));
    expect(await dialled(page)).toBe('tel:+14025550100');
  });

  test('on a Saturday the call is shut with its reason, and opened by the contact’s own word', async () => {
    const site = await openSite({ now: saturday });
    const larkfield = await company(site);
    await site.post('contact', ellen);
    const page = await onThePhone(site, larkfield.founder, now(larkfield), { viewport: phone });
    await openEllen(page);
    await page.keyboard.press('c');
    const shut = page.getByRole('button', {
      name: 'Call: not now. Saturday 10:00 in Chicago; calls from Mon 08:00',
    });
    await seen(shut);
    expect(await bar(page).count()).toBe(0);
    await shut.focus();
    await page.keyboard.press('Enter');
    await seen(page.getByText('Saturday 10:00 in Chicago; calls from Mon 08:00.'));
    await page.getByRole('textbox', { name: 'Did they ask for a call now?' }).focus();
    await page.keyboard.type('She wrote: call me Saturday');
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await seen(bar(page));
    await page.keyboard.press('5');
    await gone(bar(page));
    await seen(page.getByText('Outside their hours: “She wrote: call me Saturday”'));
    await page.getByRole('radio', { name: 'Conversation' }).focus();
    await page.keyboard.press('ArrowRight');
    await seen(page.getByText('+1 402 555 0100 was a wrong number: get the right one'));
    await page.getByRole('button', { name: 'Get a number' }).focus();
    await page.keyboard.press('Enter');
    const number = page.getByRole('textbox', { name: 'Phone number' });
    await expect.poll(() => hasFocus(number), { timeout: 10_000 }).toBe(true);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('(402) 555-0111');
    await page.keyboard.press('Enter');
    await seen(page.getByText('Saturday 10:00 in Chicago; calls from Mon 08:00', { exact: true }));
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(await dialled(page)).toBe('tel:+14025550100');
  });
});
