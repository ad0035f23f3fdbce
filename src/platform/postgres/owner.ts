import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive, processIdentity } from './process-identity.ts';

/**
 * Who stops a server. The process that starts one passes its own name on as the server's setting
 * `heed.owner`, so the two can't disagree; who takes over an orphan leaves a file that names both.
 */
export const ownerSetting = 'heed.owner';

/** A name for this process, different at each call: `pid:start time/uuid`. */
export function newOwner(): string {
  return `${processIdentity(process.pid)}/${randomUUID()}`;
}

const heirFile = (dataDir: string) => join(dataDir, 'heir.json');

/** The present owner of a server, given the one it was started by. */
export async function currentOwner(dataDir: string, startedBy: string): Promise<string> {
  try {
    const heir = JSON.parse(await readFile(heirFile(dataDir), 'utf8')) as { of: string; owner: string };
    return heir.of === startedBy ? heir.owner : startedBy;
  } catch {
    return startedBy; // nobody took it over
  }
}

/** True while the process that owns a server lives. */
export function ownerIsAlive(owner: string): boolean {
  return isAlive(owner.split('/')[0] ?? '');
}

/** Takes over an orphan. Of two that try at once the later one owns it. */
export async function takeOver(dataDir: string, startedBy: string, owner: string): Promise<void> {
  const file = heirFile(dataDir);
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, JSON.stringify({ of: startedBy, owner }));
  await rename(draft, file);
}

/** Forgets the heir of a server that has been stopped. */
export async function forgetHeir(dataDir: string): Promise<void> {
  await rm(heirFile(dataDir), { force: true });
}
