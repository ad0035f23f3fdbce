import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import { findChromium } from '../../scripts/find-programs.ts';
import type { CalendarSpec } from '../../src/core/time/calendar-spec.ts';
import { type Organisation, type Person, World, type WorldOptions } from '../world.ts';

const program = findChromium();
const built = existsSync(join(import.meta.dirname, '../../dist/web/index.html'));
const PATIENCE_MS = 30_000;

export const wide = { width: 1280, height: 800 };
export const phone = { width: 360, height: 740 };

/** Open day and night, so that clocks run whenever the test does. */
export const alwaysOpen: CalendarSpec = {
  zone: 'America/Chicago',
  week: Object.fromEntries(['1', '2', '3', '4', '5', '6', '7'].map((day) => [day, [['00:00', '24:00']]])),
};

/** A running Heed on a port of its own, and windows on it. */
export interface Site {
  readonly world: World;
  readonly url: string;
  /** What the pages complained of: errors of ours in the console, uncaught failures. */
  readonly troubles: string[];
  /** A window with cookies of its own, signed in as the person, at a path. */
  open(person: Person | null, path: string, options?: BrowserContextOptions): Promise<Page>;
  /** Somebody fills in a web form, over real HTTP. */
  post(key: string, fields: Readonly<Record<string, string>>): Promise<void>;
}

export type OpenSite = (options?: WorldOptions) => Promise<Site>;

/** Journeys through the browser: one browser for the file, a Heed of its own for each test; skipped without either. */
export function journeys(name: string, body: (openSite: OpenSite) => void): void {
  // Two browsers, a mail server and sixty mailboxes may share two cores: a journey that was starved goes once more.
  describe.skipIf(!program || !built)(name, { timeout: 150_000, retry: 1 }, () => {
    let browser: Browser;
    const open: { site: Site; close(): Promise<void> }[] = [];
    beforeAll(async () => {
      browser = await launch();
    });
    afterEach(async () => {
      const ended = open.splice(0);
      for (const { close } of ended) await close();
      expect(ended.flatMap(({ site }) => site.troubles)).toEqual([]);
    });
    afterAll(() => browser?.close());
    body(async (options = {}) => {
      const started = await startSite(browser, options);
      open.push(started);
      return started.site;
    });
  });
}

function launch(): Promise<Browser> {
  const quiet = ['gpu', 'quic', 'background-networking', 'component-update', 'sync'];
  return chromium.launch({
    executablePath: program as string,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...quiet.map((part) => `--disable-${part}`),
      '--no-first-run',
    ],
  });
}

async function startSite(
  browser: Browser,
  options: WorldOptions,
): Promise<{ site: Site; close(): Promise<void> }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { HEED_PORT: String(port), HEED_PUBLIC_URL: url, ...options.env };
  const world = await World.create({ ...options, env });
  await world.app.start();
  await world.http.listen({ host: '127.0.0.1', port });
  const windows: { close(): Promise<void> }[] = [];
  const troubles: string[] = [];
  const site: Site = {
    world,
    url,
    troubles,
    open: async (person, path, given = {}) => {
      const context = await browser.newContext({ ...usual, ...given, baseURL: url });
      windows.push(context);
      context.setDefaultTimeout(PATIENCE_MS);
      if (person) await context.addCookies(cookiesOf(person, url));
      const page = await context.newPage();
      listen(page, troubles);
      await page.goto(path);
      return page;
    },
    post: (key, fields) => post(url, key, fields),
  };
  const close = async () => {
    for (const window of windows) await window.close();
    await world[Symbol.asyncDispose]();
  };
  return { site, close };
}

const usual: BrowserContextOptions = {
  viewport: wide,
  timezoneId: 'America/Chicago',
  locale: 'en-US',
  colorScheme: 'light',
  reducedMotion: 'reduce',
};

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

function cookiesOf(person: Person, url: string) {
  return person.cookie.split('; ').map((pair) => {
    const at = pair.indexOf('=');
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
  });
}

/** A refused request shows in the console by itself; whether it was right is for the test to say. */
function listen(page: Page, troubles: string[]): void {
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('dialog', (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && !/Failed to load resource|ERR_/.test(text)) troubles.push(text);
  });
}

async function post(url: string, key: string, fields: Readonly<Record<string, string>>): Promise<void> {
  const response = await fetch(`${url}/f/${key}`, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams(fields),
  });
  expect(response.status).toBe(201);
}

/** A company that is always open, with a form, and a mailbox that sends through the given server. */
export async function company(site: Site, smtpPort?: number): Promise<Organisation> {
  const made = await site.world.organisation('Larkfield', alwaysOpen);
  const server = { host: '127.0.0.1', secure: 'none' as const, user: '', sealedPassword: null };
  await site.world.mailbox(
    made,
    'sales@larkfield.test',
    smtpPort === undefined ? null : { ...server, port: smtpPort, allowSelfSigned: false },
  );
  await site.world.form(made, 'contact');
  return made;
}

export function now(organisation: Organisation): string {
  return `/o/${organisation.slug}/now`;
}

/** Resolves when it is on screen. */
export async function seen(...places: Locator[]): Promise<void> {
  for (const place of places) await place.first().waitFor({ state: 'visible' });
}

/** Resolves when it is no longer on screen. */
export async function gone(place: Locator): Promise<void> {
  await place.first().waitFor({ state: 'hidden' });
}

/** The row of a person in the list. */
export function row(page: Page, name: string): Locator {
  return page.getByRole('listitem').filter({ has: page.getByRole('link', { name: new RegExp(`^${name}`) }) });
}
