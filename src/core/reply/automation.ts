import { automaticSubject } from './automatic-subjects.ts';

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
}

export interface AutomationVerdict {
  readonly kind: 'personal' | 'automatic' | 'bounce' | 'bulk' | 'suspected';
  /** The evidence, one plain sentence each; empty for a personal mail. */
  readonly reasons: readonly string[];
  /** The mail reads as an absence reply of our own staff. */
  readonly absence: boolean;
}

const AUTO_REPLY_HEADERS = ['X-Autoreply', 'X-Autorespond', 'X-Auto-Reply'] as const;
const BULK_HEADERS = ['List-Id', 'List-Unsubscribe', 'Feedback-ID'] as const;
/** How mail systems without RFC 3464 name what they could not deliver. */
const FAILURE =
  /^(undeliver|returned mail|failure notice|failed mail|mail delivery|delivery (status|failure))/i;
const BULK_PRECEDENCE = new Set(['bulk', 'junk', 'list']);

/**
 * Says whether a machine sent a mail (DOMAIN 2.7). `X-Auto-Response-Suppress` is not looked at: it asks others not
 * to answer by machine, and a person's mail may carry it.
 */
export function judgeAutomation(mail: MailEvidence): AutomationVerdict {
  const subject = automaticSubject(mail.subject);
  const suspicion = subject ? [`subject begins like an automatic reply: "${subject}"`] : [];
  const replies = autoReplyReasons(mail);
  const bounces = bounceReasons(mail, replies.length > 0 || subject !== null);
  const absence = mail.direction === 'own' && subject !== null;
  if (bounces.length > 0) return { kind: 'bounce', reasons: bounces, absence: false };
  if (replies.length > 0) return { kind: 'automatic', reasons: [...replies, ...suspicion], absence };
  const bulk = mail.direction === 'inbound' && !mail.listIsOurs ? bulkReasons(mail) : [];
  if (bulk.length > 0) return { kind: 'bulk', reasons: bulk, absence: false };
  if (subject === null) return { kind: 'personal', reasons: [], absence: false };
  return { kind: absence ? 'automatic' : 'suspected', reasons: suspicion, absence };
}

function autoReplyReasons(mail: MailEvidence): string[] {
  const reasons: string[] = [];
  const submitted = keyword(mail, 'auto-submitted');
  if (submitted !== null && submitted !== 'no') reasons.push(`Auto-Submitted: ${submitted} (RFC 3834)`);
  for (const header of AUTO_REPLY_HEADERS) {
    const value = keyword(mail, header.toLowerCase());
    if (value !== null && value !== 'no') reasons.push(`${header} is present`);
  }
  const precedence = keyword(mail, 'precedence');
  if (precedence === 'auto_reply' || precedence === 'auto-reply') reasons.push(`Precedence: ${precedence}`);
  const report = reportType(mail);
  if (report !== null && !isDeliveryReport(report)) reasons.push(`multipart/report of type ${report}`);
  return reasons;
}

/**
 * A bounce is a delivery report, or a mail without return path that no absence reply explains: those have an empty
 * return path too (RFC 3834 section 3.3), so only a mail system's own address outweighs their marks.
 */
function bounceReasons(mail: MailEvidence, answersByMachine: boolean): string[] {
  const reasons: string[] = [];
  const report = reportType(mail);
  const fromSystem = isMailSystem(mail.from);
  const noReturn = (mail.headers.get('return-path') ?? []).some((value) => value.trim() === '<>');
  if (report !== null && isDeliveryReport(report))
    reasons.push('multipart/report with a delivery status (RFC 3464)');
  if (noReturn && (fromSystem || reasons.length > 0 || (!answersByMachine && report === null))) {
    reasons.push('empty return path');
  }
  const known = reasons.length > 0 || answersByMachine || isDaemon(mail.from) || FAILURE.test(mail.subject);
  if (fromSystem && known) reasons.push(`sent by a mail system: ${mail.from.trim()}`);
  return reasons;
}

function bulkReasons(mail: MailEvidence): string[] {
  const reasons = BULK_HEADERS.filter((header) => mail.headers.has(header.toLowerCase())).map(
    (header) => `${header} is present`,
  );
  const precedence = keyword(mail, 'precedence');
  return precedence !== null && BULK_PRECEDENCE.has(precedence)
    ? [...reasons, `Precedence: ${precedence}`]
    : reasons;
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
  if (!value?.trim().startsWith('multipart/report')) return null;
  return /report-type\s?=\s?"?([a-z-]+)/.exec(value)?.[1] ?? '';
}

function isDeliveryReport(type: string): boolean {
  return type === '' || type === 'delivery-status' || type === 'global-delivery-status';
}

/** A postmaster may be a person who writes; a mailer-daemon never is. */
function isMailSystem(from: string): boolean {
  return isDaemon(from) || /(^|[<\s"])postmaster@/i.test(from);
}

function isDaemon(from: string): boolean {
  return /(^|[<\s"])mailer-daemon\b/i.test(from);
}
