import { newText } from '../../core/reply/new-text.ts';
import { findQuestions } from '../../core/reply/questions.ts';
import type { ParsedMail } from './parsed-mail.ts';

/** The method stands at the top of a calendar part. */
const READ_BYTES = 4_000;

/**
 * METHOD of the calendar part of a mail in capitals, such as REQUEST or REPLY (RFC 5546 section 3.2); null when there is
 * none, or when its sender asks something beside it: an invitation accepted with a question is a person's word.
 */
export function calendarMethod(mail: Pick<ParsedMail, 'attachments' | 'text'>): string | null {
  const part = mail.attachments.find(({ type }) => type === 'text/calendar');
  if (part === undefined) return null;
  const start = new TextDecoder().decode(part.content.subarray(0, READ_BYTES));
  const method = /^METHOD:[ \t]*([A-Za-z-]{1,20})/im.exec(start)?.[1]?.toUpperCase() ?? null;
  return method === null || findQuestions(newText(mail.text).text).length > 0 ? null : method;
}
