import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import net from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { findDovecot, findExim } from '../../scripts/find-programs.ts';
import { freePort } from '../kill/heed-process.ts';
import { dovecotConfiguration, eximConfiguration, type HostPlace } from './mail-host-config.ts';

interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/** Whether Debian's Dovecot and Exim are installed here. */
export function hasMailHost(): boolean {
  return findDovecot() !== undefined && findExim() !== undefined;
}

/**
 * The mail server of a company: Exim takes mail and sends it on into Maildirs, Dovecot shows them over IMAP. Both are
 * the system's programs with configuration and data of the test's own, on free loopback ports; the people in it are
 * lines of a file. Works as root and not.
 */
export class MailHost implements AsyncDisposable {
  readonly smtpPort: number;
  readonly imapPort: number;
  readonly password = 'secret';
  readonly #folder: string;
  /** Whom the servers run as where the test is root. */
  readonly #owner: Owner | null;
  #dovecot: ChildProcess | null = null;
  #exim: ChildProcess | null = null;

  private constructor(folder: string, place: HostPlace, owner: Owner | null) {
    this.#folder = folder;
    this.smtpPort = place.smtpPort;
    this.imapPort = place.imapPort;
    this.#owner = owner;
  }

  /** A server with these mailboxes that is up. */
  static async start(addresses: readonly string[]): Promise<MailHost> {
    // Short, for Dovecot's sockets lie below it and their paths may have 107 bytes only.
    const folder = mkdtempSync('/tmp/hd-');
    const isRoot = process.getuid?.() === 0;
    const [owner, id] = [isRoot ? 'mail' : userInfo().username, isRoot ? ids('mail') : null];
    const place = { folder, owner, isRoot, imapPort: await freePort(), smtpPort: await freePort() };
    writeFileSync(join(folder, 'dovecot.conf'), dovecotConfiguration(place));
    writeFileSync(join(folder, 'exim.conf'), eximConfiguration(place));
    const host = new MailHost(folder, place, id);
    writeFileSync(
      join(folder, 'users'),
      addresses.map((name) => `${name}:{PLAIN}${host.password}\n`).join(''),
    );
    writeFileSync(join(folder, 'boxes'), addresses.map((name) => `${name}: ${name}\n`).join(''));
    for (const name of ['mail', 'spool', 'log']) mkdirSync(join(folder, name));
    chmodSync(folder, 0o755);
    if (isRoot) execFileSync('chown', ['-R', 'mail:mail', folder]);
    await host.startImap();
    await host.startSmtp();
    return host;
  }

  async startImap(): Promise<void> {
    const options = ['-F', '-c', join(this.#folder, 'dovecot.conf')];
    this.#dovecot = spawn(findDovecot() ?? '', options, { stdio: 'ignore' });
    await greeted(this.imapPort, this.#dovecot);
  }

  async startSmtp(): Promise<void> {
    const options = ['-C', join(this.#folder, 'exim.conf'), '-bdf', '-q1m'];
    this.#exim = spawn(findExim() ?? '', options, { stdio: 'ignore', ...this.#owner });
    await greeted(this.smtpPort, this.#exim);
  }

  /** Ends it and every connection to it. */
  async stopImap(): Promise<void> {
    await ended(this.#dovecot);
  }

  async stopSmtp(): Promise<void> {
    await ended(this.#exim);
  }

  /** How many clients are connected over IMAP. */
  connections(): number {
    const port = this.imapPort.toString(16).toUpperCase().padStart(4, '0');
    // proc(5): local address, then remote address, then the state, where 01 is an open connection.
    const open = new RegExp(`^ *\\d+: [0-9A-F:]+ [0-9A-F]+:${port} 01 `, 'gm');
    return readFileSync('/proc/net/tcp', 'utf8').match(open)?.length ?? 0;
  }

  /** While IMAP is stopped: the mailbox forgets its UIDs and gets a new UIDVALIDITY, as after a restored backup. */
  forgetUids(address: string): void {
    const folder = join(this.#folder, 'mail', address);
    if (!existsSync(folder)) throw new Error(`no mailbox ${address}`);
    for (const name of readdirSync(folder))
      if (name.startsWith('dovecot')) rmSync(join(folder, name), { recursive: true });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([this.stopImap(), this.stopSmtp()]);
    // Exim's processes that were still delivering may write for a moment.
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

function ids(user: string): Owner {
  const number = (flag: string) => Number(execFileSync('id', [flag, user], { encoding: 'utf8' }));
  return { uid: number('-u'), gid: number('-g') };
}

async function greeted(port: number, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`${child.spawnfile} ended with ${child.exitCode}`);
    const isUp = await new Promise<boolean>((resolve) => {
      const socket = net.connect(port, '127.0.0.1');
      socket.on('data', () => resolve(socket.destroy().destroyed));
      socket.on('error', () => resolve(false));
    });
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${child.spawnfile} does not answer`);
}

async function ended(child: ChildProcess | null): Promise<void> {
  if (child === null || child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await exit;
}
