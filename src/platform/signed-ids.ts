import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Instant, SECOND } from '../core/time/instant.ts';
import { keyFor } from './secret-box.ts';

const ID_BYTES = 16;
const END_BYTES = 4;
/** 128 bits of the MAC (NIST SP 800-107 section 5.3.1): enough that none is ever guessed, and the address stays short. */
const MAC_BYTES = 16;

/** Characters of a token that names so many ids. */
export const tokenChars = (ids: number): number =>
  Math.ceil(((ids * ID_BYTES + END_BYTES + MAC_BYTES) * 4) / 3);

/** `purpose` has a key of its own, so that no token of one kind is ever one of another. */
export interface TokenKey {
  readonly secret: string;
  readonly purpose: string;
}

/** `expired`: it was ours. `wrong`: it never was. */
export type ReadIds =
  | { readonly kind: 'valid' | 'expired'; readonly ids: readonly string[] }
  | { readonly kind: 'wrong' };

/** Ids and the time they end, signed: the whole capability of an address. */
export function signIds(key: TokenKey, ids: readonly string[], endsAt: Instant): string {
  const end = Buffer.alloc(END_BYTES);
  end.writeUInt32BE(Math.ceil(endsAt / SECOND));
  const signed = Buffer.concat([...ids.map(bytesOf), end]);
  return Buffer.concat([signed, macOf(key, signed)]).toString('base64url');
}

/** Reads a token of so many ids. The signature is compared in constant time, and before anything in it is believed. */
export function readIds(key: TokenKey, count: number, token: string, now: Instant): ReadIds {
  if (token.length !== tokenChars(count) || !/^[\w-]+$/.test(token)) return { kind: 'wrong' };
  const bytes = Buffer.from(token, 'base64url');
  const signed = bytes.subarray(0, count * ID_BYTES + END_BYTES);
  // The same bytes have one spelling: the last character of another one holds bits that are not read.
  const isPlain = bytes.toString('base64url') === token;
  if (!timingSafeEqual(macOf(key, signed), bytes.subarray(signed.length)) || !isPlain)
    return { kind: 'wrong' };
  const kind = now > signed.readUInt32BE(count * ID_BYTES) * SECOND ? 'expired' : 'valid';
  return { kind, ids: Array.from({ length: count }, (_, place) => idAt(signed, place)) };
}

function macOf({ secret, purpose }: TokenKey, signed: Buffer): Buffer {
  return createHmac('sha256', keyFor(secret, purpose)).update(signed).digest().subarray(0, MAC_BYTES);
}

function bytesOf(id: string): Buffer {
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
  if (bytes.length !== ID_BYTES) throw new RangeError(`not a UUID: ${id}`);
  return bytes;
}

function idAt(bytes: Buffer, place: number): string {
  const hex = bytes.toString('hex', place * ID_BYTES, (place + 1) * ID_BYTES);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
