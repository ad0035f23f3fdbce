import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canReach, chooseAccount } from './account.ts';
import { findBinariesOnPath } from './binaries.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded.ts';
import { inspectPostmaster } from './postmaster.ts';

const log = { info: () => undefined, warn: () => undefined };
const fixture = fileURLToPath(new URL('embedded.fixture.ts', import.meta.url));
const isRoot = process.getuid?.() === 0;
const nobody = { name: 'nobody', uid: 65534, gid: 65534 };

let base: string;
let folders = 0;
const newFolder = () => join(base, `data-${folders++}`);
const start = (dataDir: string) => startEmbeddedPostgres({ dataDir, log });

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'heed-test-'));
  await chmod(base, 0o711);
});
afterAll(() => rm(base, { recursive: true, force: true }));

async function query(connection: object, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client(connection);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

function runFixture(dataDir: string, account?: { uid: number; gid: number }): ChildProcess {
  return spawn(process.execPath, [fixture, dataDir], {
    ...(account ? { uid: account.uid, gid: account.gid, cwd: '/' } : {}),
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
  });
}

async function firstLine(child: ChildProcess): Promise<Record<string, unknown>> {
  const [chunk] = (await once(child.stdout ?? child, 'data')) as [Buffer];
  return JSON.parse(chunk.toString()) as Record<string, unknown>;
}

/** Ends the process and the programs it runs to the end (initdb), not the server it has set off. */
async function killGroup(child: ChildProcess): Promise<void> {
  const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
  process.kill(-(child.pid ?? 0), 'SIGKILL');
  await ended;
}

function serverProcess(dataDir: string): number | undefined {
  const state = inspectPostmaster(join(dataDir, 'cluster'));
  return state.kind === 'alive' ? state.postmaster.pid : undefined;
}

describe('one folder through its life', () => {
  let dataDir: string;
  beforeAll(() => {
    dataDir = newFolder();
  });

  it('starts cold, with a builtin locale, durable commits and no network port', async () => {
    await using server = await start(dataDir);
    expect(server).toMatchObject({ adopted: false, dataFolder: dataDir });
    await query(server.connection, 'CREATE TABLE kept AS SELECT 1 AS n');
    const [row] = await query(
      server.connection,
      `SELECT datlocprovider::text AS provider, datlocale AS locale, pg_encoding_to_char(encoding) AS encoding,
         current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
         current_setting('listen_addresses') AS addresses, current_setting('ssl') AS ssl
       FROM pg_database WHERE datname = 'postgres'`,
    );
    expect(row).toEqual({
      provider: 'b',
      locale: 'C.UTF-8',
      encoding: 'UTF8',
      fsync: 'on',
      commit: 'on',
      addresses: '',
      ssl: 'off',
    });
    expect((await stat(server.connection.host)).mode & 0o777).toBe(0o700);
  });

  it('starts warm and leaves neither process nor socket behind', async () => {
    const server = await start(dataDir);
    expect(await query(server.connection, 'SELECT n FROM kept')).toEqual([{ n: 1 }]);
    await server.stop();
    await server.stop();
    expect(inspectPostmaster(join(dataDir, 'cluster'))).toEqual({ kind: 'absent' });
    await expect(stat(server.connection.host)).rejects.toThrow('ENOENT');
  });

  it('takes settings that go before its own', async () => {
    await using server = await startEmbeddedPostgres({ dataDir, log, settings: { max_connections: '20' } });
    expect(await query(server.connection, 'SHOW max_connections')).toEqual([{ max_connections: '20' }]);
  });

  it('attaches to a server that a killed process left, and stops it', async () => {
    const child = runFixture(dataDir);
    const theirs = await firstLine(child);
    await query(theirs, 'INSERT INTO kept VALUES (2)');
    await killGroup(child);
    const server = await start(dataDir);
    expect(server).toMatchObject({ adopted: true, connection: { host: theirs.host } });
    expect(await query(server.connection, 'SELECT n FROM kept ORDER BY n')).toEqual([{ n: 1 }, { n: 2 }]);
    await server.stop();
    expect(serverProcess(dataDir)).toBeUndefined();
  });

  it('attaches to the server of a living process and leaves it to that one', async () => {
    await using owner = await start(dataDir);
    const guest = await start(dataDir);
    expect([owner.adopted, guest.adopted]).toEqual([false, true]);
    await guest.stop();
    expect(await query(owner.connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('ends an orphan whose socket has been cleaned away and starts anew', async () => {
    const child = runFixture(dataDir);
    const { host } = await firstLine(child);
    await killGroup(child);
    await rm(String(host), { recursive: true });
    await using server = await start(dataDir);
    expect(server.adopted).toBe(false);
  });

  it('keeps what was committed when the server itself is killed, and starts again at once', async () => {
    const server = await start(dataDir);
    await query(server.connection, 'INSERT INTO kept VALUES (3)');
    process.kill(serverProcess(dataDir) ?? 0, 'SIGKILL');
    await using again = await start(dataDir);
    expect(again.adopted).toBe(false);
    expect(await query(again.connection, 'SELECT count(*)::int AS rows FROM kept')).toEqual([{ rows: 3 }]);
  });

  it.each([
    ['names a living stranger', `${process.pid}\n/elsewhere\n1\n5432\n/tmp/x\n\n1 1\nready   \n`],
    ['is empty', ''],
  ])('starts past a lock file that %s', async (_, content) => {
    const lock = join(dataDir, 'cluster', 'postmaster.pid');
    await writeFile(lock, content);
    await utimes(lock, 1, 1);
    await using server = await start(dataDir);
    expect(server.adopted).toBe(false);
  });

  it('refuses data of another major version', async () => {
    const file = join(dataDir, 'cluster', 'PG_VERSION');
    const version = await readFile(file);
    await writeFile(file, '12\n');
    await expect(start(dataDir)).rejects.toThrow('PostgreSQL 12');
    await writeFile(file, version);
  });

  it('passes on why the server gave up', async () => {
    const broken = startEmbeddedPostgres({ dataDir, log, settings: { max_connections: 'many' } });
    await expect(broken).rejects.toThrow('max_connections');
  });

  it.runIf(isRoot)('runs under an ordinary account when started by root', async () => {
    await using _ = await start(dataDir);
    expect((await stat(`/proc/${serverProcess(dataDir)}`)).uid).not.toBe(0);
  });
});

describe.concurrent('first starts', () => {
  it('lets one of two processes win and the other attach', async () => {
    const dataDir = newFolder();
    const servers: EmbeddedPostgres[] = await Promise.all([start(dataDir), start(dataDir)]);
    expect(servers.map((server) => server.adopted).sort()).toEqual([false, true]);
    await Promise.all(servers.map((server) => query(server.connection, 'SELECT 1')));
    await Promise.all(servers.map((server) => server.stop()));
    expect(serverProcess(dataDir)).toBeUndefined();
  });

  it.each([0, 1, 2])('survive a kill at any moment (%i)', async (round) => {
    const dataDir = newFolder();
    const child = runFixture(dataDir);
    await sleep(200 + round * 300 + Math.random() * 300);
    await killGroup(child);
    const orphan = round % 2 ? serverProcess(dataDir) : undefined;
    if (orphan) process.kill(orphan, 'SIGKILL');
    await using server = await start(dataDir);
    await query(server.connection, 'CREATE TABLE works (n int)');
    const left = (await readdir(dataDir)).filter((name) => name.includes('.new-'));
    expect(left).toEqual([]);
  });

  it.runIf(isRoot)('work as an ordinary user', async ({ skip }) => {
    if (!(await canReach(nobody, fileURLToPath(new URL('.', import.meta.url))))) {
      skip('the account nobody cannot reach this checkout');
    }
    const dataDir = newFolder();
    await mkdir(dataDir);
    await chown(dataDir, nobody.uid, nobody.gid);
    const child = runFixture(dataDir, nobody);
    expect(await firstLine(child)).toMatchObject({ uid: nobody.uid, adopted: false });
    expect((await stat(`/proc/${serverProcess(dataDir)}`)).uid).toBe(nobody.uid);
    child.stdin?.end();
    await once(child, 'exit');
    expect(serverProcess(dataDir)).toBeUndefined();
  });

  it.runIf(isRoot)('go to a system folder where the account cannot reach the wanted one', async () => {
    const closed = join(base, 'closed');
    await mkdir(closed, { mode: 0o700 });
    await using server = await start(join(closed, 'data'));
    expect(server.dataFolder).toMatch(/^\/var\/lib\/heed\/tmp-heed-test-.*closed-data-/);
    expect(await readdir(closed)).toEqual([]);
    await server.stop();
    await rm(server.dataFolder, { recursive: true });
  });

  it('use a server of the system, back to version 15', async ({ skip }) => {
    const dataDir = newFolder();
    const binaries = await findBinariesOnPath(chooseAccount(dataDir));
    if (!binaries) return skip('no postgres on the PATH');
    await using server = await startEmbeddedPostgres({ dataDir, log, binaries });
    const [row] = await query(server.connection, "SELECT lower('ÄÖ') AS lower, version()");
    expect(row).toMatchObject({
      lower: 'äö',
      version: expect.stringContaining(`PostgreSQL ${binaries.major}.`),
    });
  });
});
