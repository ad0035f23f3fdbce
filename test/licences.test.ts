import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

/** SPDX identifiers of licences whose works may be combined with ours (AGPL-3.0-or-later). */
const compatible = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'PSF-2.0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

/** Packages under another licence, or that name none in their manifest, each with the reason why they may stand beside our code. */
const exceptions: Readonly<Record<string, { readonly licence: string | null; readonly reason: string }>> = {
  '@fontsource-variable/inter': {
    licence: 'OFL-1.1',
    reason: 'a typeface in files of its own; named in NOTICE',
  },
  'date-holidays': {
    licence: '(ISC AND CC-BY-3.0)',
    reason:
      'its table of holidays is under a Creative Commons licence: used unchanged, its source named in NOTICE',
  },
  opening_hours: {
    licence: 'LGPL-3.0-only',
    reason: 'measured against in bench/time.ts; no part of the product',
  },
  suncalc: {
    licence: null,
    reason: 'comes with opening_hours; its LICENSE file is the two-clause BSD licence',
  },
};

interface Package {
  readonly name: string;
  readonly licence: string | null;
}

const packages = lockedPackages();

describe('licences of everything that is installed', () => {
  test('the lockfile names what there is', () => {
    expect(packages.length).toBeGreaterThan(100);
  });

  test('each may be combined with AGPL-3.0-or-later', () => {
    const unfit = packages.filter(({ name, licence }) => !mayStay(name, licence));
    expect(unfit.map(({ name, licence }) => `${name}: ${licence ?? 'no licence given'}`)).toEqual([]);
  });

  test('no exception is left over', () => {
    const names = new Set(packages.map(({ name }) => name));
    expect(Object.keys(exceptions).filter((name) => !names.has(name))).toEqual([]);
  });

  test('our own is the whole text, and the one in package.json', () => {
    const text = readFileSync(join(root, 'LICENSE'), 'utf8');
    expect(text).toContain('GNU AFFERO GENERAL PUBLIC LICENSE');
    expect(text).toContain('END OF TERMS AND CONDITIONS');
    const { license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { license: string };
    expect(license).toBe('AGPL-3.0-or-later');
  });
});

describe('SPDX expressions', () => {
  test.each([
    ['MIT', true],
    ['MIT OR GPL-2.0-only', true],
    ['(MIT OR EUPL-1.1+)', true],
    ['MIT AND GPL-2.0-only', false],
    ['(MIT AND ISC) OR GPL-2.0-only', true],
    ['SSPL-1.0', false],
    ['SEE LICENSE IN LICENSE.md', false],
    [null, false],
  ] as const)('%s: %s', (expression, fits) => {
    expect(isCompatible(expression)).toBe(fits);
  });
});

/** Every package of the lockfile, of other systems too; what is installed speaks for itself. */
function lockedPackages(): Package[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { license?: string }>;
  };
  return Object.entries(lock.packages)
    .filter(([path]) => path !== '')
    .map(([path, { license }]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      licence: installedLicence(path) ?? license ?? null,
    }));
}

function installedLicence(path: string): string | null {
  const file = join(root, path, 'package.json');
  if (!existsSync(file)) return null;
  const { license } = JSON.parse(readFileSync(file, 'utf8')) as { license?: string };
  return license ?? null;
}

function mayStay(name: string, licence: string | null): boolean {
  return isCompatible(licence) || exceptions[name]?.licence === licence;
}

/** Reads an SPDX expression: of alternatives one must fit, of parts joined by AND each. */
function isCompatible(expression: string | null): boolean {
  if (expression === null) return false;
  const inner = /\(([^()]*)\)/.exec(expression);
  if (inner) {
    const judged = isCompatible(inner[1] ?? '') ? 'MIT' : 'NONE';
    return isCompatible(expression.replace(inner[0], judged));
  }
  return expression
    .split(' OR ')
    .some((part) => part.split(' AND ').every((licence) => compatible.has(licence.trim())));
}
