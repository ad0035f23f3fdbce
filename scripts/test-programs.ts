import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium, findDovecot, findExim, findOnPath } from './find-programs.ts';
import { say } from './prepare.ts';

/**
 * Installs the programs that some tests need from the system's packages where that is possible (root, apt-get);
 * where it isn't, says which tests will be skipped. HEED_TEST_INSTALL=0 never installs anything.
 */
export function ensureTestPrograms(): void {
  if (!findChromium() && !aptInstall('chromium', 'Chromium for the browser tests')) {
    say('no Chromium: browser tests are skipped (install `chromium` or set HEED_CHROMIUM)');
  }
  if (
    !findDovecot() &&
    !(startsNoServices() && aptInstall('dovecot-imapd', 'Dovecot for the mail server tests'))
  ) {
    say('no Dovecot: the tests against a real mail server are skipped (install `dovecot-imapd`)');
  }
  if (
    !findExim() &&
    !(startsNoServices() && aptInstall('exim4-daemon-light', 'Exim for the mail server tests'))
  ) {
    say('no Exim: the tests against a whole mail server are skipped (install `exim4-daemon-light`)');
  }
}

/** A package with a service would start it under systemd; tests must not open a mail server on someone's machine. */
function startsNoServices(): boolean {
  return !existsSync('/run/systemd/system');
}

function aptInstall(packageName: string, purpose: string): boolean {
  const mayInstall = process.env.HEED_TEST_INSTALL !== '0' && process.getuid?.() === 0;
  if (!mayInstall || !findOnPath(['apt-get'])) return false;
  say(`installing ${purpose}`);
  const install = ['install', '-y', '--no-install-recommends', packageName];
  // The package lists may be missing (fresh containers) or too old.
  return apt(install) || (apt(['update']) && apt(install));
}

function apt(args: readonly string[]): boolean {
  const options = ['-qq', '-o', 'Acquire::http::Timeout=20', '-o', 'DPkg::Lock::Timeout=120'];
  const { status } = spawnSync('apt-get', [...options, ...args], {
    // RUNLEVEL 1: init scripts of what gets installed don't start it.
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
    stdio: 'ignore',
    timeout: 10 * 60_000,
  });
  return status === 0;
}
