import { judgeAutomation } from '../../../core/reply/automation.ts';
import { calendarMethod } from '../calendar-method.ts';
import type { ParsedMail } from '../parsed-mail.ts';
import { isListOurs } from './list-is-ours.ts';
import type { KnownAddresses } from './mail-verdict.ts';

/** The core's judgement of a mail: mail from our own people and mailboxes is judged as our own. */
export function judgedAutomation(
  mail: ParsedMail,
  known: KnownAddresses,
): ReturnType<typeof judgeAutomation> {
  const from = mail.from?.address ?? '';
  const isOwn = known.staff.has(from) || known.ownAddresses.has(from);
  return judgeAutomation({
    headers: mail.headers,
    subject: mail.subject,
    from: mail.from?.name ? `${mail.from.name} <${from}>` : from,
    direction: isOwn ? 'own' : 'inbound',
    listIsOurs: isListOurs(mail, known),
    calendarMethod: calendarMethod(mail),
  });
}
