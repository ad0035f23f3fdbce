import { addressParser } from 'postal-mime';
import type { HeaderEntry } from './mime/header-block.ts';
import type { Address } from './parsed-mail.ts';

/** A header of 64 KB has nothing to say that its beginning has not said. */
const MAX_VALUE_CHARS = 65_536;
const MAX_HEADERS = 2_000;
const MAX_ADDRESSES = 1_000;
const MAX_MESSAGE_IDS = 200;
/** A line holds no longer one (RFC 5322 section 2.1.1), and no index keeps one. */
const MAX_ID_BYTES = 998;
/** Local part, sign and domain at their longest (RFC 5321 section 4.5.3.1). */
const MAX_ADDRESS_BYTES = 320;

/** Gathers header entries by name, in order; values are cut at 64 KB and the number of entries is bounded. */
export function headerMap(entries: readonly HeaderEntry[], defects: string[]): Map<string, string[]> {
  const headers = new Map<string, string[]>();
  if (entries.length > MAX_HEADERS) defects.push(`only the first ${MAX_HEADERS} headers were read`);
  for (const { key, value } of entries.slice(0, MAX_HEADERS)) {
    if (key === '') continue;
    if (value.length > MAX_VALUE_CHARS) defects.push(`header ${key.slice(0, 60)} was cut`);
    const clean = value.slice(0, MAX_VALUE_CHARS).replaceAll('\0', '').trim();
    const values = headers.get(key);
    if (values === undefined) headers.set(key, [clean]);
    else values.push(clean);
  }
  return headers;
}

/** Message-IDs in a header value, with their angle brackets (RFC 5322 section 3.6.4). The first and the newest are kept. */
export function messageIdsIn(values: readonly string[] | undefined): readonly string[] {
  if (values === undefined) return [];
  const text = values.join(' ').replaceAll('\0', '');
  const found = [...new Set(text.match(/<[^<>\s]{1,990}>/g) ?? [])].filter(isShortEnough);
  // Some senders leave the brackets out; a bare token with an @ is taken for an id.
  const ids = found.length > 0 ? found : text.split(/\s+/).filter(isBareId).map(bracketed);
  return ids.length <= MAX_MESSAGE_IDS ? ids : [...ids.slice(0, 1), ...ids.slice(1 - MAX_MESSAGE_IDS)];
}

function isShortEnough(id: string): boolean {
  return Buffer.byteLength(id) <= MAX_ID_BYTES;
}

function isBareId(token: string): boolean {
  return (
    isShortEnough(bracketed(token)) && token.includes('@') && !token.includes('<') && !token.includes('>')
  );
}

function bracketed(token: string): string {
  return `<${token}>`;
}

/** Reads an address header; groups are opened, entries without a possible address are left out. */
export function addressesIn(values: readonly string[] | undefined): readonly Address[] {
  const addresses: Address[] = [];
  for (const value of values ?? []) {
    for (const entry of addressParser(value, { flatten: true })) {
      const address = entry.address?.trim().toLowerCase() ?? '';
      if (address === '' || Buffer.byteLength(address) > MAX_ADDRESS_BYTES) continue;
      if (addresses.length >= MAX_ADDRESSES) break;
      addresses.push({ name: oneLine(entry.name), address });
    }
  }
  return addresses;
}

/** Text on one line without control characters. */
export function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').trim();
}

const DELIVERY_HEADERS = ['delivered-to', 'x-original-to', 'envelope-to', 'x-delivered-to', 'x-envelope-to'];

/** Addresses the servers on the way delivered to, lower case, without doubles. */
export function deliveredAddresses(headers: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const found = DELIVERY_HEADERS.flatMap((name) => addressesIn(headers.get(name)));
  return [...new Set(found.map((entry) => entry.address))];
}
