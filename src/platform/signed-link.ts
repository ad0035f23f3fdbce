import { DAY, type Instant } from '../core/time/instant.ts';
import { readIds, signIds, tokenChars } from './signed-ids.ts';

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
const IDS = 3;
const purpose = 'contact-page';
/** Characters of a token. */
export const LINK_CHARS = tokenChars(IDS);

/**
 * The address of a contact's page (`/c/<token>`): the three ids and the time it ends, signed with a key of its own from
 * the installation's secret. It is the whole capability: there is no account behind it.
 */
export function linkUrl(
  { secret, publicUrl }: { readonly secret: string; readonly publicUrl: string },
  { orgId, requestId, contactId }: LinkSubject,
  now: Instant,
): string {
  return `${publicUrl}/c/${signIds({ secret, purpose }, [orgId, requestId, contactId], now + VALID_FOR)}`;
}

/** Reads a token. The signature is compared in constant time, and before anything in it is believed. */
export function readLink(secret: string, token: string, now: Instant): ReadLink {
  const read = readIds({ secret, purpose }, IDS, token, now);
  if (read.kind === 'wrong') return read;
  const [orgId, requestId, contactId] = read.ids as [string, string, string];
  return { kind: read.kind, orgId, requestId, contactId };
}
