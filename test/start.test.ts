import { existsSync, globSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ConfigError, readConfig } from '../src/platform/config.ts';
import { startEmbeddedPostgres } from '../src/platform/postgres/embedded.ts';
import { freePort, HeedProcess, postmasterOf } from './kill/heed-process.ts';
import { Load } from './kill/load.ts';
import { Visitor } from './kill/visitor.ts';
import { quietLog } from './mail/quiet-log.ts';

const MINUTE = 60_000;
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heed-start-'));
  await chmod(folder, 0o711);
});
afterAll(async () => {
  await HeedProcess.killLeftovers();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function settings(name: string, env: Record<string, string> = {}) {
  const ports = { HEED_PORT: `${await freePort()}`, HEED_MAIL_PORT: `${await freePort()}` };
  return {
    dataDir: join(folder, name),
    env: { ...ports, HEED_TRUST_PROXY: '1', ...env } as Record<string, string>,
  };
}

const waiting = z.object({ items: z.array(z.unknown()), more: z.number() });

describe.skipIf(process.platform !== 'linux')('a stop', () => {
  test('answers every post it took, ends streams and leaves nothing running', {
    timeout: 2 * MINUTE,
  }, async () => {
    const place = await settings('drain');
    const visitor = new Visitor(Number(place.env.HEED_PORT));
    await using first = new HeedProcess(place);
    await first.ready();
    const form = await visitor.setUp('Larkfield');
    const stream = await visitor.open(`/api/o/${visitor.slug}/live`);
    const load = new Load(visitor, form.key, 0);
    const running = load.run();
    await sleep(700);
    // The second is npm's, which passes on what the terminal sent to both.
    first.child.kill('SIGINT');
    await sleep(20);
    first.child.kill('SIGINT');
    expect(await first.exited).toEqual({ code: 0, signal: null });
    expect(first.processes()).toEqual([]);
    await running;
    expect(await stream.ended).toMatch(/^event: changed/);

    await using second = new HeedProcess(place);
    await second.ready();
    const [stored] = await second.query<{ n: number }>('select count(*)::int as n from request');
    const answered = load.posts.filter((post) => post.confirmed).length;
    expect(answered).toBeGreaterThan(0);
    expect(stored?.n).toBe(answered);
    expect(await second.stop('SIGTERM')).toEqual({ code: 0, signal: null });
    expect(second.processes()).toEqual([]);
  });

  test('during the first start leaves nothing behind that the next one trips over', {
    timeout: 2 * MINUTE,
  }, async () => {
    const place = await settings('early');
    for (const afterMs of [600, 1_500]) {
      await using early = new HeedProcess(place);
      await sleep(afterMs);
      early.child.kill('SIGINT');
      const { code, signal } = await early.exited;
      expect(code === 0 || signal === 'SIGINT').toBe(true);
      expect(postmasterOf(place.dataDir)).toBeUndefined();
    }
    await using heed = new HeedProcess(place);
    await heed.ready();
    expect((await heed.stop()).code).toBe(0);
  });

  test('comes by itself when the database server is gone for good', { timeout: MINUTE }, async () => {
    const place = await settings('lost');
    await using heed = new HeedProcess(place);
    await heed.ready();
    process.kill(postmasterOf(place.dataDir) ?? 0, 'SIGKILL');
    expect(await heed.exited).toEqual({ code: 1, signal: null });
    expect(heed.errors).toMatch(/^heed: the database server has ended/m);
  });
});

describe('a start that can’t be', () => {
  test('names HEED_PORT when the port is taken, and starts no database', { timeout: MINUTE }, async () => {
    const place = await settings('taken');
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(Number(place.env.HEED_PORT), '127.0.0.1', resolve));
    await using heed = new HeedProcess(place);
    expect((await heed.exited).code).toBe(1);
    expect(heed.errors).toBe(
      `heed: HEED_PORT: ${place.env.HEED_PORT} is taken on 127.0.0.1; stop what uses it or choose another port\n`,
    );
    expect(existsSync(join(place.dataDir, 'postgres'))).toBe(false);
    other.close();
  });

  test('names DATABASE_URL when nobody answers there, and keeps its password', {
    timeout: MINUTE,
  }, async () => {
    const url = `postgres://heed:hunter2@127.0.0.1:${await freePort()}/heed`;
    await using heed = new HeedProcess(await settings('unreachable', { DATABASE_URL: url }));
    expect((await heed.exited).code).toBe(1);
    expect(heed.errors).toMatch(/^heed: DATABASE_URL: the database can’t be used: .*ECONNREFUSED.*\n$/);
    expect(heed.errors).not.toContain('hunter2');
  });

  test.each([
    ['HEED_PORT', 'http'],
    ['HEED_MAIL_PORT', '70000'],
    ['HEED_PUBLIC_URL', 'heed.example.com'],
    ['DATABASE_URL', 'mysql://db.example.com/heed'],
    ['HEED_POOL_SIZE', '1'],
    ['HEED_SECRET', 'short'],
    ['HEED_DEMO', 'yes'],
    ['HEED_TEST_CLOCK', 'true'],
    ['HEED_LOG_LEVEL', 'loud'],
    ['HEED_SMTP_URL', 'smtp://127.0.0.1'],
  ])('names %s when it is %s', (name, value) => {
    const reading = () => readConfig({ HEED_DATA_DIR: join(folder, 'config'), [name]: value });
    expect(reading).toThrow(ConfigError);
    expect(reading).toThrow(name.replace('SMTP_URL', 'SMTP_FROM'));
  });
});

const [serverProgram] = globSync('/usr/lib/postgresql/{15,16,17,18}/bin/postgres').sort();
const version = Number(/\/(\d+)\/bin/.exec(serverProgram ?? '')?.[1]);

describe.skipIf(!serverProgram)(`a PostgreSQL ${version} server of one’s own`, () => {
  test('serves an owner without superuser’s rights', { timeout: 2 * MINUTE }, async () => {
    const postgres = serverProgram ?? '';
    await using server = await startEmbeddedPostgres({
      dataDir: join(folder, 'server'),
      log: quietLog(),
      binaries: { postgres, initdb: join(dirname(postgres), 'initdb'), major: version, origin: 'path' },
      settings: { fsync: 'off' },
    });
    const admin = new pg.Client(server.connection);
    await admin.connect();
    await admin.query(`create role heed_owner login createrole password 'secret'`);
    await admin.query('create database heed owner heed_owner');
    await admin.end();
    const { host, port } = server.connection;
    const url = `postgres://heed_owner:secret@localhost:${port}/heed?host=${encodeURIComponent(host)}`;
    const place = await settings('elsewhere', { DATABASE_URL: url });

    await using migration = new HeedProcess(place, ['migrate']);
    expect((await migration.exited).code).toBe(0);
    expect(migration.output).toMatch(/^Taken: 0001_platform/);

    const visitor = new Visitor(Number(place.env.HEED_PORT));
    const now = () => visitor.ask('GET', `/api/o/${visitor.slug}/now`, waiting);
    await using first = new HeedProcess(place);
    await first.ready();
    const form = await visitor.setUp('Larkfield');
    const post = { name: 'Ann Lee', email: 'ann@buyer.test', message: 'Do you sell DN50 valves?' };
    expect((await visitor.call('POST', `/f/${form.key}`, post)).status).toBe(201);
    expect((await now()).items).toHaveLength(1);
    expect((await first.stop()).code).toBe(0);

    await using second = new HeedProcess(place);
    await second.ready();
    expect((await now()).items).toHaveLength(1);
    expect((await second.stop('SIGINT')).code).toBe(0);
    expect(existsSync(join(place.dataDir, 'postgres'))).toBe(false);
  });
});
