import { randomUUID } from 'node:crypto';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { reply, request } from '../../src/flow/desk/contract.ts';
import { outcomes } from '../../src/flow/outcomes/contract.ts';
import { requestsOf } from '../factories.ts';
import { startFakeSmtp } from '../mail/fake-smtp.ts';
import type { Organisation } from '../world.ts';
import { company, journeys, phone, type Site, seen } from './browser.ts';

const ellen = {
  name: 'Ellen Brandt',
  email: 'ellen@northfork.test',
  message: 'Does the LC-200 seat stand 85 degrees for an hour?\nWhich gasket fits it?',
};

/** Ellen asks, we answer in full, and her mail brings the link. */
async function answered(site: Site, larkfield: Organisation, raws: () => readonly string[]) {
  await site.post('contact', ellen);
  const id = (await requestsOf(site.world, larkfield)).at(-1)?.id ?? '';
  const params = { org: larkfield.slug, id };
  const { body } = await site.world.call(larkfield.founder, request, { params });
  const answers = body.questions.map((question) => question.id);
  const given = {
    idempotencyKey: randomUUID(),
    text: 'It does, with the G-7.',
    answers,
    parts: [],
    interim: null,
  };
  await site.world.call(larkfield.founder, reply, { params, body: given });
  await expect.poll(() => raws().length, { timeout: 15_000 }).toBe(1);
  const raw = (raws()[0] ?? '').replaceAll('=\r\n', '').replaceAll('=3D', '=');
  const link = /Are we helping you or not\? (http\S+)/.exec(raw)?.[1] ?? '';
  return { params, path: new URL(link).pathname };
}

async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`),
    ...(over > 0 ? [`${over} px too wide`] : []),
  ];
}

journeys('The contact’s own page', (openSite) => {
  test('on a phone without script: from the mail to a verdict that opens the request again', async () => {
    await using smtp = await startFakeSmtp({});
    const site = await openSite();
    const larkfield = await company(site, smtp.port);
    const { params, path } = await answered(site, larkfield, () => smtp.received.map(({ raw }) => raw));
    const page = await site.open(null, path, { viewport: phone, javaScriptEnabled: false, locale: 'en-GB' });
    await seen(page.getByText('Which gasket fits it?'));
    expect(await page.context().cookies()).toEqual([]);

    await page.getByRole('textbox', { name: /I still need/ }).fill('The torque table for DN50');
    await page.getByRole('button', { name: 'No', exact: true }).click();
    await seen(page.getByRole('status').getByText(/Your question is open again/));
    await seen(
      page.getByText('You said “No”', { exact: false }),
      page.getByText('The torque table for DN50'),
    );
    await page.getByRole('button', { name: 'Faster' }).click();
    await seen(page.getByText('Thank you. We have noted it.'));
    await page.getByRole('combobox', { name: /acceptable wait/ }).selectOption({ label: '30 minutes' });
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Call me', { exact: true }).click();
    await page.getByRole('textbox', { name: 'Your number' }).fill('+1 402 555 0142');
    await page.getByRole('button', { name: 'Ask for the call' }).click();
    await seen(page.getByText('The person who has your question was told to call you now.'));

    const { body } = await site.world.call(larkfield.founder, outcomes, { params });
    expect(body.said.map(({ kind, value }) => [kind, value]).toReversed()).toEqual([
      ['verdict', 'no'],
      ['pace', 'faster'],
      ['wait', '30'],
      ['call', 'now'],
    ]);
    const desk = await site.open(larkfield.founder, `/o/${larkfield.slug}/now/${params.id}`);
    await seen(
      desk.getByText('No, it did not move them forward'),
      desk.getByText('Faster than they expected'),
    );
  });

  test('nothing stands in a reader’s way, in both languages and both colours', async () => {
    await using smtp = await startFakeSmtp({});
    const site = await openSite();
    const larkfield = await company(site, smtp.port);
    const { path } = await answered(site, larkfield, () => smtp.received.map(({ raw }) => raw));
    // Axe is a script and comes in from outside; the page has none.
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await site.open(null, path, { viewport: phone, colorScheme });
      for (const lang of ['en', 'de']) {
        await page.goto(`${path}?lang=${lang}&said=yes`);
        expect(await barriers(page), `${lang} ${colorScheme}`).toEqual([]);
        await page
          .locator('details', { has: page.locator('[name=phone]') })
          .first()
          .click();
        await page.locator('[name=phone]').first().fill('12');
        await page.locator('form[action$="/call"] button').click();
        await seen(page.locator('[name=phone][aria-invalid][value="12"]'));
        expect(await page.locator('script').count()).toBe(0);
        for (const fold of await page.locator('details').all())
          await fold.evaluate((one) => one.setAttribute('open', ''));
        expect(await barriers(page), `${lang} ${colorScheme}`).toEqual([]);
      }
      await page.goto('/c/nothing');
      expect(await barriers(page)).toEqual([]);
    }
  });
});
