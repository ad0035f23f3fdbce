import type { KnownAddresses } from '../channels/email/filters/index.ts';
import type { ParsedMail } from '../channels/email/parsed-mail.ts';
import type { SenderTrust } from '../core/mail/sender-words.ts';

/** What is known of a sender: nothing was checked (null), or it is not known yet. */
export type Trust = SenderTrust | 'unknown' | null;

/** Whether an address of ours stands in From: a colleague's, or one that we share. */
export function claimsUs(mail: ParsedMail, known: KnownAddresses): boolean {
  const from = mail.from?.address ?? '';
  return known.staff.has(from) || known.ownAddresses.has(from);
}

/**
 * Whether a mail in our name was not sent by us, as far as the checks can say (decision 0015). What could not be checked
 * is no forgery.
 */
export function isForged(mail: ParsedMail, known: KnownAddresses, trust: Trust): boolean {
  return trust !== null && trust !== 'unknown' && trust.standing === 'failed' && claimsUs(mail, known);
}

/** What is known of our house without the forged address: its mail is judged as a stranger's. */
export function asStranger(known: KnownAddresses, mail: ParsedMail): KnownAddresses {
  const from = mail.from?.address ?? '';
  return {
    ...known,
    staff: new Map([...known.staff].filter(([address]) => address !== from)),
    ownAddresses: new Set([...known.ownAddresses].filter((address) => address !== from)),
  };
}

/** How sure it is that a mail of ours is ours; it goes into the reason. `unchecked`: nobody looked. */
export function proofOf(trust: Trust): 'proven' | 'unproven' | 'unchecked' {
  if (trust === null || trust === 'unknown') return 'unchecked';
  return trust.standing === 'proven' ? 'proven' : 'unproven';
}
