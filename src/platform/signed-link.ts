import { createHmac, timingSafeEqual } from 'node:crypto';
import { DAY, type Instant, SECOND } from '../core/time/instant.ts';
import { keyFor } from './secret-box.ts';

/** Whose page a link opens: one contact's, of one request. */
export interface LinkSubject {
  readonly orgId: string;
  readonly requestId: string;
  readonly contactId: string;
}

/** `expired`: it was ours, for this subject. `wrong`: it never was. */
export type ReadLink =
  | ({ readonly kind: 'valid' } & LinkSubject)
  | ({ readonly kind: 'expired' } & LinkSubject)
  | { readonly kind: 'wrong' };

/** A link opens its page for so long. */
const VALID_FOR = 60 * DAY;
const ID_BYTES = 16;
const SIGNED_BYTES = 3 * ID_BYTES + 4;
/** 128 bits of the MAC (NIST SP 800-107 section 5.3.1): enough that none is ever guessed, and the address stays short. */
const MAC_BYTES = 16;
/** Characters of a token. */
export const LINK_CHARS = Math.ceil(((SIGNED_BYTES + MAC_BYTES) * 4) / 3);

/**
 * The address of a contact's page (`/c/<token>`): the three ids and the time it ends, signed with a key of its own from
 * the installation's secret. It is the whole capability: there is no account behind it.
 */
export function linkUrl(
  { secret, publicUrl }: { readonly secret: string; readonly publicUrl: string },
  subject: LinkSubject,
  now: Instant,
): string {
  const ids = [subject.orgId, subject.requestId, subject.contactId].map(bytesOf);
  const end = Buffer.alloc(4);
  end.writeUInt32BE(Math.ceil((now + VALID_FOR) / SECOND));
  const signed = Buffer.concat([...ids, end]);
  return `${publicUrl}/c/${Buffer.concat([signed, macOf(secret, signed)]).toString('base64url')}`;
}

/** Reads a token. The signature is compared in constant time, and before anything in it is believed. */
export function readLink(secret: string, token: string, now: Instant): ReadLink {
  if (token.length !== LINK_CHARS || !/^[\w-]+$/.test(token)) return { kind: 'wrong' };
  const bytes = Buffer.from(token, 'base64url');
  const signed = bytes.subarray(0, SIGNED_BYTES);
  // The same bytes have one spelling: the last character of another one holds bits that are not read.
  const isPlain = bytes.toString('base64url') === token;
  if (!timingSafeEqual(macOf(secret, signed), bytes.subarray(SIGNED_BYTES)) || !isPlain)
    return { kind: 'wrong' };
  const [orgId, requestId, contactId] = [0, 1, 2].map((place) => idAt(signed, place)) as [
    string,
    string,
    string,
  ];
  const kind = now > signed.readUInt32BE(3 * ID_BYTES) * SECOND ? 'expired' : 'valid';
  return { kind, orgId, requestId, contactId };
}

function macOf(secret: string, signed: Buffer): Buffer {
  return createHmac('sha256', keyFor(secret, 'contact-page')).update(signed).digest().subarray(0, MAC_BYTES);
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
