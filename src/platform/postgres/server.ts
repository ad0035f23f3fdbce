import { type ChildProcess, spawn } from 'node:child_process';
import { open, readFile, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Account, postgresEnvironment, runAs } from './account.ts';
import type { PostgresBinaries } from './binaries.ts';
import { inspectPostmaster, type Postmaster } from './postmaster.ts';

export interface ServerStart {
  readonly dataDir: string;
  /** Real path of PostgreSQL's data folder. */
  readonly clusterDir: string;
  readonly socketDir: string;
  readonly binaries: PostgresBinaries;
  readonly account: Account | undefined;
  readonly settings: Readonly<Record<string, string>>;
}

/** `busy`: another server, or what is left of one, still holds the data folder; look again. */
export type StartOutcome =
  | { readonly kind: 'ready'; readonly postmaster: Postmaster; readonly child: ChildProcess }
  | { readonly kind: 'busy'; readonly reason: string };

const longestLogBytes = 5_000_000;
const longestRecoveryMs = 10 * 60_000;
const stillHeld =
  /pre-existing shared memory block|lock file ".*" (already exists|is empty)|bogus data in lock file/;

/**
 * Starts the server and waits until it accepts connections, which takes longer after a crash. Throws with the
 * server's own words when it gives up for any reason other than the data folder being held.
 */
export async function startServer(start: ServerStart): Promise<StartOutcome> {
  const logFile = join(start.dataDir, 'server.log');
  const logStart = await trimLog(logFile);
  const child = await launch(start, logFile);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const startedAt = performance.now();
  while (child.exitCode === null && child.signalCode === null) {
    const state = inspectPostmaster(start.clusterDir);
    if (state.kind === 'alive' && state.postmaster.pid === child.pid && state.postmaster.status === 'ready') {
      child.unref();
      return { kind: 'ready', postmaster: state.postmaster, child };
    }
    if (performance.now() - startedAt > longestRecoveryMs) {
      child.kill('SIGINT');
      await ended;
      throw new Error(`PostgreSQL was not ready after ${longestRecoveryMs / 60_000} minutes; see ${logFile}`);
    }
    await Promise.race([sleep(10), ended]);
  }
  const words = (await readFile(logFile)).subarray(logStart).toString('utf8').trim();
  if (stillHeld.test(words)) return { kind: 'busy', reason: words };
  throw new Error(
    `PostgreSQL did not start (${child.signalCode ?? `code ${child.exitCode}`}): ${words || 'no word of it'}`,
  );
}

async function launch(start: ServerStart, logFile: string): Promise<ChildProcess> {
  await using log = await open(logFile, 'a', 0o600);
  const settings = { ...start.settings, unix_socket_directories: start.socketDir };
  const child = spawn(
    start.binaries.postgres,
    [
      '-D',
      start.clusterDir,
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    {
      ...runAs(start.account),
      env: postgresEnvironment(),
      // Its own session: Ctrl-C in a terminal is for Heed, which first finishes its work and then stops the server.
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    },
  );
  await new Promise((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
  return child;
}

/** Empties a log grown too long and returns where the next start's words begin, in bytes. */
async function trimLog(logFile: string): Promise<number> {
  const size = await stat(logFile).then(
    (info) => info.size,
    () => 0,
  );
  if (size <= longestLogBytes) return size;
  await truncate(logFile);
  return 0;
}
