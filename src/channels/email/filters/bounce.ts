import { addressesIn } from '../mail-headers.ts';
import { headerOf, type ParsedMail } from '../parsed-mail.ts';
import { type DeliveryStatus, deliveryStatus } from './delivery-status.ts';
import { judgedAutomation } from './judged-automation.ts';
import type { KnownAddresses, MailVerdict } from './mail-verdict.ts';
import { returnedMessageId } from './returned-message-id.ts';

/** Reports by the same shape that return nothing: read receipts and abuse reports (RFC 8098, RFC 5965). */
const OTHER_REPORTS = /report-type\s*=\s*"?(?:disposition-notification|feedback-report)/i;

/**
 * A mail that came back undelivered, or is late (RFC 3464; before that X-Failed-Recipients and plain text). An
 * empty return path alone does not make one: absence replies have it too, and must not void a reply of ours.
 */
export function bounce(mail: ParsedMail, known: KnownAddresses): MailVerdict | null {
  if (OTHER_REPORTS.test(headerOf(mail, 'content-type') ?? '')) return null;
  const status = deliveryStatus(mail);
  if (status?.action === 'done') return null;
  const failed = addressesIn(mail.headers.get('x-failed-recipients'))[0]?.address ?? null;
  const returned = returnedMessageId(mail);
  const reason =
    status?.reason ?? (failed === null ? reasonWithoutStatus(mail, known, returned) : 'X-Failed-Recipients');
  if (reason === null) return null;
  return {
    kind: 'bounce',
    reason,
    of: returned ?? mail.inReplyTo[0] ?? mail.references.at(-1) ?? null,
    recipient: status?.recipient ?? failed,
    permanent: isPermanent(mail, status),
  };
}

function reasonWithoutStatus(
  mail: ParsedMail,
  known: KnownAddresses,
  returned: string | null,
): string | null {
  const judged = judgedAutomation(mail, known);
  // An older server's notice from any address: without return path, and with the mail it could not deliver.
  const returns = returned !== null && (mail.headers.get('return-path') ?? []).includes('<>');
  if (judged.kind !== 'bounce' && !(returns && judged.kind === 'automatic')) return null;
  const isReport = /^\s*multipart\/report/i.test(headerOf(mail, 'content-type') ?? '');
  const isFromSystem = /^(?:mailer-daemon|postmaster)@/.test(mail.from?.address ?? '');
  return isReport || isFromSystem || returned !== null ? judged.reasons.join('; ') : null;
}

/** Without a status code only words are left; a notice that says nothing of waiting means the mail is lost. */
function isPermanent(mail: ParsedMail, status: DeliveryStatus | null): boolean {
  if (status !== null) return status.action === 'failed';
  const text = `${mail.subject}\n${mail.text.slice(0, 4_000)}`;
  return !/\bdelayed\b|\bwarning: |will (?:be retried|retry|keep trying)|verzögert|still being retried/i.test(
    text,
  );
}
