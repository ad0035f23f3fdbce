import { isListSender } from '../../../core/reply/sender-signs.ts';
import { headerOf, type ParsedMail } from '../parsed-mail.ts';
import type { KnownAddresses } from './mail-verdict.ts';

/**
 * Whether the list headers of a mail come from a list of ours, such as sales@ kept as a group: then they tell
 * how it travelled, not what wrote it (DOMAIN R17). One list of someone else's among them, and they count.
 */
export function isListOurs(mail: ParsedMail, known: KnownAddresses): boolean {
  const ids = mail.headers.get('list-id') ?? [];
  const posts = (mail.headers.get('list-post') ?? []).filter((value) =>
    value.toLowerCase().includes('mailto:'),
  );
  if (ids.length > 0)
    return ids.every((id) => isOurId(id, known)) && posts.every((post) => isOurPost(post, known));
  if (posts.length > 0) return posts.every((post) => isOurPost(post, known));
  if (!isListWithoutName(mail)) return false;
  const reached = [...mail.to, ...mail.cc].map((entry) => entry.address).concat(mail.deliveredTo);
  return reached.some((address) => known.listAddresses.has(address));
}

/** Old list servers say no more than this; who adds a way to unsubscribe, but no list, sends in bulk (RFC 2369). */
function isListWithoutName(mail: ParsedMail): boolean {
  if (mail.headers.has('list-unsubscribe') || mail.headers.has('feedback-id')) return false;
  if (headerOf(mail, 'precedence')?.toLowerCase() === 'list') return true;
  return mail.headers.has('x-beenthere') || isListSender(headerOf(mail, 'return-path') ?? '');
}

/** `Sales <sales.example.com>` stands for sales@example.com (RFC 2919 section 3). */
function isOurId(value: string, known: KnownAddresses): boolean {
  const id = (/<([^<>]*)>\s*$/.exec(value)?.[1] ?? value).trim().toLowerCase();
  for (const address of known.listAddresses) {
    if (id === address || id === address.replace('@', '.')) return true;
  }
  return false;
}

function isOurPost(value: string, known: KnownAddresses): boolean {
  const addresses = [...value.toLowerCase().matchAll(/mailto:([^>?,\s]{1,320})/g)].map(
    (match) => match[1] ?? '',
  );
  return addresses.some((address) => known.listAddresses.has(address));
}
