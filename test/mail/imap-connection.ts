import type net from 'node:net';
import { type FakeMailbox, imapDate, readImapDay, type StoredMail } from './imap-mailbox.ts';

export interface ConnectionRules {
  readonly hasIdle: boolean;
  signIn(user: string, password: string): boolean;
}

/** One client of the fake IMAP server: reads commands, answers them, and pushes while the client idles. */
export class ImapConnection {
  readonly #socket: net.Socket;
  readonly #mailbox: FakeMailbox;
  readonly #rules: ConnectionRules;
  #buffer = '';
  #pending = '';
  #literal = 0;
  #idleTag: string | null = null;
  #isSignedIn = false;
  #isSelected = false;
  #told = 0;

  constructor(socket: net.Socket, mailbox: FakeMailbox, rules: ConnectionRules) {
    this.#socket = socket;
    this.#mailbox = mailbox;
    this.#rules = rules;
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => this.#read(chunk.toString('latin1')));
    this.#say(`* OK [CAPABILITY ${this.#capabilities()}] ready`);
  }

  drop(): void {
    this.#socket.destroy();
  }

  /** Tells of new mail; outside IDLE the client hears of it with its next command. */
  announce(): void {
    if (this.#idleTag !== null) this.#tellExists();
  }

  #capabilities(): string {
    return `IMAP4rev1 ID NAMESPACE UNSELECT${this.#rules.hasIdle ? ' IDLE' : ''}`;
  }

  #say(line: string): void {
    this.#socket.write(`${line}\r\n`, 'latin1');
  }

  #tellExists(): void {
    if (!this.#isSelected || this.#told === this.#mailbox.mails.length) return;
    this.#told = this.#mailbox.mails.length;
    this.#say(`* ${this.#told} EXISTS`);
  }

  /** Gathers lines and literals into whole commands; a literal's place is taken by its quoted text. */
  #read(chunk: string): void {
    this.#buffer += chunk;
    for (;;) {
      if (this.#literal > 0) {
        if (this.#buffer.length < this.#literal) return;
        this.#pending += JSON.stringify(this.#buffer.slice(0, this.#literal));
        this.#buffer = this.#buffer.slice(this.#literal);
        this.#literal = 0;
      }
      const end = this.#buffer.indexOf('\r\n');
      if (end < 0) return;
      const line = this.#pending + this.#buffer.slice(0, end);
      this.#buffer = this.#buffer.slice(end + 2);
      const literal = /\{(\d+)\}$/.exec(line);
      this.#pending = literal === null ? '' : line.slice(0, literal.index);
      this.#literal = Number(literal?.[1] ?? 0);
      if (literal === null) this.#obey(line);
      else this.#say('+ go on');
    }
  }

  #obey(line: string): void {
    if (this.#idleTag !== null) {
      this.#say(`${this.#idleTag} OK idle ended`);
      this.#idleTag = null;
      return;
    }
    const [, tag = '*', uid, verb = '', rest = ''] = /^(\S+) (UID )?(\S+) ?(.*)$/is.exec(line) ?? [];
    const status = this.#run(verb.toUpperCase(), rest, uid !== undefined, tag);
    if (status !== null) this.#say(`${tag} ${status}`);
    if (verb.toUpperCase() === 'LOGOUT') this.#socket.end();
  }

  /** Answers a command; returns its tagged status, or null when that comes later. */
  #run(verb: string, rest: string, byUid: boolean, tag: string): string | null {
    if (verb === 'LOGIN') return this.#signIn(rest);
    const open = this.#runOpen(verb, tag);
    if (open !== undefined) return open;
    if (!this.#isSignedIn) return 'NO sign in first';
    if (verb === 'SELECT' || verb === 'EXAMINE') return this.#select(rest);
    if (verb === 'LIST' || verb === 'LSUB') this.#list(verb, rest);
    else if (verb === 'NAMESPACE') this.#say('* NAMESPACE (("" "/")) NIL NIL');
    else if (verb === 'STATUS') this.#status();
    else if (verb === 'SEARCH') this.#search(rest, byUid);
    else if (verb === 'FETCH') this.#fetch(rest, byUid);
    else return `BAD ${verb} is not known here`;
    return 'OK done';
  }

  #runOpen(verb: string, tag: string): string | null | undefined {
    switch (verb) {
      case 'CAPABILITY':
        this.#say(`* CAPABILITY ${this.#capabilities()}`);
        return 'OK done';
      case 'ID':
        this.#say('* ID ("name" "fake")');
        return 'OK done';
      case 'NOOP':
        this.#tellExists();
        return 'OK done';
      case 'LOGOUT':
        this.#say('* BYE see you');
        return 'OK done';
      case 'IDLE':
        this.#idleTag = tag;
        this.#say('+ idling');
        this.#tellExists();
        return null;
      default:
        return undefined;
    }
  }

  #signIn(rest: string): string {
    const [user = '', password = ''] = words(rest);
    this.#isSignedIn = this.#rules.signIn(user, password);
    return this.#isSignedIn ? 'OK welcome' : 'NO [AUTHENTICATIONFAILED] wrong user or password';
  }

  #select(rest: string): string {
    this.#isSelected = words(rest)[0]?.toUpperCase() === 'INBOX';
    if (!this.#isSelected) return 'NO [NONEXISTENT] no such folder';
    this.#told = -1;
    this.#tellExists();
    this.#say('* FLAGS (\\Seen)');
    this.#say(`* OK [UIDVALIDITY ${this.#mailbox.uidValidity}] numbers valid`);
    this.#say(`* OK [UIDNEXT ${this.#mailbox.uidNext}] next`);
    return 'OK [READ-ONLY] opened';
  }

  #list(verb: string, rest: string): void {
    const pattern = words(rest)[1] ?? '';
    if (/^(?:INBOX|\*|%)$/i.test(pattern)) this.#say(`* ${verb} (\\HasNoChildren) "/" INBOX`);
  }

  #status(): void {
    const { mails, uidNext, uidValidity } = this.#mailbox;
    this.#say(`* STATUS INBOX (MESSAGES ${mails.length} UIDNEXT ${uidNext} UIDVALIDITY ${uidValidity})`);
  }

  /** Knows ALL, SINCE and sets; whatever else is asked matches. */
  #search(rest: string, byUid: boolean): void {
    const since = /SINCE (\S+)/i.exec(rest)?.[1];
    const from = since === undefined ? 0 : readImapDay(since);
    const set = /(?:^| )(?:UID )?([\d*][\d,:*]*)(?: |$)/i.exec(rest.replace(/SINCE \S+/i, ''))?.[1] ?? '1:*';
    const found = this.#mailbox.select(set, byUid).filter(({ mail }) => mail.internalDate.getTime() >= from);
    this.#say(['* SEARCH', ...found.map(({ mail, seq }) => (byUid ? mail.uid : seq))].join(' '));
  }

  #fetch(rest: string, byUid: boolean): void {
    const [, set = '', query = ''] = /^(\S+) (.*)$/.exec(rest) ?? [];
    for (const { mail, seq } of this.#mailbox.select(set, byUid)) {
      this.#say(`* ${seq} FETCH (${fetchItems(mail, query).join(' ')})`);
    }
    this.#tellExists();
  }
}

function fetchItems(mail: StoredMail, query: string): string[] {
  const items = [`UID ${mail.uid}`];
  if (/INTERNALDATE/i.test(query)) items.push(`INTERNALDATE ${imapDate(mail.internalDate)}`);
  if (/RFC822\.SIZE/i.test(query)) items.push(`RFC822.SIZE ${mail.raw.length}`);
  if (/FLAGS/i.test(query)) items.push('FLAGS ()');
  if (/BODYSTRUCTURE/i.test(query)) {
    items.push(`BODYSTRUCTURE ("TEXT" "PLAIN" NIL NIL NIL "8BIT" ${mail.raw.length} 1 NIL NIL NIL NIL)`);
  }
  for (const [, section = '', start, length] of query.matchAll(
    /BODY\.PEEK\[([^\]]*)\](?:<(\d+)\.(\d+)>)?/gi,
  )) {
    items.push(bodySection(mail, section.toUpperCase(), start, length));
  }
  return items;
}

function bodySection(mail: StoredMail, section: string, start?: string, length?: string): string {
  const text = mail.raw.toString('latin1');
  const gap = text.search(/\r?\n\r?\n/);
  const head = gap < 0 ? text : `${text.slice(0, gap)}\r\n\r\n`;
  const whole = section.startsWith('HEADER') ? head : text;
  const from = Number(start ?? 0);
  const part = start === undefined ? whole : whole.slice(from, from + Number(length));
  return `BODY[${section}]${start === undefined ? '' : `<${start}>`} {${part.length}}\r\n${part}`;
}

/** Atoms and quoted strings of a command. */
function words(rest: string): string[] {
  return [...rest.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(
    (match) => match[1]?.replace(/\\(.)/g, '$1') ?? match[2] ?? '',
  );
}
