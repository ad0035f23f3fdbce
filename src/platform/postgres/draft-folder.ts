import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive, processIdentity } from './process-identity.ts';

const mark = '.new-';

/**
 * Makes an empty folder beside the place of `path`, to be filled and then renamed to it. Its name says who made it,
 * so that what a kill leaves can be told from what is being made.
 */
export function makeDraft(path: string): Promise<string> {
  return mkdtemp(`${path}${mark}${processIdentity(process.pid)}-`);
}

/** Removes drafts in `folder` whose makers are gone. */
export async function removeAbandonedDrafts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const maker = name.split(mark)[1]?.split('-')[0];
    if (maker === undefined || isAlive(maker)) continue;
    // An initdb may outlive its maker by a moment and write on: what it saves from us goes at the next start.
    await rm(join(folder, name), { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
  }
}
