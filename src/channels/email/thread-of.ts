import type { ParsedMail } from './parsed-mail.ts';

/** What a mail says it belongs to. A claim only: whoever uses it checks that the sender may make it. */
export interface ThreadKeys {
  /** Token of the reply address the mail was sent to, in lower case. */
  readonly replyToken: string | null;
  /** Message-IDs it refers to, nearest first, with angle brackets. */
  readonly messageIds: readonly string[];
}

/**
 * Keys to the conversation a mail belongs to: the token in a reply address of ours (`local+TOKEN@domain`), and
 * the Message-IDs of In-Reply-To and References. `replyTokenOf` tells our reply addresses from others; without
 * it every plus address counts.
 */
export function threadKeys(
  mail: Pick<ParsedMail, 'to' | 'cc' | 'deliveredTo' | 'inReplyTo' | 'references'>,
  replyTokenOf: (address: string) => string | null = plusToken,
): ThreadKeys {
  // The delivery headers come from servers of ours, so they are asked before what the sender wrote.
  const addresses = [...mail.deliveredTo, ...[...mail.to, ...mail.cc].map((entry) => entry.address)];
  const replyToken = addresses.map(replyTokenOf).find((token) => token !== null) ?? null;
  return { replyToken, messageIds: [...new Set([...mail.inReplyTo, ...mail.references.toReversed()])] };
}

/** The part behind the first plus sign of the local part; addresses are compared in lower case, so are tokens. */
export function plusToken(address: string): string | null {
  return /^[^+@]+\+([a-z0-9][a-z0-9._=-]{3,120})@[^@]+$/.exec(address.toLowerCase())?.[1] ?? null;
}
