import type { ParsedMail } from '../parsed-mail.ts';

/** What the rules must know about our own house to judge a mail. Addresses are in lower case. */
export interface KnownAddresses {
  /** Our mailboxes and reply addresses. */
  readonly ownAddresses: ReadonlySet<string>;
  /** Staff address to user id. */
  readonly staff: ReadonlyMap<string, string>;
  /** Our own mailing lists and group addresses, whose list headers are transport (DOMAIN R17). */
  readonly listAddresses: ReadonlySet<string>;
  /** Token of one of our reply addresses, or null for any other address. */
  replyTokenOf(address: string): string | null;
  /** Message-IDs we issued, with angle brackets. */
  readonly ourMessageIds: ReadonlySet<string>;
}

/**
 * What a mail is, before anybody asks what it is about. The sender of a mail can be forged: `staff` says whose
 * address stands in From, not who wrote it.
 */
export type MailVerdict =
  | { readonly kind: 'loop'; readonly reason: string }
  | {
      readonly kind: 'bounce';
      readonly reason: string;
      /** Message-ID of the returned mail, as the bounce claims it. */
      readonly of: string | null;
      /** Address that could not be reached. */
      readonly recipient: string | null;
      /** False while the other server still tries. */
      readonly permanent: boolean;
    }
  | {
      readonly kind: 'staff';
      readonly userId: string;
      readonly automatic: boolean;
      /** An absence notice: this person is away (DOMAIN X-20). */
      readonly absence: boolean;
      readonly reasons: readonly string[];
    }
  | { readonly kind: 'automatic' | 'bulk' | 'suspected'; readonly reasons: readonly string[] }
  | { readonly kind: 'personal' };

/** One rule: its verdict, or null when it has nothing to say and the next one is asked. */
export type MailFilter = (mail: ParsedMail, known: KnownAddresses) => MailVerdict | null;
