import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** An operating system account that PostgreSQL runs under. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

export interface RunResult {
  /** Exit code; undefined when the program could not be started or was ended by a signal. */
  readonly code: number | undefined;
  readonly output: string;
}

/**
 * The account to drop to, or undefined when we are not root and simply stay who we are.
 * PostgreSQL refuses to run as root. The owner of the data, or of the folder that will hold it, comes
 * first, so that a start with and one without root find the same files; then `postgres`, then `nobody`.
 */
export function chooseAccount(clusterDir: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readAccounts();
  const owner = ownerOfNearest(clusterDir);
  const chosen =
    accounts.find((account) => account.uid === owner && account.uid !== 0) ??
    accounts.find((account) => account.name === 'postgres') ??
    accounts.find((account) => account.name === 'nobody');
  if (!chosen) {
    throw new Error(
      'PostgreSQL refuses to run as root and this machine has neither a `postgres` nor a `nobody` account. ' +
        'Start Heed as an ordinary user or set DATABASE_URL to a PostgreSQL server.',
    );
  }
  return chosen;
}

function readAccounts(): Account[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 7)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}

function ownerOfNearest(path: string): number {
  let nearest = path;
  while (!existsSync(nearest)) nearest = dirname(nearest);
  return statSync(nearest).uid;
}

/** What a child process needs to run as `account`; without one it stays the current user. */
export function runAs(account: Account | undefined): { uid?: number; gid?: number; cwd: string } {
  // The working folder of the caller may be closed to the account.
  return account ? { uid: account.uid, gid: account.gid, cwd: '/' } : { cwd: '/' };
}

/**
 * Environment of every PostgreSQL program: nothing of the caller's PG* variables, English messages
 * (we read them), times in UTC.
 */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}

/** Runs a program to its end as `account` and returns its exit code and all it printed. */
export function run(
  account: Account | undefined,
  program: string,
  args: readonly string[],
): Promise<RunResult> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      ...runAs(account),
      env: postgresEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.once('error', (error) => resolve({ code: undefined, output: error.message }));
    child.once('close', (code) => resolve({ code: code ?? undefined, output }));
  });
}

/** True when `account` can pass through every folder down to `folder` and look into it. */
export async function canReach(account: Account | undefined, folder: string): Promise<boolean> {
  if (!account) return true;
  return (await run(account, '/bin/sh', ['-c', 'test -d "$1" && test -x "$1"', 'sh', folder])).code === 0;
}
