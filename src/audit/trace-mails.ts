import { createHash } from 'node:crypto';
import { judgedAutomation } from '../channels/email/filters/judged-automation.ts';
import type { KnownAddresses } from '../channels/email/filters/mail-verdict.ts';
import { parseMail } from '../channels/email/parse-mail.ts';
import type { ParsedMail } from '../channels/email/parsed-mail.ts';
import { receivedAt } from '../channels/email/received-at.ts';
import type { UnreadableRow } from '../core/audit/audit-row.ts';
import type { MailTrace } from '../core/audit/mail-trace.ts';
import { saysOnlyReceived } from '../core/audit/says-only-received.ts';
import { newText } from '../core/reply/new-text.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Mails, RawMail } from './readers/read-mail.ts';

/** What is known of a mailbox once all of it has been read. */
export interface MailIndex {
  readonly traces: readonly MailTrace[];
  /** In lower case; traces name them by place. */
  readonly addresses: readonly string[];
  readonly unreadable: readonly UnreadableRow[];
}

/** So many references tell where a mail belongs, the nearest first; so many recipients whom it is for. */
const MOST_REFS = 6;
const MOST_TO = 20;
/** Addresses of forms and systems that write for somebody named in Reply-To. */
const FOR_ANOTHER =
  /^(?:no-?_?reply|do-?not-?reply|web|website|www|form|forms|contact-?form|notifications?|mailer)\b/;
/** What replies and forwards put before a subject, in the tongues of common mail programs. */
const PREFIX = /^(?:\s*(?:re|aw|sv|antw|fwd?|wg|tr|rv|r|ref)\s*(?:\[\d+\])?\s*[:：])+\s*/i;

/** Reads mails down to what threading needs; nothing of their words is kept. `seen` hears how many were read. */
export async function traceMails(
  mails: Mails,
  zone: string,
  seen: (count: number) => void,
): Promise<MailIndex> {
  const places = new Map<string, number>();
  const traces: MailTrace[] = [];
  const unreadable: UnreadableRow[] = [];
  let place = 0;
  for await (const raw of mails) {
    place += 1;
    const trace = await traceOf(raw, place, zone, places);
    if (typeof trace === 'string') unreadable.push({ line: place, reason: `${raw.where}: ${trace}` });
    else traces.push(trace);
    seen(place);
  }
  return { traces, addresses: [...places.keys()], unreadable };
}

async function traceOf(
  { bytes, storedAt, inSent }: RawMail,
  place: number,
  zone: string,
  places: Map<string, number>,
): Promise<MailTrace | string> {
  const mail = await parseMail(bytes);
  const sender = senderOf(mail);
  if (sender === null) return 'no sender is named';
  const at = timeOf(mail, storedAt);
  if (at === null || at < 0) return 'no time of arrival can be read';
  const address = (one: string) => {
    const known = places.get(one) ?? places.size;
    places.set(one, known);
    return known;
  };
  const to = [...new Set([...[...mail.to, ...mail.cc].map((one) => one.address), ...mail.deliveredTo])];
  const machineIn = judgedAutomation(mail, strangers).kind !== 'personal';
  const machineOut =
    judgedAutomation(mail, { ...strangers, ownAddresses: new Set([sender]) }).kind !== 'personal';
  const hasFile = mail.attachments.length > 0;
  return {
    place,
    at,
    id: mail.messageId === null ? 0 : numberOf(mail.messageId),
    refs: [...new Set([...mail.inReplyTo, ...mail.references.toReversed()])]
      .slice(0, MOST_REFS)
      .map(numberOf),
    from: address(sender),
    to: to.slice(0, MOST_TO).map(address),
    subject: subjectOf(mail.subject),
    machineIn,
    machineOut,
    isBare: !machineOut && !hasFile && saysOnlyReceived(newText(mail.text).text, at, zone),
    inSent,
  };
}

/** Nothing is known of our own house yet: whose mail it is shows when all have been read. */
const strangers: KnownAddresses = {
  ownAddresses: new Set(),
  staff: new Map(),
  listAddresses: new Set(),
  replyTokenOf: () => null,
  ourMessageIds: new Set(),
};

function senderOf({ from, replyTo }: ParsedMail): string | null {
  if (from === null) return replyTo?.address ?? null;
  return replyTo !== null && FOR_ANOTHER.test(from.address) ? replyTo.address : from.address;
}

/** By our own server's clock, else as the store says; for what was sent, as its Date header says. */
function timeOf(mail: ParsedMail, storedAt: Instant | null): Instant | null {
  const date = mail.headers.get('date') ?? [];
  return receivedAt(mail) ?? storedAt ?? receivedAt({ headers: new Map([['received', date]]) });
}

function subjectOf(subject: string): number {
  const plain = subject.replace(PREFIX, '').trim().toLowerCase();
  return plain === '' ? 0 : numberOf(plain);
}

/** 48 bits of a hash: two of a million differ but for one chance in hundreds. */
function numberOf(text: string): number {
  return createHash('sha1').update(text).digest().readUIntBE(0, 6) || 1;
}
