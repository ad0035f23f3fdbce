import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { type FakeSmtp, startFakeSmtp } from '../mail/fake-smtp.ts';
import { freePort, HeedProcess } from './heed-process.ts';
import { Load } from './load.ts';
import { Visitor } from './visitor.ts';

const ROUNDS = Number(process.env.HEED_KILL_ROUNDS ?? 20);
const SEED = Number(process.env.HEED_KILL_SEED ?? Math.floor(Math.random() * 2 ** 31));
const READY_WITHIN_MS = 20_000;
const random = generator(SEED);

test.skipIf(process.platform !== 'linux')(
  `nothing confirmed is lost and no mail goes out twice in ${ROUNDS} kills`,
  { timeout: 60_000 + ROUNDS * 15_000 },
  async () => {
    console.log(`kills: HEED_KILL_SEED=${SEED} repeats these moments`);
    const folder = await mkdtemp(join(tmpdir(), 'heed-kill-'));
    await chmod(folder, 0o711);
    await using smtp = await startFakeSmtp({ slowness: () => 50 + random() * 100 });
    const [port, mailPort] = [await freePort(), await freePort()];
    const settings = {
      dataDir: join(folder, 'data'),
      // Each post seems to come from an address of its own: a flood from one is held back.
      env: { HEED_PORT: `${port}`, HEED_MAIL_PORT: `${mailPort}`, HEED_TRUST_PROXY: '1' },
    };
    const visitor = new Visitor(port);
    const startTimes: number[] = [];
    let heed = new HeedProcess(settings);
    try {
      startTimes.push(await heed.ready());
      const form = await visitor.setUp('Larkfield', smtp.port);
      const load = new Load(visitor, form.key, 12);
      for (let round = 0; round < ROUNDS; round += 1) {
        const running = load.run();
        await new Promise((resolve) => setTimeout(resolve, 100 + random() * 900));
        // Now and then the database server survives, and the next start finds it running.
        await heed.kill(random() < 0.2 ? 'node alone' : 'everything', shuffled);
        await running;
        heed = new HeedProcess(settings);
        startTimes.push(await heed.ready(READY_WITHIN_MS));
      }
      await outboxEmpty(heed);
      await expectPostsKept(heed, load);
      const unknown = await expectRepliesKept(heed, load, smtp);
      await expectShown(visitor, unknown);
      console.log(
        `kills: ${ROUNDS} rounds, ${load.posts.length} posts, ${load.replies.length} replies, ` +
          `${unknown.length} interrupted; starts took up to ${Math.round(Math.max(...startTimes))} ms`,
      );
      expect(await heed.stop('SIGINT')).toEqual({ code: 0, signal: null });
      expect(heed.processes()).toEqual([]);
    } finally {
      await heed[Symbol.asyncDispose]();
      await heed.kill('everything', (pids) => pids);
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  },
);

/** Waits until every reply that is still on its way has arrived somewhere. */
async function outboxEmpty(heed: HeedProcess): Promise<void> {
  const givesUpAt = performance.now() + 30_000;
  for (;;) {
    const left = await heed.query(`select id from message where delivery in ('queued', 'sending')`);
    if (left.length === 0) return;
    if (performance.now() > givesUpAt) throw new Error(`${left.length} replies never left the outbox`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** A confirmed post is one request with one first-response clock; one that was not confirmed is at most that. */
async function expectPostsKept(heed: HeedProcess, load: Load): Promise<void> {
  const rows = await heed.query<{ id: string; key: string; clocks: number; facts: number }>(`
    select r.id, substring(m.text from 'part ([0-9a-f-]{36})') as key,
      (select count(*)::int from clock c where c.org_id = r.org_id and c.request_id = r.id and c.kind = 'C3') as clocks,
      (select count(*)::int from fact f where f.org_id = r.org_id and f.subject_id = r.id
        and f.kind = 'request.received') as facts
    from request r join message m on m.org_id = r.org_id and m.request_id = r.id and m.direction = 'in'`);
  const kept = Map.groupBy(rows, (row) => row.key);
  const lost = load.posts.filter((post) => post.confirmed && kept.get(post.key)?.[0]?.id !== post.requestId);
  expect(lost).toEqual([]);
  expect([...kept.values()].filter((requests) => requests.length !== 1)).toEqual([]);
  expect(rows.filter((row) => row.clocks !== 1 || row.facts !== 1)).toEqual([]);
}

/** Returns the requests with replies whose outcome is unknown. */
async function expectRepliesKept(heed: HeedProcess, load: Load, smtp: FakeSmtp): Promise<string[]> {
  const rows = await heed.query<{ id: string; request_id: string; delivery: string; told: number }>(`
    select m.id, m.request_id, m.delivery,
      (select count(*)::int from notification n where n.org_id = m.org_id and n.user_id = m.author_id
        and n.request_id = m.request_id and n.kind = 'send_failed') as told
    from message m where m.direction = 'out'`);
  const states = new Map(rows.map((row) => [row.id, row]));
  const arrived = Map.groupBy(smtp.received, (mail) => /^Message-ID: <([^@>]+)@/im.exec(mail.raw)?.[1] ?? '');
  expect([...arrived].filter(([, mails]) => mails.length > 1).map(([id]) => id)).toEqual([]);
  expect([...arrived.keys()].filter((id) => !states.has(id))).toEqual([]);
  expect(load.replies.filter((reply) => reply.confirmed && !states.has(reply.key))).toEqual([]);
  expect(rows.filter((row) => !['sent', 'unknown'].includes(row.delivery))).toEqual([]);
  expect(rows.filter((row) => row.delivery === 'sent' && !arrived.has(row.id))).toEqual([]);
  const unknown = rows.filter((row) => row.delivery === 'unknown');
  expect(rows.filter((row) => row.told !== (row.delivery === 'unknown' ? 1 : 0))).toEqual([]);
  // Each kill hits the mails on their way at that moment: four at most, one for each job at a time.
  expect(unknown.length).toBeLessThanOrEqual(4 * ROUNDS);
  return unknown.map((row) => row.request_id);
}

const page = z.object({
  messages: z.array(z.object({ delivery: z.string().nullable(), deliveryNote: z.string().nullable() })),
});
const told = z.object({ items: z.array(z.object({ kind: z.string(), requestId: z.string().nullable() })) });

/** Whoever wrote it sees it on the request's page and was told. */
async function expectShown(visitor: Visitor, requestIds: readonly string[]): Promise<void> {
  const { items } = await visitor.ask('GET', `/api/o/${visitor.slug}/notifications`, told);
  // Without a request it is the health alarm about mail that does not leave.
  const failed = items.flatMap((item) => (item.kind === 'send_failed' && item.requestId) || []);
  expect(requestIds.length === 0 || failed.length > 0).toBe(true);
  for (const requestId of failed.slice(0, 5)) {
    const { messages } = await visitor.ask('GET', `/api/o/${visitor.slug}/requests/${requestId}`, page);
    expect(messages.find((message) => message.delivery === 'unknown')?.deliveryNote).toMatch(
      /may have arrived/,
    );
  }
}

function shuffled(pids: number[]): number[] {
  return pids
    .map((pid) => ({ pid, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ pid }) => pid);
}

/** mulberry32: numbers in [0, 1) that a seed repeats. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
