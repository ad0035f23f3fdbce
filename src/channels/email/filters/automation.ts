import type { ParsedMail } from '../parsed-mail.ts';
import { judgedAutomation } from './judged-automation.ts';
import type { KnownAddresses, MailVerdict } from './mail-verdict.ts';

/** Machine or person, by the core's rules (DOMAIN 2.7). */
export function automation(mail: ParsedMail, known: KnownAddresses): MailVerdict | null {
  const { kind, reasons } = judgedAutomation(mail, known);
  if (kind === 'personal') return null;
  // What the bounce rule did not own, such as a read receipt, is still no person's word.
  return { kind: kind === 'bounce' ? 'automatic' : kind, reasons };
}
