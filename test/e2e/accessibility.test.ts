import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { seedDemo } from '../../src/demo/seed-demo.ts';
import { demoSignIn } from '../../src/people/demo-sign-in.ts';
import { gone, journeys, phone, type Site, seen, wide } from './browser.ts';

const strangers = [
  '/sign-in',
  '/welcome',
  '/forgot-password',
  '/reset-password?token=x',
  '/reset-password',
  `/invite/${'x'.repeat(24)}`,
  '/f/larkfield-demo',
];
const demo = '/o/larkfield';
const members = [
  `${demo}/now`,
  `${demo}/now/00000000-0000-7000-8000-000000000000`,
  ...['filtered', 'inbox', 'library', 'library/new', 'inbox?view=sweep', 'inbox?new=request', 'help'].map(
    (page) => `${demo}/${page}`,
  ),
  ...[
    'follow-ups',
    'follow-ups/backlog',
    'follow-ups/owed',
    ...['day', 'team', 'answers', 'leads', 'late', 'items?count=counted'].map((board) => `boards/${board}`),
    'wall',
    'boards/value?scope=team',
    'boards/huddle',
    'boards/weekly',
    'boards/promise',
    'boards/teaching',
    'boards/readiness',
    'boards/urgent',
  ].map((page) => `${demo}/${page}`),
  ...[
    'people',
    'people?invite',
    'skills',
    'roster',
    'my-calendar',
    'routing',
    'notifications',
    'signature',
    'blocked-senders',
    'receipt',
    'calendars',
    'targets',
    'promise',
    'targets?edit=C3',
    'mailboxes',
    'forms',
    'health',
    'demo',
  ].map((page) => `${demo}/settings/${page}`),
];

/** The rules whose answer depends on the width of the window. */
const narrow = [
  'color-contrast',
  'target-size',
  'label-content-name-mismatch',
  'scrollable-region-focusable',
];

/** What stands in a reader's way, as axe finds it (WCAG 2.2 A and AA). */
async function barriers(page: Page, rules?: readonly string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await (rules ? axe.withRules([...rules]) : axe).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

/** The screen that is open: wide in both colours, narrow in what width changes and whether it fits. */
async function look(page: Page, name: string): Promise<string[]> {
  await gone(page.getByRole('status', { name: 'Loading' }));
  const isWide = (page.viewportSize()?.width ?? 0) === wide.width;
  const found = await barriers(page, isWide ? undefined : narrow);
  if (isWide) {
    await page.emulateMedia({ colorScheme: 'dark' });
    await settled(page);
    found.push(...(await barriers(page, ['color-contrast'])).map((line) => `dark ${line}`));
    await page.emulateMedia({ colorScheme: 'light' });
    await settled(page);
  }
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (over > 0) found.push(`${over} px too wide`);
  return found.map((line) => `${name} ${line}`);
}

/** Colours fade from one scheme to the other; halfway they have no contrast to speak of. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const ending = document
      .getAnimations()
      .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
    await Promise.allSettled(ending.map((animation) => animation.finished));
  });
}

async function lookAt(page: Page, paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    await page.goto(path);
    await seen(page.getByRole('heading').first());
    found.push(...(await look(page, path)));
  }
  return found;
}

/** What opens above a page, and the request with its composer at work. */
async function lookAtLayers(page: Page): Promise<string[]> {
  await page.goto(`${demo}/now`);
  const found: string[] = [];
  await page
    .getByRole('button', { name: /Show its story/ })
    .first()
    .click();
  await seen(
    page
      .getByRole('dialog')
      .getByText(/working time$/)
      .first(),
  );
  found.push(...(await look(page, 'story')));
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+k');
  await seen(page.getByRole('option').first());
  found.push(...(await look(page, 'find')));
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Alerts/ }).click();
  found.push(...(await look(page, 'alerts')));
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: /^Ellen Brandt/ }).click();
  await page
    .getByRole('textbox', { name: /^Reply to/ })
    .fill('I will look it up. Theo answers by tomorrow 10:00.');
  found.push(...(await look(page, 'request')));
  await page.goto(`${demo}/settings/calendars`);
  await page.getByRole('link', { name: /^Opening hours/ }).click();
  await page.getByRole('textbox', { name: 'Monday, opens' }).fill('10:00');
  await page.getByText('Correct the past').click();
  found.push(...(await look(page, 'calendar')));
  await page.getByRole('button', { name: 'Import holidays' }).click();
  await seen(page.getByRole('checkbox', { name: /Thanksgiving Day/ }).first());
  found.push(...(await look(page, 'import')));
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Discard' }).click();
  return found;
}

async function visitor(site: Site) {
  await seedDemo(site.world.parts);
  const cookies = await site.world.parts.auth.signInHeaders(demoSignIn.email, demoSignIn.password);
  const cookie = cookies.map((line) => line.split(';', 1)[0]).join('; ');
  return { userId: '', name: '', email: demoSignIn.email, cookie };
}

journeys('Every screen can be used by everybody', (openSite) => {
  test.each([
    ['wide', wide],
    ['on a phone', phone],
  ])('%s', { timeout: 240_000 }, async (_name, viewport) => {
    const site = await openSite({ env: { HEED_DEMO: 'auto' } });
    const mara = await visitor(site);
    const own = await site.world.organisation();
    const outside = await site.open(null, '/sign-in', { viewport });
    const inside = await site.open(mara, '/', { viewport });
    const fresh = await site.open(own.founder, '/', { viewport });
    expect([
      ...(await lookAt(outside, strangers)),
      ...(await lookAt(inside, members)),
      ...(await lookAtLayers(inside)),
      ...(await lookAt(fresh, [`/o/${own.slug}/now`, `/o/${own.slug}/settings/set-up?step=mailbox`])),
    ]).toEqual([]);
  });
});
