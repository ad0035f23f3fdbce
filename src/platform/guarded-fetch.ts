import { lookup } from 'node:dns/promises';
import type { IncomingMessage } from 'node:http';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { Permanent, Transient } from './failure.ts';

export interface GuardedFetchOptions {
  /** HEED_FETCH_PRIVATE: addresses inside the house are allowed, and there also http. */
  readonly allowPrivate: boolean;
  readonly maxBytes?: number;
  readonly timeoutMs?: number;
  readonly accept?: string;
  /** To be posted instead of asking; it goes to no other address then. */
  readonly post?: { readonly headers: Readonly<Record<string, string>>; readonly body: Buffer };
}

export interface Fetched {
  readonly status: number;
  readonly contentType: string;
  readonly body: Buffer;
}

const MOST_REDIRECTS = 3;
const MOST_BYTES = 5 * 1024 * 1024;
const PATIENCE_MS = 10_000;

/**
 * Addresses that reach the machine itself, its network or nobody (RFC 6890 and the registries it began), and ranges
 * that carry such an address inside: NAT64 (RFC 6052), 6to4 (RFC 3056), Teredo (RFC 4380). An IPv4 address written
 * as IPv6 (`::ffff:127.0.0.1`) is matched by its IPv4 rules.
 */
const inside = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  inside.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(network, prefix, 'ipv6');

/** Whether an address is not out on the public internet. */
export function isInside(address: string): boolean {
  const family = isIP(address.split('%')[0] ?? '');
  return family === 0 || inside.check(address.split('%')[0] ?? '', family === 6 ? 'ipv6' : 'ipv4');
}

/**
 * Gets what stands at an address that a user gave, or posts to it, never anything inside the own network: the address of every hop is
 * looked up and checked, and the connection goes to just the address that was checked. https alone; http only to inside
 * addresses where those are allowed. Throws Permanent for what asking again does not mend, Transient else, both in
 * words for the user; an answer of any status but a redirect is returned.
 */
export async function guardedFetch(address: string, options: GuardedFetchOptions): Promise<Fetched> {
  const patience = AbortSignal.timeout(options.timeoutMs ?? PATIENCE_MS);
  let url = readUrl(address);
  for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
    const pinned = await checkedAddresses(url, options.allowPrivate, patience);
    const answer = await ask(url, pinned, options, patience);
    if ('body' in answer) return answer;
    if (options.post) throw new Permanent('that address sends on to another one');
    url = readUrl(answer.location, url);
  }
  throw new Permanent('that address sends on to another one again and again');
}

interface Address {
  readonly address: string;
  readonly family: number;
}

function readUrl(text: string, base?: URL): URL {
  const url = URL.canParse(text, base) ? new URL(text, base) : null;
  if (!url || !['https:', 'http:'].includes(url.protocol) || url.hostname === '')
    throw new Permanent('an address beginning with https:// is needed');
  return url;
}

/** The addresses behind a host name, all of them allowed. */
async function checkedAddresses(url: URL, allowPrivate: boolean, signal: AbortSignal): Promise<Address[]> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const found = isIP(host) ? [{ address: host, family: isIP(host) }] : await lookUp(host, signal);
  const isPrivate = found.some(({ address }) => isInside(address));
  if (isPrivate && !allowPrivate)
    throw new Permanent(`${url.hostname} is no address on the public internet, and others are not asked`);
  if (url.protocol !== 'https:' && !isPrivate)
    throw new Permanent('an address beginning with https:// is needed');
  return found;
}

async function lookUp(host: string, signal: AbortSignal): Promise<Address[]> {
  const given = lookup(host, { all: true, verbatim: true }).catch(() => {
    throw new Transient(`${host} is not known: check the address`);
  });
  return Promise.race([given, gaveUp(signal, host)]);
}

function gaveUp(signal: AbortSignal, host: string): Promise<never> {
  return new Promise((_, reject) => {
    const tooSlow = () => reject(new Transient(`${host} did not answer in time`));
    if (signal.aborted) tooSlow();
    else signal.addEventListener('abort', tooSlow, { once: true });
  });
}

/** Answers every question for a host with what was checked, whatever its name server says by now. */
function pinnedLookup(addresses: readonly Address[]): LookupFunction {
  return (_host, { all }, callback) => {
    if (all) return callback(null, [...addresses]);
    const [first] = addresses;
    return callback(null, first?.address ?? '', first?.family ?? 4);
  };
}

function ask(
  url: URL,
  addresses: readonly Address[],
  { maxBytes = MOST_BYTES, accept = '*/*', post }: GuardedFetchOptions,
  signal: AbortSignal,
): Promise<Fetched | { readonly location: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<Fetched | { readonly location: string }>();
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  // A connection of its own: one kept from before was checked for another name.
  const request = send(url, {
    agent: false,
    lookup: pinnedLookup(addresses),
    method: post ? 'POST' : 'GET',
    headers: { accept, 'accept-encoding': 'identity', 'user-agent': 'Heed', ...post?.headers },
    signal,
  });
  request.on('error', () => reject(brokenOff(signal, url)));
  request.on('response', (response) => {
    const { statusCode = 0, headers } = response;
    if ([301, 302, 303, 307, 308].includes(statusCode) && headers.location !== undefined) {
      request.destroy();
      resolve({ location: headers.location });
      return;
    }
    readBody(response, maxBytes).then(
      (body) => resolve({ status: statusCode, contentType: headers['content-type'] ?? '', body }),
      (error: Error) => {
        request.destroy();
        reject(error instanceof Permanent ? error : brokenOff(signal, url));
      },
    );
  });
  request.end(post?.body);
  return promise;
}

function brokenOff(signal: AbortSignal, { hostname }: URL): Transient {
  return new Transient(
    signal.aborted ? `${hostname} did not answer in time` : `${hostname} can't be reached`,
  );
}

async function readBody(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > maxBytes) throw new Permanent(`more than ${Math.floor(maxBytes / 1024)} kB stand there`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}
