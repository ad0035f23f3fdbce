import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { parseMail } from '../src/channels/email/parse-mail.ts';
import { request as requestPage } from '../src/flow/desk/contract.ts';
import { listFiltered, releaseFiltered } from '../src/flow/intake/contract.ts';
import { mailSourceKey } from '../src/flow/intake/mail-arrival.ts';
import { addMailbox } from '../src/setup/contract.ts';
import { filteredOf, requestsOf } from './factories.ts';
import { type FakeImap, startFakeImap } from './mail/fake-imap.ts';
import { sendRaw } from './mail/send-raw.ts';
import { type Organisation, World } from './world.ts';

/** Real-world mails kept outside the project; the test is skipped where they are not at hand. */
const folder = join(import.meta.dirname, '../../shared/samples/mail/raw');
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.eml')) : [];
const account = { user: 'post@larkfield.test', password: 'secret' };

describe.skipIf(files.length === 0)('sample mails through the whole intake', () => {
  let world: World;
  let place: Organisation;
  let imap: FakeImap;

  beforeAll(async () => {
    imap = await startFakeImap(account);
    world = await World.create();
    place = await world.organisation();
    await world.mailbox(place, 'sales@larkfield.test');
    await world.app.start();
  });
  afterAll(async () => {
    await world?.[Symbol.asyncDispose]();
    await imap?.[Symbol.asyncDispose]();
  });

  it('come in by both doors, each to a place of its own with a reason', { timeout: 120_000 }, async () => {
    const received = vi.spyOn(world.parts.mailIntake, 'receive');
    const refused: string[] = [];
    const began = performance.now();
    const most = watchMemory();
    const posted = files.filter((_, n) => n % 2 === 1).values();
    for (const name of files.filter((_, n) => n % 2 === 0)) imap.append(readFileSync(join(folder, name)));
    const sender = async () => {
      for (const name of posted) {
        const raw = readFileSync(join(folder, name));
        await sendRaw(smtpPort(), 'sales@larkfield.test', raw).catch(() => refused.push(name));
      }
    };
    await Promise.all([sender(), sender(), sender(), sender()]);
    await watchInbox();
    await vi.waitFor(() => expect(received).toHaveBeenCalledTimes(files.length), { timeout: 60_000 });
    await vi.waitFor(() => expect(received.mock.settledResults.filter(isOpen)).toEqual([]), 20_000);
    const ms = performance.now() - began;
    expect(refused).toEqual([]);
    expect(received.mock.settledResults.filter(({ type }) => type === 'rejected')).toEqual([]);

    const { places, reasons } = await whereAllWent();
    const tally: Record<string, number> = {};
    const taken = new Set<string>();
    const again: string[] = [];
    for (const [n, [delivered]] of received.mock.calls.entries()) {
      const key = mailSourceKey(await parseMail(delivered.raw), delivered.deliveryKey);
      const outcome = await received.mock.results[n]?.value;
      const line = `${outcome} (${places.get(key) ?? 'nowhere'})`;
      tally[line] = (tally[line] ?? 0) + 1;
      if (outcome === 'duplicate') again.push(key);
      else taken.add(key);
    }
    console.log(
      `${files.length} sample mails through the intake: ${words(tally)}; reasons: ${words(reasons)}`,
    );
    console.log(`they took ${(ms / files.length).toFixed(1)} ms each, memory rose by ${most()} MB at most`);
    expect(Object.keys(tally).filter((line) => line.endsWith('(nowhere)'))).toEqual([]);
    expect(again.filter((key) => !taken.has(key))).toEqual([]);
    expect(Object.values(tally).reduce((sum, count) => sum + count, 0)).toBe(files.length);
    expect(Object.keys(reasons).filter((reason) => reason.trim() === '')).toEqual([]);
  });

  it('open as pages, with their HTML, and so do those that are let in after all', {
    timeout: 120_000,
  }, async () => {
    const requests = await requestsOf(world, place);
    for (const { id } of requests) await expectPage(id);
    const filtered = await filteredOf(world, place);
    expect((await filteredPages()).toSorted()).toEqual(filtered.map(({ id }) => id).toSorted());
    for (const { id } of filtered) {
      const { status, body } = await world.call(place.founder, releaseFiltered, { params: params(id) });
      expect(status, `${id} ${JSON.stringify(body)}`).toBe(200);
      await expectPage(body.requestId);
    }
    expect(requests.length + filtered.length).toBeGreaterThan(files.length * 0.9);
  });

  function smtpPort(): number {
    const { listener } = world.parts.mailDoors;
    if (!('port' in listener)) throw new Error(listener.failure);
    return listener.port;
  }

  async function watchInbox(): Promise<void> {
    const server = { host: '127.0.0.1', port: imap.port, secure: 'none' as const, ...account };
    const body = {
      name: 'Post',
      address: account.user,
      imap: server,
      smtp: null,
      cutOverAt: '2020-01-01T00:00:00.000Z',
    };
    const { status } = await world.call(place.founder, addMailbox, { params: { org: place.slug }, body });
    expect(status).toBe(200);
  }

  const params = (id: string) => ({ org: place.slug, id });

  async function expectPage(id: string): Promise<void> {
    const { status, body } = await world.call(place.founder, requestPage, { params: params(id) });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(z.prettifyError(requestPage.response.safeParse(body).error ?? new z.ZodError([]))).toBe('');
    for (const message of body.messages.filter(({ hasHtml }) => hasHtml)) {
      const url = `/api/o/${place.slug}/messages/${message.id}/html`;
      const html = await world.http.inject({ url, headers: { cookie: place.founder.cookie } });
      expect(html.statusCode, message.id).toBe(200);
      expect(html.body).not.toMatch(/<script|<iframe|<form|\son\w+=/i);
      expect(html.headers['content-security-policy']).toContain('sandbox');
    }
  }

  /** The ids on all pages of Filtered. */
  async function filteredPages(): Promise<string[]> {
    const ids: string[] = [];
    let before: string | null = null;
    do {
      const query: Record<string, string> = before === null ? {} : { before };
      const answer = await world.call(place.founder, listFiltered, { params: { org: place.slug }, query });
      expect(answer.status).toBe(200);
      ids.push(...answer.body.items.map(({ id }) => id));
      before = answer.body.next;
    } while (before !== null);
    return ids;
  }

  /** Source keys of all that was kept, each with where, and the reasons for which things were filtered. */
  async function whereAllWent() {
    const kept = await world.owner((db) =>
      db
        .selectFrom('message')
        .select(['source_key', 'direction'])
        .where('org_id', '=', place.orgId)
        .execute(),
    );
    const filtered = await world.owner((db) =>
      db.selectFrom('filtered').select(['source_key', 'reason']).where('org_id', '=', place.orgId).execute(),
    );
    const places = new Map(kept.map(({ source_key, direction }) => [source_key, `message ${direction}`]));
    const reasons: Record<string, number> = {};
    for (const { source_key, reason } of filtered) {
      places.set(source_key, 'filtered');
      reasons[reason] = (reasons[reason] ?? 0) + 1;
    }
    return { places, reasons };
  }
});

function isOpen({ type }: { readonly type: string }): boolean {
  return type === 'incomplete';
}

function words(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .toSorted(([, a], [, b]) => b - a)
    .map(([what, count]) => `${what} ${count}`)
    .join(', ');
}

/** Looks at the memory of the process every 20 ms; the answer is by how many megabytes it rose at most. */
function watchMemory(): () => number {
  const before = process.memoryUsage().rss;
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 20);
  return () => {
    clearInterval(timer);
    return Math.round((most - before) / 1e6);
  };
}
