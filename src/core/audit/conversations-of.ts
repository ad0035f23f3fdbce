import { DAY, type Instant, type Milliseconds } from '../time/instant.ts';
import type { AuditRow } from './audit-row.ts';
import type { MailTrace } from './mail-trace.ts';

/** What the mails of a mailbox come to. */
export interface Conversations {
  /** Enquiries, in the order of their arrival; conversations that a machine opened are among them, excluded. */
  readonly rows: readonly AuditRow[];
  /** Conversations that we began ourselves: no enquiries. */
  readonly begunByUs: number;
  /** Mails between our own people. */
  readonly internal: number;
  /** Machine messages of ours that belong to no enquiry. */
  readonly otherAutomatic: number;
}

/** Without a Message-ID to go by, the same subject with the same person is one conversation for so long. */
const SAME_SUBJECT: Milliseconds = 30 * DAY;

/** A conversation while it is put together. */
interface Thread {
  readonly first: MailTrace;
  readonly partner: number;
  readonly by: 'person' | 'machine' | 'us';
  answeredAt: Instant | null;
  /** Who answered, by address. */
  answeredBy: number | null;
  chasers: number;
  automatic: number;
  lastAt: Instant;
}

/**
 * Puts mails together to conversations: by Message-ID, References and In-Reply-To, else by subject and partner. A
 * person's mail to us that opens one is an enquiry; its first personal answer is our first mail to them after it that a
 * person wrote and that says more than that it arrived. Machine messages of ours are counted apart (S0-24).
 */
export function conversationsOf(
  mails: readonly MailTrace[],
  isOwn: readonly boolean[],
  addresses: readonly string[],
): Conversations {
  const threads = new Threads(isOwn);
  for (const mail of mails.toSorted((a, b) => a.at - b.at || a.place - b.place)) threads.add(mail);
  const received = threads.all.filter(({ by }) => by !== 'us');
  return {
    rows: received.map((thread) => rowOf(thread, addresses)),
    begunByUs: threads.all.length - received.length,
    internal: threads.internal,
    otherAutomatic: threads.otherAutomatic,
  };
}

class Threads {
  readonly all: Thread[] = [];
  internal = 0;
  otherAutomatic = 0;
  readonly #isOwn: readonly boolean[];
  readonly #byId = new Map<number, Thread>();
  readonly #bySubject = new Map<string, Thread>();
  readonly #ids = new Set<number>();
  /** Message-ID, sender and subject: what is the same in all of them lies there twice. */
  readonly #seen = new Set<string>();
  /** Ids that a form or a program gave to several mails: alone they don't say where a mail belongs. */
  readonly #shared = new Set<number>();

  constructor(isOwn: readonly boolean[]) {
    this.#isOwn = isOwn;
  }

  add(mail: MailTrace): void {
    if (mail.id === 0) this.#place(mail);
    else this.#addById(mail);
  }

  #addById(mail: MailTrace): void {
    const print = `${mail.id} ${mail.from} ${mail.subject}`;
    // The same mail may lie in two folders.
    if (this.#seen.has(print)) return;
    this.#seen.add(print);
    const isShared = this.#ids.has(mail.id);
    this.#ids.add(mail.id);
    if (isShared) this.#shared.add(mail.id);
    this.#place(isShared ? { ...mail, id: 0 } : mail);
  }

  #place(mail: MailTrace): void {
    const ours = this.#isOwn[mail.from] === true;
    const partner = ours ? mail.to.find((place) => this.#isOwn[place] !== true) : mail.from;
    if (partner === undefined) {
      this.internal += 1;
      return;
    }
    const subject = mail.subject === 0 ? null : `${mail.subject} ${partner}`;
    const known = this.#find(mail, subject, partner);
    const thread = known ?? this.#begin(mail, ours, partner);
    if (thread === null) return;
    if (known) carryOn(known, mail, ours);
    for (const id of [mail.id, ...mail.refs]) if (id !== 0 && !this.#byId.has(id)) this.#byId.set(id, thread);
    if (subject !== null) this.#bySubject.set(subject, thread);
    thread.lastAt = mail.at;
  }

  #find(mail: MailTrace, subject: string | null, partner: number): Thread | null {
    for (const id of mail.refs) {
      const known = this.#byId.get(id);
      if (known && (known.partner === partner || !this.#shared.has(id))) return known;
    }
    // Somebody referred to it before it was read.
    const told = mail.id === 0 ? undefined : this.#byId.get(mail.id);
    if (told) return told;
    const same = subject === null ? undefined : this.#bySubject.get(subject);
    return same && mail.at - same.lastAt <= SAME_SUBJECT ? same : null;
  }

  #begin(mail: MailTrace, ours: boolean, partner: number): Thread | null {
    if (ours && mail.machineOut) {
      this.otherAutomatic += 1;
      return null;
    }
    const by = ours ? 'us' : mail.machineIn ? 'machine' : 'person';
    const thread: Thread = {
      first: mail,
      partner,
      by,
      answeredAt: null,
      answeredBy: null,
      chasers: 0,
      automatic: 0,
      lastAt: mail.at,
    };
    this.all.push(thread);
    return thread;
  }
}

function carryOn(thread: Thread, mail: MailTrace, ours: boolean): void {
  if (!ours) {
    if (!mail.machineIn && thread.answeredAt === null) thread.chasers += 1;
    return;
  }
  if (mail.machineOut) thread.automatic += 1;
  else if (!mail.isBare && thread.answeredAt === null) {
    thread.answeredAt = mail.at;
    thread.answeredBy = mail.from;
  }
}

function rowOf({ first, by, ...told }: Thread, addresses: readonly string[]): AuditRow {
  return {
    place: first.place,
    id: `mail ${first.place}`,
    receivedAt: first.at,
    answeredAt: told.answeredAt,
    informedAt: null,
    value: null,
    ending: 'open',
    endedAt: null,
    excluded: by === 'machine' ? 'automatic' : null,
    mergedInto: null,
    chasers: told.chasers,
    automatic: told.automatic,
    owner: told.answeredBy === null ? null : (addresses[told.answeredBy] ?? null),
    source: null,
    channel: 'mail',
    kind: null,
  };
}
