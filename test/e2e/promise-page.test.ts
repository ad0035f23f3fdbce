import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { publishPromise } from '../../src/flow/measurement/promise/contract.ts';
import { F1World } from '../f1-world.ts';
import { company, journeys, phone, type Site, seen } from './browser.ts';

async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`),
    ...(over > 0 ? [`${over} px too wide`] : []),
  ];
}

/** The week of F1 behind it, published, at an address of its own. */
async function published(): Promise<{ f1: F1World; url: string }> {
  const f1 = await F1World.create();
  await f1.world.at('2026-12-07T06:00:00Z');
  const body = { published: true, kinds: ['C2', 'C3', 'C5', 'C6', 'C10', 'C11'], reason: '' };
  await f1.call(f1.people.ruth, publishPromise, { body });
  const url = await f1.world.http.listen({ host: '127.0.0.1', port: 0 });
  return { f1, url: `${url}/promise/${f1.place.slug}` };
}

async function look(site: Site, url: string, options: BrowserContextOptions): Promise<Page> {
  const page = await site.open(null, '/health', options);
  await page.goto(url);
  return page;
}

/** A page of somebody else. */
async function otherSite(html: string): Promise<{ url: string } & AsyncDisposable> {
  const server = createServer((_, response) =>
    response.setHeader('content-type', 'text/html').end(html),
  ).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

journeys('The public promise', (openSite) => {
  test('reads on a phone without script, dark and light, and inside another site', async () => {
    const site = await openSite();
    const { f1, url } = await published();
    await using _ = f1;
    const given = { viewport: phone, javaScriptEnabled: false, locale: 'en-GB' };
    const page = await look(site, url, given);
    await seen(
      page.getByText('55.0 % within 30 minutes of asking, day or night (11 of 20)'),
      page.getByText('The typical buyer waited 26 minutes; 3 had not been answered.'),
      page.getByRole('img', { name: /Share answered in time, week by week/ }),
    );
    expect(await page.context().cookies()).toEqual([]);
    await page.getByRole('link', { name: 'Deutsch' }).click();
    await seen(page.getByRole('heading', { name: 'Was Larkfield Controls verspricht und was daraus wurde' }));
    for (const colorScheme of ['light', 'dark'] as const)
      expect(
        await barriers(await look(site, url, { viewport: phone, locale: 'en-GB', colorScheme })),
      ).toEqual([]);

    await using other = await otherSite(`<iframe src="${url}/embed" width="600" height="400"></iframe>`);
    const elsewhere = await look(site, other.url, { locale: 'en-GB' });
    await seen(elsewhere.frameLocator('iframe').getByText(/^55.0 % within 30 minutes/));
  });

  test('is published by an executive in the settings, and hidden with a reason', async () => {
    const site = await openSite();
    const larkfield = await company(site);
    const ruth = await site.world.member(larkfield, 'Ruth Calder', ['executive']);
    const page = await site.open(ruth, `/o/${larkfield.slug}/settings/promise`);
    await page.getByRole('checkbox', { name: 'Documentation' }).check();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await seen(page.getByText('published', { exact: true }), page.getByText('In a frame', { exact: true }));
    const outside = await site.open(null, `/promise/${larkfield.slug}`);
    await seen(outside.getByRole('heading', { name: 'Writing down what was said' }));

    await page.getByRole('button', { name: 'Hide the whole page' }).click();
    await page.getByRole('textbox', { name: 'Why?' }).fill('We move house');
    await page.getByRole('button', { name: 'Hide it' }).click();
    await seen(page.getByText('hidden', { exact: true }));
    await seen(page.getByText(/^Hidden since .*: We move house$/));
  });
});
