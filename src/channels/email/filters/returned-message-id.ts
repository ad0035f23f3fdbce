import { messageIdsIn } from '../mail-headers.ts';
import { splitHeaders } from '../mime/header-block.ts';
import type { ParsedMail } from '../parsed-mail.ts';

const RETURNED = /^(?:message\/(?:rfc822|global)|text\/rfc822-headers|message\/rfc822-headers)$/;

/**
 * Message-ID of the mail a bounce returns: from the returned message or its headers (RFC 3462), else from a
 * copy of them in the text, as older servers write it.
 */
export function returnedMessageId(mail: ParsedMail): string | null {
  for (const part of mail.attachments) {
    if (!RETURNED.test(part.type)) continue;
    const { headers } = splitHeaders(
      Buffer.from(part.content.buffer, part.content.byteOffset, part.content.byteLength),
    );
    const id = messageIdsIn(
      headers.filter((entry) => entry.key === 'message-id').map((entry) => entry.value),
    )[0];
    if (id !== undefined) return id;
  }
  const quoted = /^[> \t]{0,20}message-id:[ \t]*\n?[ \t]*(<[^<>\s]{1,990}>)/im.exec(
    mail.text.slice(0, 200_000),
  )?.[1];
  return messageIdsIn(quoted === undefined ? [] : [quoted])[0] ?? null;
}
