/** The automatic receipt that a contact may get at once (DOMAIN E1.d); it is no response and stops nothing. */
export interface Receipt {
  readonly on: boolean;
  /** With `{name}`, `{subject}`, `{company}` and `{opens}` to be filled in. */
  readonly text: string;
}

export const defaultReceipt: Receipt = {
  on: false,
  text: [
    'Dear {name},',
    '',
    'your message “{subject}” has reached us. {opens}',
    '',
    'This note was sent by our system, so that you know it arrived. The answer comes from a person.',
    '',
    '{company}',
  ].join('\n'),
};

/** What stands for the words in braces. */
export interface ReceiptWords {
  readonly name: string;
  readonly subject: string;
  readonly company: string;
  readonly opens: string;
}

/**
 * The text with its words filled in; braces around anything else stay as they are. A stranger can have this sent to
 * somebody else, so what they wrote comes in one line, cut, and without links.
 */
export function receiptText(text: string, words: ReceiptWords): string {
  const filled: ReceiptWords = { ...words, name: harmless(words.name), subject: harmless(words.subject) };
  return text.replaceAll(/\{(name|subject|company|opens)\}/g, (_, word: keyof ReceiptWords) => filled[word]);
}

function harmless(text: string): string {
  return text
    .slice(0, 120)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/(?:\w+:\/\/|www\.)\S+/gi, '(link)')
    .trim();
}

/** Names before the @ behind which no person reads (RFC 3834 section 2, RFC 2142). */
const nobody =
  /^(?:no-?reply|do-?not-?reply|mailer-daemon|postmaster|bounces?|owner-.*|.*-(?:request|owner))(?:[+=].*)?$/i;

/** Whether an automatic mail may go to that address at all. */
export function mayHaveReceipt(address: string): boolean {
  const [local = '', domain] = address.split('@');
  return domain !== undefined && !nobody.test(local.replaceAll(/[._]/g, '-'));
}
