import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Path of a Chromium for the browser tests: `HEED_CHROMIUM` or the first found on the PATH. */
export function findChromium(): string | undefined {
  return (
    process.env.HEED_CHROMIUM ||
    findOnPath(['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'])
  );
}

/** Path of the Dovecot mail server for the tests against a real one. */
export function findDovecot(): string | undefined {
  return findOnPath(['dovecot'], ['/usr/sbin', '/usr/local/sbin']);
}

/** Path of the Exim mail server, which takes mail in the tests against a real one. */
export function findExim(): string | undefined {
  return findOnPath(['exim4', 'exim'], ['/usr/sbin', '/usr/local/sbin']);
}

/** Path of a program in the folders of the PATH and `more`. */
export function findOnPath(names: readonly string[], more: readonly string[] = []): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...more].filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
