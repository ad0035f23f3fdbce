import { expect, test } from 'vitest';
import { startFakeSmtp } from '../mail/fake-smtp.ts';
import { company, gone, journeys, now, row, seen } from './browser.ts';

const ellen = {
  name: 'Ellen Brandt',
  email: 'ellen@northfork.test',
  message: 'Does the LC-200 seat stand 85 degrees for an hour?\nWhich gasket fits it?',
};
const tom = { name: 'Tom Achter', email: 'tom@achter.test', message: 'Do you service PC-30 controllers?' };

journeys('Answering', (openSite) => {
  test('an enquiry appears by itself, its clock ticks, a helpful answer stops it and the story says why', async () => {
    await using smtp = await startFakeSmtp({});
    const site = await openSite();
    const larkfield = await company(site, smtp.port);
    const danni = await site.world.member(larkfield, 'Danni Reyes', ['salesperson']);
    const page = await site.open(null, '/');
    await page.getByLabel('Email').fill(danni.email);
    await page.getByRole('textbox', { name: 'Password' }).fill('correct-horse-battery');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await seen(page.getByText('Nobody is waiting.'));

    await site.post('contact', ellen);
    const waiting = row(page, 'Ellen Brandt');
    const clock = waiting.getByRole('button', { name: /Show its story/ });
    await seen(clock);
    const first = await clock.textContent();
    await expect.poll(() => clock.textContent(), { timeout: 5_000 }).not.toBe(first);

    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await seen(page.getByRole('article', { name: /Ellen Brandt/ }));
    await page.keyboard.press('r');
    const reply = page.getByRole('textbox', { name: 'Reply to Ellen Brandt' });
    await expect
      .poll(() => reply.evaluate((field) => field === document.activeElement), { timeout: 5_000 })
      .toBe(true);

    const meter = page.getByRole('form', { name: 'Reply' }).getByRole('status');
    await page.keyboard.type('Got it!');
    await seen(meter.getByText('answers 0 of 2 · class R1 · stops nothing'));
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(
      'The LC-200 seat stands 85 degrees for an hour. The gasket that fits it is the G-7.',
    );
    for (const radio of await page.getByRole('radio', { name: 'answered' }).all())
      await radio.check({ force: true });
    await seen(meter.getByText('answers 2 of 2 · class R4 · stops the first-response clock'));
    await reply.focus();
    await page.keyboard.press('ControlOrMeta+Enter');

    await seen(page.getByText(/^Reply to Ellen Brandt goes in/));
    await seen(page.getByText(/^class R4: answers 2 of 2/).first());
    await expect.poll(() => smtp.received.length, { timeout: 15_000 }).toBe(1);
    await seen(page.getByText(/^Nobody is waiting/));
    expect(smtp.received[0]?.envelope.to).toEqual(['ellen@northfork.test']);
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    const stopped = page.getByRole('button', { name: /First personal response: met/ });
    await seen(stopped);
    await stopped.first().click();
    await seen(page.getByRole('dialog').getByText('stopped the clock'));
    await seen(page.getByRole('dialog').getByText(/answers 2 of 2 questions/));
  });

  test('the keyboard alone: walk, open, go back, look up the keys, jump, find', async () => {
    const site = await openSite();
    const larkfield = await company(site);
    await site.post('contact', ellen);
    await site.post('contact', tom);
    const page = await site.open(larkfield.founder, now(larkfield));
    await seen(row(page, 'Ellen Brandt'), row(page, 'Tom Achter'));
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    const press = (...keys: string[]) =>
      keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());

    await press('j');
    expect(await focused()).toMatch(/^Ellen/);
    await press('j');
    expect(await focused()).toMatch(/^Tom/);
    await press('k', 'Enter');
    await seen(page.getByRole('article', { name: /Ellen Brandt/ }));
    await press('j');
    await seen(page.getByRole('article', { name: /Tom Achter/ }));
    await press('Escape');
    await gone(page.getByRole('article'));
    await expect.poll(focused, { timeout: 5_000 }).toMatch(/^Tom/);

    await press('?');
    const keys = page.getByRole('dialog', { name: 'Keys of this screen' });
    await seen(keys.getByText('Go to Filtered'));
    await press('Escape');
    await gone(keys);
    await press('g', 'x');
    await seen(page.getByRole('heading', { name: 'Filtered' }));
    await press('ControlOrMeta+k');
    await page.keyboard.type('ellen');
    await seen(page.getByRole('option', { name: /Ellen Brandt/ }));
    await press('Enter');
    await seen(page.getByRole('article', { name: /Ellen Brandt/ }));
  });

  test('a draft survives closing the window', async () => {
    const site = await openSite();
    const larkfield = await company(site);
    await site.post('contact', ellen);
    const page = await site.open(larkfield.founder, now(larkfield));
    await row(page, 'Ellen Brandt')
      .getByRole('link', { name: /^Ellen/ })
      .click();
    const reply = () => page.getByRole('textbox', { name: 'Reply to Ellen Brandt' });
    await reply().fill('Half a thought');
    await seen(page.getByText('Draft saved'));
    await page.reload();
    expect(await reply().inputValue()).toBe('Half a thought');

    const elsewhere = await site.open(larkfield.founder, new URL(page.url()).pathname);
    const there = elsewhere.getByRole('textbox', { name: 'Reply to Ellen Brandt' });
    await expect.poll(() => there.inputValue(), { timeout: 10_000 }).toBe('Half a thought');
  });
});
