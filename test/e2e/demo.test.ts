import { test } from 'vitest';
import { seedDemo } from '../../src/demo/seed-demo.ts';
import { journeys, seen } from './browser.ts';

journeys('The demo', (openSite) => {
  test('an enquiry is made up, answered, its mail caught, and the demo removed', async () => {
    const site = await openSite({ env: { HEED_DEMO: 'auto' } });
    await seedDemo(site.world.parts);
    const page = await site.open(null, '/');
    await page.getByRole('button', { name: 'Enter the demo' }).click();
    await seen(page.getByText('7 waiting'));
    await page.getByRole('button', { name: /^Simulate/ }).click();
    await page.getByRole('menuitem', { name: 'A person fills in the web form' }).click();
    await seen(page.getByText('8 waiting'));
    await page.getByRole('button', { name: 'Open', exact: true }).click();

    const reply = page.getByRole('textbox', { name: /^Reply to/ });
    const words = 'Yes, we do, and it ships on Monday. The price list is attached to this page.';
    await reply.fill(words);
    for (const radio of await page.getByRole('radio', { name: 'answered' }).all())
      await radio.check({ force: true });
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await seen(page.getByText(/^Reply to .* is out\.$/));
    await page.getByRole('link', { name: 'Mail sink' }).click();
    const caught = page.getByRole('list', { name: 'Caught mail' }).getByRole('listitem').first();
    await seen(caught.getByText('now', { exact: true }).or(caught.locator('summary')));
    await caught.locator('summary').first().click();
    await seen(caught.getByText(words));

    await page.getByRole('button', { name: 'Remove demo' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: /Delete the demo/ }).check();
    await dialog.getByRole('button', { name: 'Remove the demo' }).click();
    await seen(page.getByRole('heading', { name: /Sign in|Set up your company/ }));
    await page.goto('/sign-in');
    await seen(page.getByRole('link', { name: 'Set up your company' }));
  });
});
