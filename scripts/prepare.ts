// Brings a fresh checkout to where Heed can run. It works before anything is installed, so it imports nothing but
// what Node.js carries.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Installs the packages if they are not those of package-lock.json, and with `web` builds the web pages if their
 * sources have changed. Says one line on standard error for each thing it has to do.
 */
export async function prepare(options: { web: boolean }): Promise<void> {
  if (!packagesAreInstalled()) await installPackages();
  if (options.web) await buildWeb();
}

interface Lock {
  packages: Record<string, { version?: string; optional?: boolean; peer?: boolean }>;
}

function readLock(path: string): Lock['packages'] | undefined {
  const file = join(root, path);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Lock).packages : undefined;
}

/** Compares with npm's own record of what it installed, which it writes last and by hand-run installs too. */
function packagesAreInstalled(): boolean {
  const wanted = readLock('package-lock.json') ?? {};
  const present = readLock('node_modules/.package-lock.json');
  if (!present) return false;
  return Object.entries(wanted).every(([path, { version, optional, peer }]) => {
    if (path === '') return true;
    // Optional ones for other systems stay away.
    if (!present[path]) return Boolean(optional || peer);
    return present[path].version === version;
  });
}

async function installPackages(): Promise<void> {
  say('installing packages (about a minute)');
  // The web pages are built here, so what builds them is needed in production too.
  const args = ['ci', '--no-audit', '--no-fund', '--include=dev', '--include=optional', '--loglevel=error'];
  await runStep('npm', args, 'npm could not install the packages');
}

const webStamp = '.built-from';

async function buildWeb(): Promise<void> {
  if (!existsSync(join(root, 'vite.config.ts'))) return;
  const built = join(root, 'dist', 'web');
  const sources = hashSources();
  const stamp = join(built, webStamp);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
  say('building the web pages');
  // Built beside its place and swapped in, so that a running server never serves half of it.
  const draft = `${built}-${process.pid}`;
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'build', '--outDir', draft, '--emptyOutDir', '--logLevel', 'warn'];
  try {
    await runStep(process.execPath, args, 'the web pages could not be built');
    writeFileSync(join(draft, webStamp), sources);
    rmSync(built, { recursive: true, force: true });
    renameSync(draft, built);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** A hash over the names and contents of everything that goes into the web pages. */
function hashSources(): string {
  const patterns = ['web/**', 'src/**/contract.ts', 'src/core/**', 'vite.config.ts', 'package-lock.json'];
  const files = globSync(patterns, { cwd: root, exclude: (name) => name.endsWith('.test.ts') }).sort();
  const hash = createHash('sha256');
  for (const file of files) {
    const path = join(root, file);
    if (statSync(path).isFile()) hash.update(`${file}\0`).update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

/** Runs a program in the checkout, showing what it prints only when it fails. */
function runStep(program: string, args: readonly string[], complaint: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
      });
    }
    child.once('error', (error) => reject(new Error(`${complaint}: ${error.message}`)));
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${complaint}:\n${output.trim()}`));
    });
  });
}

/** One line for a person; standard output belongs to the command. */
export function say(line: string): void {
  console.error(`heed: ${line}`);
}
