import { createHash } from 'node:crypto';
import type { Address, MailAttachment } from './parsed-mail.ts';

/**
 * SHA-256 in hex over sender, subject, text and attachments. White space is folded first, because servers
 * re-wrap and trim on the way: the same mail fetched twice must give the same hash.
 */
export function bodyHash(
  from: Address | null,
  subject: string,
  text: string,
  attachments: readonly MailAttachment[],
): string {
  const hash = createHash('sha256');
  for (const part of [from?.address ?? '', subject, text]) {
    hash.update(part.replace(/\s+/g, ' ').trim());
    hash.update('\0');
  }
  for (const file of attachments) {
    hash.update(createHash('sha256').update(file.content).digest());
  }
  return hash.digest('hex');
}
