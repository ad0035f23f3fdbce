import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import {
  chmod,
  chown,
  lchown,
  mkdir,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
} from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Account, canReach, run } from './account.ts';
import type { PostgresBinaries } from './binaries.ts';
import { makeDraft, removeAbandonedDrafts } from './draft-folder.ts';

/** Holds the data, and a copy of the programs, of checkouts that an unprivileged account can't reach. */
export const systemFolder = '/var/lib/heed';

/** The folder inside `dataDir` that is PostgreSQL's own data folder. */
export const clusterName = 'cluster';

/**
 * Makes the folder that holds the data folder and the server's log, and returns its real path. It stays the
 * current user's: as root we write into it, so the unprivileged account must not own it. Where that account
 * can't reach it (a closed home folder) it is a system folder named after it instead.
 */
export async function makeDataFolder(dataDir: string, account: Account | undefined): Promise<string> {
  const wanted = resolve(dataDir);
  const isNew = !existsSync(wanted);
  await mkdir(wanted, { recursive: true, mode: account ? 0o711 : 0o700 });
  if (!account) return realpath(wanted);
  if (isNew) await chmod(wanted, 0o711);
  if (await canReach(account, wanted)) return realpath(wanted);
  if (isNew) await rmdir(wanted);
  const readable = wanted
    .slice(1)
    .replaceAll(/[^\w.]+/g, '-')
    .slice(-60);
  const hash = createHash('sha256').update(wanted).digest('hex').slice(0, 12);
  const elsewhere = join(systemFolder, `${readable}-${hash}`);
  await mkdir(systemFolder, { recursive: true, mode: 0o755 });
  await mkdir(elsewhere, { recursive: true, mode: 0o711 });
  await chmod(elsewhere, 0o711);
  return realpath(elsewhere);
}

/**
 * Makes sure there is a complete data folder and returns its real path. A new one is made beside its place and then
 * renamed, so a kill at any moment leaves either a whole one or none; of two makers at once the first wins.
 */
export async function ensureCluster(
  dataDir: string,
  binaries: PostgresBinaries,
  account: Account | undefined,
): Promise<string> {
  const cluster = join(dataDir, clusterName);
  await removeAbandonedDrafts(dataDir);
  if (!existsSync(cluster)) await createCluster(dataDir, binaries, account);
  await checkVersion(cluster, binaries);
  if (account && (await stat(cluster)).uid === 0) await giveTo(account, cluster);
  return realpath(cluster);
}

async function createCluster(dataDir: string, binaries: PostgresBinaries, account: Account | undefined) {
  const unfinished = await makeDraft(join(dataDir, clusterName));
  try {
    if (account) await chown(unfinished, account.uid, account.gid);
    const { code, output } = await run(account, binaries.initdb, initdbArguments(unfinished, binaries.major));
    if (code !== 0) throw new Error(`PostgreSQL could not make its data folder: ${output.trim()}`);
    await rename(unfinished, join(dataDir, clusterName));
    await flush(dataDir);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    // ENOTEMPTY: another process made it meanwhile; theirs is as good.
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
  }
}

function initdbArguments(folder: string, major: number): string[] {
  // The built-in provider (PostgreSQL 17) sorts the same on every system, so indexes survive a move.
  const libcLocale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
  const locale = major >= 17 ? ['--locale-provider=builtin', '--locale=C.UTF-8'] : [`--locale=${libcLocale}`];
  // The socket's folder is open to us alone, and there is no network port.
  const access = ['--username=postgres', '--auth-local=trust', '--auth-host=reject'];
  return ['-D', folder, '--encoding=UTF8', ...locale, ...access];
}

/** A rename survives a power cut only once its folder is flushed. */
async function flush(folder: string): Promise<void> {
  await using handle = await open(folder);
  await handle.sync();
}

async function checkVersion(cluster: string, binaries: PostgresBinaries): Promise<void> {
  const version = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => '');
  const found = Number.parseInt(version, 10);
  if (Number.isNaN(found))
    throw new Error(`${cluster} is not a PostgreSQL data folder: it has no PG_VERSION.`);
  if (found !== binaries.major) {
    throw new Error(
      `${cluster} was made by PostgreSQL ${found} and PostgreSQL ${binaries.major} can't read it. Export it with ` +
        `PostgreSQL ${found} and restore it into an empty data folder.`,
    );
  }
}

async function giveTo(account: Account, folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    await lchown(join(entry.parentPath, entry.name), account.uid, account.gid);
  }
  // Last: while the folder itself is root's, an interrupted change is taken up again.
  await lchown(folder, account.uid, account.gid);
}
