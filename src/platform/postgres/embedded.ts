import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chooseAccount } from './account.ts';
import { attach } from './attach.ts';
import { findBinaries, type PostgresBinaries } from './binaries.ts';
import { clusterName, ensureCluster, makeDataFolder, systemFolder } from './data-folder.ts';
import { currentOwner, forgetHeir, newOwner, ownerSetting } from './owner.ts';
import { inspectPostmaster, type Postmaster, removeStaleLock, shutDown } from './postmaster.ts';
import { type ServerStart, startServer } from './server.ts';
import { serverSettings } from './settings.ts';
import { makeSocketFolder, removeSocketFolder } from './socket-folder.ts';

export interface EmbeddedPostgresOptions {
  /** A folder for this server alone; it is made when missing. */
  readonly dataDir: string;
  readonly log: {
    info(fields: object, message: string): void;
    warn(fields: object, message: string): void;
  };
  /** PostgreSQL settings that go before our own. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Programs to use instead of those found by `findBinaries`. */
  readonly binaries?: PostgresBinaries;
  /** Called once when the server is gone and nobody here asked for it. */
  readonly onLost?: () => void;
}

export interface EmbeddedPostgres extends AsyncDisposable {
  /** `host` is the folder of the Unix socket; no password. The user may do everything. */
  readonly connection: {
    readonly host: string;
    readonly port: number;
    readonly user: string;
    readonly database: 'postgres';
  };
  /** True when the server was running already. */
  readonly adopted: boolean;
  /** True when no other living process started the server or took it over: what it left half done, is. */
  readonly alone: boolean;
  /** Where the data really is: `dataDir`, or a system folder when an unprivileged account can't reach that. */
  readonly dataFolder: string;
  /**
   * Fast shutdown; returns when the server is gone. Leaves a server alone that belongs to another living process.
   */
  stop(): Promise<void>;
}

const longestWaitMs = 60_000;

/**
 * Starts Heed's own PostgreSQL server on a data folder, making the folder first if needed, or attaches to the server
 * that already runs on it: one that a killed process left, or another process's. Of processes that start at once,
 * PostgreSQL's own lock lets one through and the others attach.
 * Throws when there is no PostgreSQL to run, the data is of another major version, or the server does not start.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const account = chooseAccount(join(options.dataDir, clusterName));
  const dataDir = await makeDataFolder(options.dataDir, account);
  const binaries = options.binaries ?? (await findBinaries(account, account ? systemFolder : dataDir));
  if (!existsSync(join(dataDir, clusterName))) {
    options.log.info({ folder: dataDir, major: binaries.major }, 'making the database');
  }
  const clusterDir = await ensureCluster(dataDir, binaries, account);
  const owner = newOwner();
  const settings = { ...serverSettings(), ...options.settings, [ownerSetting]: owner };
  const start = { dataDir, clusterDir, socketDir: '', binaries, account, settings };
  const { postmaster, claim } = await settle(start, owner, options.log);
  return handle(start, postmaster, claim, options.onLost ?? (() => undefined));
}

/** Looks at the data folder again and again until a server runs on it that we started or attached to. */
async function settle(
  start: ServerStart,
  owner: string,
  log: EmbeddedPostgresOptions['log'],
): Promise<{ postmaster: Postmaster; claim: Claim }> {
  const givesUpAt = performance.now() + longestWaitMs;
  let reason = '';
  while (performance.now() < givesUpAt) {
    const state = inspectPostmaster(start.clusterDir);
    if (state.kind === 'alive') {
      const attached = await attach(start, state.postmaster, owner, log);
      if (attached) {
        const claim = { startedBy: attached.startedBy, owner, adopted: true, alone: attached.orphaned };
        return { postmaster: state.postmaster, claim };
      }
      reason = `the server ${state.postmaster.pid} is ${state.postmaster.status}`;
    } else if (state.kind === 'stale') {
      removeStaleLock(start.clusterDir, state.content);
      await removeSocketFolder(state.socketDir);
      continue;
    } else if (state.kind === 'absent') {
      const outcome = await startOnce(start, log);
      if (typeof outcome !== 'string') {
        return { postmaster: outcome, claim: { startedBy: owner, owner, adopted: false, alone: true } };
      }
      reason = outcome;
    }
    await sleep(50);
  }
  throw new Error(`PostgreSQL's data folder ${start.clusterDir} stays held: ${reason}`);
}

/** The server when it started, else why the data folder is still held. */
async function startOnce(
  start: ServerStart,
  log: EmbeddedPostgresOptions['log'],
): Promise<Postmaster | string> {
  const socketDir = await makeSocketFolder(start.account);
  try {
    const outcome = await startServer({ ...start, socketDir });
    if (outcome.kind === 'ready') {
      const { pid } = outcome.postmaster;
      outcome.child.once('exit', (code, signal) => {
        if (code !== 0) log.warn({ pid, code, signal, folder: start.dataDir }, 'the database server ended');
      });
      return outcome.postmaster;
    }
    await removeSocketFolder(socketDir);
    return outcome.reason;
  } catch (error) {
    await removeSocketFolder(socketDir);
    throw error;
  }
}

interface Claim {
  readonly startedBy: string;
  readonly owner: string;
  readonly adopted: boolean;
  readonly alone: boolean;
}

function handle(
  start: ServerStart,
  postmaster: Postmaster,
  claim: Claim,
  onLost: () => void,
): EmbeddedPostgres {
  const watch = watchOver(start.clusterDir, postmaster.pid, onLost);
  let stopping: Promise<void> | undefined;
  const end = async () => {
    clearInterval(watch);
    if ((await currentOwner(start.dataDir, claim.startedBy)) !== claim.owner) return;
    await shutDown(start.clusterDir, postmaster.pid);
    await forgetHeir(start.dataDir);
    await removeSocketFolder(postmaster.socketDir);
  };
  const stop = () => {
    stopping ??= end();
    return stopping;
  };
  return {
    connection: {
      host: postmaster.socketDir,
      port: postmaster.port,
      user: 'postgres',
      database: 'postgres',
    },
    adopted: claim.adopted,
    alone: claim.alone,
    dataFolder: start.dataDir,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

const lookEveryMs = 1_000;

/** Its exit alone would not do: a server that was attached to is no child of ours. */
function watchOver(clusterDir: string, pid: number, onLost: () => void): NodeJS.Timeout {
  const watch = setInterval(() => {
    const state = inspectPostmaster(clusterDir);
    if (state.kind === 'alive' && state.postmaster.pid === pid) return;
    clearInterval(watch);
    onLost();
  }, lookEveryMs);
  return watch.unref();
}
