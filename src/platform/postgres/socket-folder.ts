import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type Account, canReach } from './account.ts';

const prefix = 'heed-pg-';
/** `sun_path` in sockaddr_un holds 108 bytes on Linux, 104 on macOS, one of them the closing zero (unix(7)). */
const longestSocketPath = 103;

/** Makes a short, private (0700) folder for the server's socket, owned by `account`. */
export async function makeSocketFolder(account: Account | undefined): Promise<string> {
  const parent = tmpdir();
  const fits = Buffer.byteLength(join(parent, `${prefix}XXXXXX`, '.s.PGSQL.5432')) <= longestSocketPath;
  const folder = await mkdtemp(join(fits && (await canReach(account, parent)) ? parent : '/tmp', prefix));
  if (account) await chown(folder, account.uid, account.gid);
  return folder;
}

/** Removes a socket folder of ours, for example one that a killed server left. */
export async function removeSocketFolder(folder: string | undefined): Promise<void> {
  if (folder && basename(folder).startsWith(prefix)) await rm(folder, { recursive: true, force: true });
}
