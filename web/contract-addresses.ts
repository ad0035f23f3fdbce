import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';

/**
 * Gives the browser of each `contract.ts` only what it calls, method and path, and lists of words such as
 * the roles. The schemas are for the server and for
 * types; without them the validation library stays out of the first load. An import of anything else from a contract
 * fails the build.
 */
export function contractAddresses(): Plugin {
  return {
    name: 'heed-contract-addresses',
    enforce: 'pre',
    async load(id) {
      const [file = ''] = id.split('?');
      if (!/\/src\/.*\/contract\.ts$/.test(file)) return null;
      const module: unknown = await import(`${pathToFileURL(file).href}?at=${Date.now()}`);
      return Object.entries(module as Record<string, unknown>)
        .map(([name, value]) => line(name, value))
        .join('');
    },
  };
}

interface Address {
  readonly method: string;
  readonly path: string;
}

function isAddress(value: unknown): value is Address {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value;
}

function line(name: string, value: unknown): string {
  if (isAddress(value))
    return `export const ${name} = ${JSON.stringify({ method: value.method, path: value.path })};\n`;
  return isWords(value) ? `export const ${name} = ${JSON.stringify(value)};\n` : '';
}

function isWords(value: unknown): boolean {
  return Array.isArray(value) && value.every((word) => typeof word === 'string');
}
