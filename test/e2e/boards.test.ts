import { expect, test } from 'vitest';
import { company, gone, journeys, seen } from './browser.ts';

/** What stands in words on the page, with its size in pixels. */
const sizes = () => {
  const found: number[] = [];
  const walk = document.createTreeWalker(
    document.querySelector('main') ?? document.body,
    NodeFilter.SHOW_TEXT,
  );
  for (let node = walk.nextNode(); node; node = walk.nextNode())
    if (node.textContent?.trim() && node.parentElement)
      found.push(Number.parseFloat(getComputedStyle(node.parentElement).fontSize));
  return found;
};

journeys('Boards', (openSite) => {
  test('a figure opens to its requests and these to their conversation; days stand in the address', async () => {
    const site = await openSite({ now: '2026-12-07T15:00:00Z' });
    const larkfield = await company(site);
    await site.post('contact', {
      name: 'Ada Buyer',
      email: 'ada@buyer.test',
      message: 'Does it lift 40 metres?',
    });
    await site.world.advance('31 minutes');
    const page = await site.open(
      larkfield.founder,
      `/o/${larkfield.slug}/boards/answers?period=today&by=planet&key=mars`,
    );
    await seen(page.getByText('0 of 1 were answered within 30 min of working time; 1 is not answered.'));
    await seen(page.getByText(/was left out: planet=mars/));
    await seen(page.getByRole('img', { name: /How soon contacts are answered/ }).locator('svg'));
    await page.getByLabel('Days').selectOption('last-week');
    await seen(page.getByText('Nothing came in on these days'));
    await page.goBack();
    await seen(page.getByText('0 of 1 were answered'));

    await page.getByRole('definition').first().getByRole('link', { name: '1', exact: true }).click();
    await seen(page.getByRole('heading', { name: /Answered, or the deadline has passed/ }));
    await page.getByRole('link', { name: 'Ada Buyer' }).click();
    await seen(page.getByText('Does it lift 40 metres?').first());
  });

  test('the wall says by sign and word what it says by colour, large, and Escape leaves it (E9.g)', async () => {
    const site = await openSite({ now: '2026-12-07T15:00:00Z' });
    const larkfield = await company(site);
    const page = await site.open(larkfield.founder, `/o/${larkfield.slug}/wall`);
    await seen(page.getByText('✓ nobody waits'));
    await site.post('contact', {
      name: 'Ada Buyer',
      email: 'ada@buyer.test',
      message: 'Does it lift 40 metres?',
    });
    // It comes by itself.
    await seen(page.getByText('◔ none late'));
    await site.world.advance('31 minutes');
    await page.reload();
    await seen(page.getByText('■ 1 late'));
    expect(Math.min(...(await page.evaluate(sizes)))).toBeGreaterThanOrEqual(48);
    await page.keyboard.press('Escape');
    await seen(page.getByRole('heading', { name: 'My day' }));
    await gone(page.getByText('■ 1 late'));
  });
});
