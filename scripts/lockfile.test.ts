import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './prepare.ts';

interface Entry {
  readonly version?: string;
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
}

const read = (name: string) => JSON.parse(readFileSync(join(root, name), 'utf8'));
const { packages } = read('package-lock.json') as { packages: Record<string, Entry> };

/** Where Node.js looks for a package from within another: its own node_modules, then those of the folders above. */
function isLocked(from: string, name: string): boolean {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (packages[`${folder}${folder && '/'}node_modules/${name}`]) return true;
    if (folder === '') return false;
  }
}

// npm leaves out optional packages that a registry does not carry, and `npm ci` then fails where one does.
test('package-lock.json names every optional package for every system', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !isLocked(path, name))
      .map((name) => `${path} -> ${name}`),
  );
  expect(missing).toEqual([]);
});

test('package-lock.json and package.json ask for the same exact versions', () => {
  const { dependencies, devDependencies, optionalDependencies } = read('package.json') as Entry;
  expect(packages['']).toMatchObject({ dependencies, devDependencies, optionalDependencies });
  const asked = { ...dependencies, ...devDependencies, ...optionalDependencies };
  const locked = Object.keys(asked).map((name) => [name, packages[`node_modules/${name}`]?.version]);
  expect(Object.fromEntries(locked)).toEqual(asked);
});
