import { execFileSync } from 'node:child_process';
import { readFileSync, statSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { processIdentity } from './process-identity.ts';

/** What PostgreSQL writes about its running server into the lock file `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number;
  readonly socketDir: string;
  readonly port: number;
  readonly status: 'starting' | 'ready' | 'stopping';
}

/**
 * `absent`: no lock file. `unfinished`: a lock file still being written. `stale`: its process is gone.
 * Otherwise the living server of this very data folder.
 */
export type PostmasterState =
  | { readonly kind: 'absent' }
  | {
      readonly kind: 'unfinished' | 'stale';
      readonly content: string;
      readonly socketDir: string | undefined;
    }
  | { readonly kind: 'alive'; readonly postmaster: Postmaster };

const lockFile = (clusterDir: string) => join(clusterDir, 'postmaster.pid');

/** Reads the lock file of a data folder (its real path) and finds out whether a server stands behind it. */
export function inspectPostmaster(clusterDir: string, now: number = Date.now()): PostmasterState {
  const path = lockFile(clusterDir);
  let content: string;
  let changedAt: number;
  try {
    content = readFileSync(path, 'utf8');
    changedAt = statSync(path).mtimeMs;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { kind: 'absent' };
    throw error;
  }
  // Lines: pid, data folder, start time, port, socket folder, address, shared memory key, status.
  const lines = content.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  const socketDir = lines[4] || undefined;
  if (pid > 0 && isPostmasterOf(pid, clusterDir)) {
    if (!socketDir || !lines[7]) {
      return {
        kind: 'alive',
        postmaster: { pid, socketDir: socketDir ?? '', port: 0, status: 'starting' },
      };
    }
    return {
      kind: 'alive',
      postmaster: { pid, socketDir, port: Number(lines[3]), status: statusOf(lines[7]) },
    };
  }
  // A server writes the file in an instant, but a kill in that instant leaves it empty for good.
  const young = now - changedAt < 1_000;
  const writerLives = pid > 0 ? processIdentity(pid) !== undefined : true;
  return { kind: young && writerLives ? 'unfinished' : 'stale', content, socketDir };
}

function statusOf(word: string): Postmaster['status'] {
  if (word === 'starting' || word === 'stopping') return word;
  return 'ready';
}

/** True when process `pid` is the server of this data folder, and not another one under a reused number. */
function isPostmasterOf(pid: number, clusterDir: string): boolean {
  if (processIdentity(pid) === undefined) return false;
  try {
    if (process.platform === 'linux') {
      // Its command line: the working folder is closed even to root in a container without CAP_SYS_PTRACE.
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      return words.includes(clusterDir);
    }
    const ps = execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
    return ps.includes(` -D ${clusterDir} `);
  } catch {
    return false;
  }
}

/**
 * Removes a lock file that nothing stands behind: PostgreSQL itself refuses to when the number now belongs
 * to some other process. It still finds left-over server processes by their shared memory.
 */
export function removeStaleLock(clusterDir: string, content: string): void {
  try {
    if (readFileSync(lockFile(clusterDir), 'utf8') === content) unlinkSync(lockFile(clusterDir));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/**
 * Fast shutdown (SIGINT): open transactions are rolled back, everything committed is written out. Returns
 * when the server is gone; after `patienceMs` it is ended at once, which its next start recovers from.
 */
export async function shutDown(clusterDir: string, pid: number, patienceMs = 60_000): Promise<void> {
  const startedAt = performance.now();
  let escalated = false;
  if (isPostmasterOf(pid, clusterDir)) signal(pid, 'SIGINT');
  while (isPostmasterOf(pid, clusterDir)) {
    if (!escalated && performance.now() - startedAt > patienceMs) {
      escalated = true;
      signal(pid, 'SIGQUIT');
    }
    await sleep(10);
  }
}

function signal(pid: number, name: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
