import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { until } from '../mail/until.ts';

const command = join(import.meta.dirname, '../../bin/heed.ts');

export interface HeedSettings {
  readonly dataDir: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** The real thing: `heed start` as a process of its own, with what it prints. */
export class HeedProcess implements AsyncDisposable {
  readonly child: ChildProcess;
  readonly exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  readonly #dataDir: string;
  static readonly #running = new Set<HeedProcess>();
  output = '';
  errors = '';

  /** @param args what stands after `heed` */
  constructor(settings: HeedSettings, args: readonly string[] = ['start']) {
    this.#dataDir = settings.dataDir;
    this.child = spawn(process.execPath, [command, ...args], {
      // Nothing of the caller's settings; a group of its own, so that a terminal's Ctrl-C is not passed on.
      env: {
        PATH: process.env.PATH ?? '',
        HOME: process.env.HOME ?? '/',
        HEED_DATA_DIR: settings.dataDir,
        HEED_DEMO: 'off',
        HEED_LOG_LEVEL: 'error',
        ...settings.env,
      },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout?.on('data', (chunk: Buffer) => {
      this.output += chunk.toString();
    });
    this.child.stderr?.on('data', (chunk: Buffer) => {
      this.errors += chunk.toString();
    });
    this.exited = new Promise((resolve) => {
      this.child.once('close', (code, signal) => {
        HeedProcess.#running.delete(this);
        resolve({ code, signal });
      });
    });
    HeedProcess.#running.add(this);
  }

  /** Ends what a test that ran out of time left running. */
  static async killLeftovers(): Promise<void> {
    for (const heed of HeedProcess.#running) await heed.kill('everything', (pids) => pids);
  }

  /** Resolves when it says that it is ready, with the milliseconds that took; rejects with its words when it ends. */
  async ready(limitMs = 30_000): Promise<number> {
    const over = () => this.child.exitCode !== null || this.child.signalCode !== null;
    const tookMs = await until(() => this.output.includes('Heed is ready') || over(), limitMs);
    if (over()) throw new Error(`Heed ended instead of getting ready: ${this.errors}${this.output}`);
    return tookMs;
  }

  /** Every process of this Heed that runs now: node, the database server and the server's own. */
  processes(): number[] {
    const node = this.child.exitCode === null && this.child.signalCode === null ? [this.child.pid ?? 0] : [];
    const postmaster = postmasterOf(this.#dataDir);
    return [...node, ...(postmaster ? [postmaster, ...childrenOf(postmaster)] : [])].filter((pid) => pid > 0);
  }

  /** `kill -9`, in the order given by `shuffle`. Resolves when node is gone. */
  async kill(what: 'everything' | 'node alone', shuffle: (pids: number[]) => number[]): Promise<void> {
    const pids = this.processes().filter((pid) => what === 'everything' || pid === this.child.pid);
    for (const pid of shuffle(pids)) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
      }
    }
    await this.exited;
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<{ code: number | null; signal: string | null }> {
    this.child.kill(signal);
    return this.exited;
  }

  /** A look into its database, past every right. */
  async query<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    const [, , , port, host] = readFileSync(lockFile(this.#dataDir), 'utf8').split('\n');
    const client = new pg.Client({ host, port: Number(port), user: 'postgres', database: 'postgres' });
    await client.connect();
    try {
      return (await client.query<Row>(text, values)).rows;
    } finally {
      await client.end();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) await this.stop();
  }
}

const lockFile = (dataDir: string) => join(dataDir, 'postgres', 'cluster', 'postmaster.pid');

/** The living database server of a data folder. */
export function postmasterOf(dataDir: string): number | undefined {
  try {
    const pid = Number(readFileSync(lockFile(dataDir), 'utf8').split('\n', 1)[0]);
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return words.some((word) => word.startsWith(dataDir)) ? pid : undefined;
  } catch {
    return undefined; // no lock file, or nobody behind it
  }
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === parent);
}

function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // proc(5): the name in brackets may hold anything; the parent is the second field after it.
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined; // it has ended meanwhile
  }
}

/** A port that nobody listened on a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
