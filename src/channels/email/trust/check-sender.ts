import { type SenderChecks, standingOf, unchecked } from '../../../core/mail/sender-checks.ts';
import { domainOf } from '../../../core/mail/sender-warning.ts';
import type { SenderTrust } from '../../../core/mail/sender-words.ts';
import { isInside } from '../../../platform/guarded-fetch.ts';
import type { ParsedMail } from '../parsed-mail.ts';
import type { MailPath } from './mail-path.ts';
import type { AskNames } from './name-server.ts';
import { receiverResults } from './receiver-results.ts';
import { type Giver, verifyMail } from './verify-mail.ts';

/** A mail as it came to us. */
export interface CheckedMail {
  readonly mail: ParsedMail;
  readonly raw: Uint8Array;
  readonly path: MailPath;
  /** Our own address that it was for. */
  readonly mailbox: string;
  /** Only its beginning was fetched: what is signed can't be checked. */
  readonly truncated?: boolean;
}

/** From the first question to the last answer. */
const PATIENCE_MS = 2_000;

/**
 * What the server that a mailbox is read from found out when it took the mail, where it says enough: no question to
 * anybody. Our own listener believes nobody's word: in front of it may stand a server that lets forged ones through.
 */
export function receiverSays({ mail, path, mailbox }: CheckedMail): SenderTrust | null {
  if (path.via !== 'mailbox') return null;
  const said = receiverResults(mail, [path.server, domainOf(mailbox)]);
  if (said === null) return null;
  const { dkim, dmarc } = said.checks;
  if (dmarc.result === 'unchecked' && dkim.length === 0) return null;
  const checks = { ...said.checks, from: domainOf(mail.from?.address ?? '') };
  return { standing: standingOf(checks), checkedBy: 'receiver', server: said.server, checks };
}

/** Who sent a mail, by its receiver's word or by our own checks, within two seconds. Never rejects. */
export async function checkSender(given: CheckedMail, ask: AskNames): Promise<SenderTrust> {
  const said = receiverSays(given);
  if (said !== null) return said;
  const from = domainOf(given.mail.from?.address ?? '');
  try {
    if (given.truncated) return nobody(from, 'the mail is too large');
    const checks = await inTime(verifyMail(given.raw, from, giverOf(given.path), ask));
    return { standing: standingOf(checks), checkedBy: 'heed', server: null, checks };
  } catch (error) {
    return nobody(from, error instanceof Error ? error.message : String(error));
  }
}

/** Nobody looked, and why. */
export function notChecked({ mail }: Pick<CheckedMail, 'mail'>, note: string): SenderTrust {
  return nobody(domainOf(mail.from?.address ?? ''), note);
}

/** A public address gave it to us; one on the inside is a relay of our own, whose address says nothing. */
function giverOf(path: MailPath): Giver | null {
  return path.via === 'listener' && !isInside(path.client) ? path : null;
}

function nobody(from: string, note: string): SenderTrust {
  const checks: SenderChecks = unchecked(from, note);
  return { standing: 'unchecked', checkedBy: 'nobody', server: null, checks };
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('the name server did not answer in time')), PATIENCE_MS);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}
