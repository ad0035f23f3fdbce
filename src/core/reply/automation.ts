import { automaticSubject } from './automatic-subjects.ts';
import {
  AUTO_REPLY_HEADERS,
  BULK_HEADERS,
  BULK_PRECEDENCE,
  NOTICE_HEADERS,
  SERVICE_HEADERS,
} from './automation-headers.ts';
import { isDaemon, isListSender, isMailSystem, isNewsletter, takesNoReply } from './sender-signs.ts';

/** What the transport tells about a mail. */
export interface MailEvidence {
  /** Header values by lower-case name. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly subject: string;
  /** Sender as written in the From header. */
  readonly from: string;
  /** `own`: sent from a mailbox of our staff. */
  readonly direction: 'inbound' | 'own';
  /** The mail came through a mailing list of ours, such as sales@ kept as a group (R17). */
  readonly listIsOurs: boolean;
  /** METHOD of a calendar part, such as REQUEST or REPLY (RFC 5546); none when missing. */
  readonly calendarMethod?: string | null;
}

export interface AutomationVerdict {
  readonly kind: 'personal' | 'automatic' | 'bounce' | 'bulk' | 'suspected';
  /** The evidence, one plain sentence each; empty for a personal mail. */
  readonly reasons: readonly string[];
  /** The mail reads as an absence reply of our own staff. */
  readonly absence: boolean;
}

/** How mail systems without RFC 3464 name what they could not deliver. */
const FAILURE =
  /^(undeliver|returned mail|failure notice|failed mail|mail delivery|delivery (status|failure))/i;

/**
 * Says whether a machine sent a mail (DOMAIN 2.7), the surest evidence first: bounce, automatic, bulk, suspected.
 * `X-Auto-Response-Suppress` alone is no evidence: it asks others not to answer by machine, and a person's mail may
 * carry it.
 */
export function judgeAutomation(mail: MailEvidence): AutomationVerdict {
  const subject = automaticSubject(mail.subject);
  const suspicion = subject ? [`subject begins like an automatic reply: "${subject}"`] : [];
  const replies = autoReplyReasons(mail);
  const absence = mail.direction === 'own' && subject !== null;
  const bounces = bounceReasons(mail, replies.length > 0 || subject !== null);
  if (bounces.length > 0) return { kind: 'bounce', reasons: bounces, absence: false };
  if (hasEmptyReturnPath(mail)) replies.push('empty return path');
  if (replies.length > 0) return { kind: 'automatic', reasons: [...replies, ...suspicion], absence };
  if (absence) return { kind: 'automatic', reasons: suspicion, absence };
  const bulk = mail.direction === 'inbound' && !mail.listIsOurs ? bulkReasons(mail) : [];
  if (bulk.length > 0) return { kind: 'bulk', reasons: bulk, absence: false };
  const silent = mail.direction === 'inbound' ? noReplyReasons(mail) : [];
  if (silent.length > 1) return { kind: 'automatic', reasons: silent, absence: false };
  const doubts = [...suspicion, ...silent];
  return { kind: doubts.length > 0 ? 'suspected' : 'personal', reasons: doubts, absence: false };
}

function autoReplyReasons(mail: MailEvidence): string[] {
  const reasons: string[] = [];
  const submitted = keyword(mail, 'auto-submitted');
  if (submitted !== null && submitted !== 'no') reasons.push(`Auto-Submitted: ${submitted} (RFC 3834)`);
  for (const header of [...AUTO_REPLY_HEADERS, ...NOTICE_HEADERS]) {
    const value = keyword(mail, header.toLowerCase());
    if (value !== null && value !== 'no') reasons.push(`${header} is present`);
  }
  const precedence = keyword(mail, 'precedence');
  if (precedence === 'auto_reply' || precedence === 'auto-reply') reasons.push(`Precedence: ${precedence}`);
  const report = reportType(mail);
  if (report !== null && !isDeliveryReport(report)) reasons.push(`multipart/report of type ${report}`);
  if (mail.calendarMethod?.toUpperCase() === 'REPLY') reasons.push('answer of a calendar (RFC 5546)');
  return reasons;
}

/**
 * A bounce is a delivery report, or a notice from a mail system's own address. An empty return path bears it out but
 * does not make one: absence replies have it too (RFC 3834 section 3.3), and must not void a reply of ours.
 */
function bounceReasons(mail: MailEvidence, answersByMachine: boolean): string[] {
  const reasons: string[] = [];
  const report = reportType(mail);
  const fromSystem = isMailSystem(mail.from);
  if (report !== null && isDeliveryReport(report))
    reasons.push('multipart/report with a delivery status (RFC 3464)');
  if (hasEmptyReturnPath(mail) && (fromSystem || reasons.length > 0)) reasons.push('empty return path');
  const known = reasons.length > 0 || answersByMachine || isDaemon(mail.from) || FAILURE.test(mail.subject);
  if (fromSystem && known) reasons.push(`sent by a mail system: ${mail.from.trim()}`);
  return reasons;
}

function bulkReasons(mail: MailEvidence): string[] {
  const reasons = BULK_HEADERS.filter((header) => mail.headers.has(header.toLowerCase())).map(
    (header) => `${header} is present`,
  );
  const precedence = keyword(mail, 'precedence');
  if (precedence !== null && BULK_PRECEDENCE.has(precedence)) reasons.push(`Precedence: ${precedence}`);
  if ((mail.headers.get('return-path') ?? []).some(isListSender))
    reasons.push('return path of a mailing list');
  if (keyword(mail, 'x-spam-flag') === 'yes' || keyword(mail, 'x-spam-status')?.replace(',', '') === 'yes')
    reasons.push('marked as spam by a mail server');
  if (/^(?:re: )?(?:\[spam\]|\*{2,5} ?spam ?\*{2,5})/i.test(mail.subject))
    reasons.push('subject marked as spam');
  if (isNewsletter(mail.from)) reasons.push('sender is a newsletter');
  return reasons;
}

/** A form on a web site sends from such an address too, and names its visitor in Reply-To: that is a person's word. */
function noReplyReasons(mail: MailEvidence): string[] {
  const replyTo = mail.headers.get('reply-to')?.[0] ?? '';
  if (replyTo.includes('@') && !takesNoReply(replyTo)) return [];
  const senders = [mail.from, ...(mail.headers.get('return-path') ?? [])];
  if (!senders.some(takesNoReply)) return [];
  const bearsOut = SERVICE_HEADERS.filter((header) => mail.headers.has(header.toLowerCase()));
  return ['sender takes no replies', ...bearsOut.map((header) => `${header} is present`)];
}

function hasEmptyReturnPath(mail: MailEvidence): boolean {
  return (mail.headers.get('return-path') ?? []).some((value) => value.trim() === '<>');
}

/** First word of a header's first value, without parameters and comments; null when the header is missing. */
function keyword(mail: MailEvidence, name: string): string | null {
  const value = mail.headers.get(name)?.[0];
  return value === undefined
    ? null
    : (value
        .trim()
        .toLowerCase()
        .split(/[\s;(]/, 1)[0] ?? '');
}

/** The report type of a multipart/report, empty when it has none; null for any other mail. */
function reportType(mail: MailEvidence): string | null {
  const value = mail.headers.get('content-type')?.[0]?.toLowerCase();
  if (value?.trim().startsWith('message/disposition-notification')) return 'disposition-notification';
  if (!value?.trim().startsWith('multipart/report')) return null;
  return /report-type\s?=\s?"?([a-z-]+)/.exec(value)?.[1] ?? '';
}

function isDeliveryReport(type: string): boolean {
  return type === '' || type === 'delivery-status' || type === 'global-delivery-status';
}
