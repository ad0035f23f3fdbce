import { Client } from 'pg';
import { currentOwner, ownerIsAlive, ownerSetting, takeOver } from './owner.ts';
import { type Postmaster, shutDown } from './postmaster.ts';
import type { ServerStart } from './server.ts';

interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

/**
 * Attaches to the server that runs on a data folder. When its owner is dead, `owner` takes it over; otherwise it stays
 * the other's to stop. Returns who started it and whether it was an orphan, or undefined when it is not ready or had to be ended: look again.
 */
export async function attach(
  start: ServerStart,
  postmaster: Postmaster,
  owner: string,
  log: Log,
): Promise<{ startedBy: string; orphaned: boolean } | undefined> {
  if (postmaster.status !== 'ready') return undefined;
  const answer = await ask(postmaster);
  if (answer.kind === 'unreachable') {
    // Its socket has been cleaned away from the temporary folder. Nobody else can be using it either.
    log.warn(
      { pid: postmaster.pid, socket: postmaster.socketDir },
      'ending a database server without a socket',
    );
    await shutDown(start.clusterDir, postmaster.pid);
    return undefined;
  }
  if (answer.kind === 'closing') return undefined;
  if (answer.folder !== start.clusterDir) {
    throw new Error(`The server on ${postmaster.socketDir} serves ${answer.folder}, not ${start.clusterDir}`);
  }
  const orphaned = !ownerIsAlive(await currentOwner(start.dataDir, answer.startedBy));
  if (orphaned) await takeOver(start.dataDir, answer.startedBy, owner);
  log.info({ pid: postmaster.pid, orphaned }, 'attached to the running database server');
  return { startedBy: answer.startedBy, orphaned };
}

type Answer =
  | { readonly kind: 'serves'; readonly folder: string; readonly startedBy: string }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'closing' };

async function ask(postmaster: Postmaster): Promise<Answer> {
  const client = new Client({
    host: postmaster.socketDir,
    port: postmaster.port,
    user: 'postgres',
    database: 'postgres',
    connectionTimeoutMillis: 10_000,
  });
  client.on('error', () => undefined); // a cut connection fails the query too, which is where it is seen
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string; startedBy: string | null }>(
      `SELECT current_setting('data_directory') AS folder, current_setting('${ownerSetting}', true) AS "startedBy"`,
    );
    return { kind: 'serves', folder: rows[0]?.folder ?? '', startedBy: rows[0]?.startedBy ?? '' };
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === 'ENOENT') return { kind: 'unreachable' };
    // 57P01, 57P03: shutting down or starting up (PostgreSQL error codes, class 57).
    if (code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === '57P01' || code === '57P03') {
      return { kind: 'closing' };
    }
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}
