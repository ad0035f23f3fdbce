import { conversationsOf } from '../core/audit/conversations-of.ts';
import { ownAddresses } from '../core/audit/own-addresses.ts';
import { DomainError } from '../core/domain-error.ts';
import type { Instant } from '../core/time/instant.ts';
import type { AuditSource, Watch } from './audit-source.ts';
import type { Mails } from './readers/read-mail.ts';
import { traceMails } from './trace-mails.ts';

export interface MailboxOptions {
  readonly name: string;
  /** Zone by which times in mails are read. */
  readonly zone: string;
  /** Our addresses and domains; empty: they are guessed. */
  readonly own: readonly string[];
  readonly now: Instant;
}

const PORTION = 1_000;

/**
 * Reads mails down to the conversations they make; nothing of their words is kept. Throws DomainError `invalid` when
 * there is no mail, or none of ours.
 */
export async function openMailbox(
  mails: Mails,
  { name, zone, own, now }: MailboxOptions,
  watch: Watch = () => {},
): Promise<AuditSource> {
  const index = await traceMails(mails, zone, (count) => watch(count, 'mails read'));
  if (index.traces.length === 0 && index.unreadable.length === 0)
    throw new DomainError('invalid', 'there is no mail in it');
  const { isOwn, note } = ownAddresses(index.traces, index.addresses, own);
  const found = conversationsOf(index.traces, isOwn, index.addresses);
  // A date that somebody's clock put into the future says nothing of how far the mailbox goes.
  const times = index.traces.map(({ at }) => at);
  const past = times.filter((at) => at <= now);
  const latest = (past.length > 0 ? past : times).reduce(
    (last, at) => Math.max(last, at),
    Number.NEGATIVE_INFINITY,
  );
  const entries = [...index.unreadable, ...found.rows];
  return {
    name,
    unit: 'conversation',
    hasValue: false,
    latest: Number.isFinite(latest) ? latest : null,
    notes: [
      note,
      ...countNote(found.begunByUs, 'conversation', 'begun by us, so no enquiry'),
      ...countNote(found.internal, 'mail', 'between our own people'),
      ...countNote(found.otherAutomatic, 'automatic mail', 'of ours that belongs to no enquiry'),
      'A person’s mail counts as an answer unless it only says that the enquiry arrived.',
      'What an answer was worth is not in a mailbox, so there is no score.',
    ],
    async *rows() {
      for (let from = 0; from < entries.length; from += PORTION) yield entries.slice(from, from + PORTION);
    },
  };
}

function countNote(n: number, what: string, which: string): string[] {
  return n === 0 ? [] : [`${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'} ${which}.`];
}
