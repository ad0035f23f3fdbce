import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';

/** Whether a Dovecot is installed here. */
export function hasDovecot(): boolean {
  return existsSync('/usr/sbin/dovecot');
}

export interface Dovecot extends AsyncDisposable {
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

/** A Dovecot of the test's own, with its own configuration and mailboxes, on a free loopback port. */
export async function startDovecot(): Promise<Dovecot> {
  // Short, for its sockets lie below it and their paths may have 107 bytes only.
  const folder = mkdtempSync('/tmp/hd-');
  chmodSync(folder, 0o755);
  const port = await freePort();
  const isRoot = process.getuid?.() === 0;
  const owner = isRoot ? 'mail' : userInfo().username;
  writeFileSync(join(folder, 'dovecot.conf'), configuration(folder, port, owner, isRoot));
  writeFileSync(join(folder, 'users'), `tester:{PLAIN}secret\n`);
  mkdirSync(join(folder, 'mail'));
  if (isRoot) execFileSync('chown', ['-R', 'mail:mail', join(folder, 'mail')]);
  const child = spawn('/usr/sbin/dovecot', ['-F', '-c', join(folder, 'dovecot.conf')], { stdio: 'ignore' });
  await greeted(port, child);
  return {
    port,
    user: 'tester',
    password: 'secret',
    async [Symbol.asyncDispose]() {
      await ended(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function configuration(folder: string, port: number, owner: string, isRoot: boolean): string {
  const users = isRoot
    ? ''
    : `default_internal_user = ${owner}\ndefault_login_user = ${owner}\ndefault_internal_group = ${owner}\n`;
  return `base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${folder}/mail/%u
first_valid_uid = 1
first_valid_gid = 1
${users}service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
  chroot =
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = static
  args = uid=${owner} gid=${owner} home=${folder}/mail/%u
}
`;
}

async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function greeted(port: number, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`dovecot ended with ${child.exitCode}`);
    const isUp = await new Promise<boolean>((resolve) => {
      const socket = net.connect(port, '127.0.0.1');
      socket.on('data', () => resolve(socket.destroy().destroyed));
      socket.on('error', () => resolve(false));
    });
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('dovecot does not answer');
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await exit;
}
