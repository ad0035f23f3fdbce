import { expect, test } from 'vitest';
import { enterHistory } from '../../src/demo/history/enter-history.ts';
import { seedDemo } from '../../src/demo/seed-demo.ts';
import { journeys, seen } from './browser.ts';

journeys('The demo in sixty seconds', (openSite) => {
  test('guess, reveal, a buyer answered by 0:27, their yes, and what it is worth', {
    timeout: 900_000,
    retry: 0,
  }, async () => {
    const site = await openSite({ now: '2026-11-22T16:00:00Z', env: { HEED_DEMO: 'auto' } });
    const { world } = site;
    await seedDemo(world.parts, { past: true });
    await enterHistory(world.parts);
    await world.parts.measure();
    const page = await site.open(null, '/');
    await page.getByRole('button', { name: 'Enter the demo' }).click();
    await seen(page.getByRole('heading', { name: /How long does a buyer wait/ }));
    expect(await page.getByText('590').count()).toBe(0);
    await page.getByRole('button', { name: '30 min' }).click();

    const waits = page.locator('.heed-tour-wait');
    await seen(waits);
    expect(await waits.allTextContents()).toEqual([
      'Your guess30 min kept before you saw the figure',
      'Measured, eight weeks before the change590 working minutes, more than a whole working day',
      'Now, last week12 working minutes',
    ]);
    await seen(page.getByText(/87 % within two business days” was true \(358 of 412\)/));
    await seen(page.getByText('28.6 %', { exact: true }));
    const again = await page.request.post('/api/o/larkfield/demo/tour/guess', {
      data: { minutes: 590 },
      headers: { origin: site.url },
    });
    expect(again.status()).toBe(409);

    await page.getByRole('button', { name: 'Watch a buyer come in' }).click();
    const strip = page.getByRole('complementary', { name: 'Tour' });
    await strip.getByRole('button', { name: 'Let a buyer ask' }).click();
    await seen(strip.getByText('Priya Nair – valves 5, dairy 4 – on duty'));
    await strip.getByRole('button', { name: 'Write the first answer' }).click();
    const meter = page.getByRole('form', { name: 'Reply' }).getByRole('status');
    await seen(meter.getByText(/answers 1 of 2/));
    await world.advance('12 seconds');
    await page.getByRole('textbox', { name: /^Reply to/ }).press('Control+End');
    await page.getByRole('button', { name: /Library/ }).click();
    await page
      .getByRole('option', { name: /Lead time and warranty/ })
      .first()
      .click();
    await seen(meter.getByText(/answers 2 of 2/));
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await seen(page.getByText(/^Reply to .* goes in/));
    await world.advance('9 seconds');
    await seen(strip.getByText(/The clock stopped at 0:2[01], score 100\./));

    const [buyers] = await Promise.all([
      page.context().waitForEvent('page'),
      strip.getByRole('link', { name: /buyer’s page/ }).click(),
    ]);
    await seen(buyers.getByText('Are we helping you or not?'));
    await buyers.getByRole('button', { name: 'Yes', exact: true }).click();
    await seen(buyers.getByRole('status'));
    await seen(strip.getByText('3.1× as often (1.6–6.0)'));
    await seen(strip.getByRole('link', { name: 'See it on the board' }));
    // Whoever guessed while the past was still being entered sees what was measured from here.
    const truth = strip.getByRole('link', { name: 'Your guess and the truth' });
    expect(await truth.getAttribute('href')).toBe('/o/larkfield/tour');
    const own = strip.getByRole('link', { name: 'Use my own data' });
    expect(await own.getAttribute('href')).toBe('/o/larkfield/audit');
    await strip.getByRole('button', { name: 'End the tour' }).click();
    await page.reload();
    await seen(page.getByText(/Nobody here is real/));
    expect(await strip.count()).toBe(0);
  });
});
