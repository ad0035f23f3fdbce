import type { ParsedMail } from '../parsed-mail.ts';
import { judgedAutomation } from './judged-automation.ts';
import type { KnownAddresses, MailVerdict } from './mail-verdict.ts';

/**
 * Our own mail that came back (DOMAIN X-10). The mark alone proves nothing, for anybody can write it: without
 * our sender or one of our Message-IDs a marked mail goes on to the other rules, so that it is not lost.
 */
export function ownLoop(mail: ParsedMail, known: KnownAddresses): MailVerdict | null {
  const isFromUs = mail.from !== null && isOwn(mail.from.address, known);
  const isMarked = mail.headers.has('x-heed-message');
  const isOurId = mail.messageId !== null && known.ourMessageIds.has(mail.messageId);
  if (isMarked && (isFromUs || isOurId))
    return { kind: 'loop', reason: 'X-Heed-Message: sent by this system' };
  if (isOurId && isFromUs) return { kind: 'loop', reason: 'Message-ID of a mail this system sent' };
  if (!isFromUs) return null;
  const judged = judgedAutomation(mail, known);
  if (judged.kind !== 'automatic') return null;
  return { kind: 'loop', reason: `automatic mail from our own mailbox: ${judged.reasons.join('; ')}` };
}

function isOwn(address: string, known: KnownAddresses): boolean {
  return known.ownAddresses.has(address) || known.replyTokenOf(address) !== null;
}
