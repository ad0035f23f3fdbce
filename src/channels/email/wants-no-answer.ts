import { AUTO_REPLY_HEADERS, BULK_HEADERS, BULK_PRECEDENCE } from '../../core/reply/automation-headers.ts';
import { headerOf, type ParsedMail } from './parsed-mail.ts';

/**
 * Whether a mail is not to be answered by a machine: one wrote it, it came over a list or in bulk, it has no way back,
 * or it asks for that (RFC 3834 section 2, X-Auto-Response-Suppress). A person may have written it all the same.
 */
export function wantsNoAnswer(mail: Pick<ParsedMail, 'headers'>): boolean {
  const has = (name: string) => mail.headers.has(name.toLowerCase());
  const submitted = headerOf(mail, 'auto-submitted')?.trim().toLowerCase() ?? 'no';
  const suppress = headerOf(mail, 'x-auto-response-suppress')?.toLowerCase() ?? '';
  const precedence = headerOf(mail, 'precedence')?.trim().toLowerCase() ?? '';
  return (
    !submitted.startsWith('no') ||
    /\b(?:all|autoreply)\b/.test(suppress) ||
    BULK_PRECEDENCE.has(precedence) ||
    precedence === 'auto_reply' ||
    AUTO_REPLY_HEADERS.some(has) ||
    BULK_HEADERS.some(has) ||
    headerOf(mail, 'return-path')?.trim() === '<>'
  );
}
