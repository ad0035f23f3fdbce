import type { ParsedMail } from '../parsed-mail.ts';
import { judgedAutomation } from './judged-automation.ts';
import type { KnownAddresses, MailVerdict } from './mail-verdict.ts';

/** Mail with a staff member's address in From. Suspected automatic mail of theirs is automatic (DOMAIN 2.7). */
export function staff(mail: ParsedMail, known: KnownAddresses): MailVerdict | null {
  const userId = mail.from === null ? undefined : known.staff.get(mail.from.address);
  if (userId === undefined) return null;
  const { kind, reasons, absence } = judgedAutomation(mail, known);
  return { kind: 'staff', userId, automatic: kind !== 'personal', absence, reasons };
}
