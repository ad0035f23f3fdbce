import { expect, test } from 'vitest';
import { addLibraryItem, library } from '../../src/flow/library/contract.ts';
import { startFakeSmtp } from '../mail/fake-smtp.ts';
import { company, gone, journeys, now, row, seen } from './browser.ts';

const ellen = {
  name: 'Ellen Brandt',
  email: 'ellen@northfork.test',
  message: 'Does the LC-200 seat stand 85 degrees for an hour?\nWhich gasket fits it?',
};

const answer = {
  kind: 'answer',
  title: 'Seat and gasket of the LC-200',
  valueType: 'answer',
  language: null,
  stages: [],
  tags: [],
  ownerId: null,
  reviewOn: null,
  text: 'The LC-200 seat stands 85 degrees for an hour. The gasket that fits it is the G-7.',
  fileId: null,
};

journeys('A helpful answer, by keyboard', (openSite) => {
  test('a mail with two questions is answered with one press in the library', async () => {
    await using smtp = await startFakeSmtp({});
    const site = await openSite();
    const larkfield = await company(site, smtp.port);
    const priya = await site.world.member(larkfield, 'Priya Nair', ['expert']);
    const place = { params: { org: larkfield.slug } };
    expect((await site.world.call(priya, addLibraryItem, { ...place, body: answer })).status).toBe(200);
    await site.post('contact', ellen);
    const page = await site.open(priya, now(larkfield));
    await seen(row(page, 'Ellen Brandt'));

    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await seen(page.getByRole('article', { name: /Ellen Brandt/ }));
    await page.keyboard.press('r');
    const reply = page.getByRole('textbox', { name: 'Reply to Ellen Brandt' });
    await expect.poll(() => reply.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.press('/');
    await seen(page.getByRole('option', { name: /Seat and gasket of the LC-200/ }));
    await page.keyboard.press('Enter');
    await expect.poll(() => reply.inputValue()).toBe(`${answer.text}\n`);
    const meter = page.getByRole('form', { name: 'Reply' }).getByRole('status');
    await seen(meter.getByText(/^answers 2 of 2 · class R4 · stops/));
    await expect.poll(() => reply.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.press('ControlOrMeta+Enter');
    await seen(page.getByText(/^Nobody is waiting/));

    // It leaves once the eight seconds to take it back are over, and once.
    await expect.poll(() => smtp.received.length, { timeout: 15_000 }).toBe(1);
    const sent = smtp.received[0]?.raw.replaceAll(/=\r?\n/g, '');
    expect(sent).toContain('The gasket that fits it is the G-7.');
    const { body } = await site.world.call(priya, library, place);
    expect(body.items.map(({ title, uses }) => [title, uses])).toEqual([[answer.title, 1]]);
  });

  test('who and by when stops the first clock and leaves a promise; the full answer keeps it', async () => {
    await using smtp = await startFakeSmtp({});
    const site = await openSite();
    const larkfield = await company(site, smtp.port);
    await site.post('contact', ellen);
    const page = await site.open(larkfield.founder, now(larkfield));
    await seen(row(page, 'Ellen Brandt'));
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await seen(page.getByRole('article', { name: /Ellen Brandt/ }));
    const address = new URL(page.url()).pathname;
    const meter = page.getByRole('form', { name: 'Reply' }).getByRole('status');

    await page.keyboard.press('r');
    await page.keyboard.type('Theo Park will send you both answers by tomorrow 15:00.');
    await seen(meter.getByText(/^answers 0 of 2 · class R2 · stops/));
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect.poll(() => smtp.received.length, { timeout: 15_000 }).toBe(1);
    await page.goto(address);
    await seen(page.getByRole('button', { name: /First personal response: met/ }));
    const promised = page.getByRole('heading', { name: 'Promised' });
    await seen(promised);

    await page.keyboard.press('r');
    await page.keyboard.type(answer.text);
    await seen(meter.getByText(/^answers 2 of 2 · class R4 · stops/));
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect.poll(() => smtp.received.length, { timeout: 15_000 }).toBe(2);
    await page.goto(address);
    await seen(page.getByRole('button', { name: /Complete answer: met/ }));
    await gone(promised);
    await seen(page.getByText(/our estimate: 2 of 2 answered/i));
  });
});
