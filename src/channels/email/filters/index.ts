import type { ParsedMail } from '../parsed-mail.ts';
import { automation } from './automation.ts';
import { bounce } from './bounce.ts';
import type { KnownAddresses, MailFilter, MailVerdict } from './mail-verdict.ts';
import { ownLoop } from './own-loop.ts';
import { staff } from './staff.ts';

export type { KnownAddresses, MailVerdict } from './mail-verdict.ts';

/** In this order: what is ours must never count as a contact, and a bounce may come from anybody's address. */
const FILTERS: readonly MailFilter[] = [ownLoop, bounce, staff, automation];

/** Judges a mail by its headers and shape (DOMAIN 2.7, R17, E2, X-10). Never throws. */
export function judgeMail(mail: ParsedMail, known: KnownAddresses): MailVerdict {
  for (const filter of FILTERS) {
    const verdict = filter(mail, known);
    if (verdict !== null) return verdict;
  }
  return { kind: 'personal' };
}
