import type { ImapFlow } from 'imapflow';
import { MINUTE, type Milliseconds, SECOND } from '../../core/time/instant.ts';
import { explainFailure } from './explain-failure.ts';
import { imapClient } from './imap-client.ts';
import type { MailLog } from './mail-log.ts';
import type { ImapServer } from './mail-server.ts';
import type { MailboxCursor, MailboxState } from './mailbox-state.ts';
import { SentFolder, type SentTaker } from './sent-folder.ts';
import { type MailTaker, NotTakenIn, takeNewMail } from './take-mail.ts';
import { Wake } from './wake.ts';

export type { MailboxCursor, MailboxMail, MailboxState } from './mailbox-state.ts';
export type { SentTaker } from './sent-folder.ts';

/** What to watch and whom to tell. */
export interface WatchOptions extends MailTaker {
  readonly server: ImapServer;
  readonly folder: string;
  /** Where reading stopped last time; null starts at the cut-over instant. */
  readonly cursor: MailboxCursor | null;
  /** Whom to hand what was sent from the mailbox; its folder is the one the server names (RFC 6154). */
  readonly sent?: SentTaker;
  readonly onState: (state: MailboxState) => void;
  readonly log: MailLog;
  /** Spread of the pauses between attempts, 0 to 1, so that many mailboxes do not come back in step. */
  readonly jitter?: () => number;
  /** Looks for mail this often even when the server announces none; 25 seconds unless given. */
  readonly pollEveryMs?: Milliseconds;
}

/** A mailbox being watched until it is disposed of. */
export interface MailboxWatcher extends AsyncDisposable {
  readonly cursor: MailboxCursor | null;
  readonly state: MailboxState;
  /** Tries again or looks for mail at once, as after a changed password. */
  retryNow(): void;
}

const PATIENCE = { connectMs: 20 * SECOND, greetingMs: 20 * SECOND, silenceMs: MINUTE };
const PAUSE = { first: SECOND, longest: MINUTE };
/** Wrong passwords repeated every second lock accounts. */
const PASSWORD_PAUSE = { first: MINUTE, longest: 15 * MINUTE };

/**
 * Watches a folder over IMAP: the server's push (IDLE) brings a mail within a second, a regular look backs it up,
 * and a lost connection is built up again. Mails come in UID order, each after the one before was taken in. What was
 * sent is read over the same connection, after what came in and at every look: servers limit connections.
 */
export function watchMailbox(options: WatchOptions): MailboxWatcher {
  return new Watch(options);
}

class Watch implements MailboxWatcher {
  cursor: MailboxCursor | null;
  state: MailboxState;
  readonly #options: WatchOptions;
  /** Ends the pause between two connections. */
  readonly #again = new Wake();
  readonly #sent: SentFolder | null;
  /** Rung by new mail and by the end of the connection; one a connection, so that no ring outlives it. */
  #news = new Wake();
  readonly #done: Promise<void>;
  #client: ImapFlow | null = null;
  #isStopped = false;
  #failures = 0;

  constructor(options: WatchOptions) {
    this.#options = options;
    this.cursor = options.cursor;
    this.#sent = options.sent ? new SentFolder(options, options.sent) : null;
    this.state = { kind: 'connecting', since: options.now() };
    options.onState(this.state);
    this.#done = this.#run();
  }

  retryNow(): void {
    this.#again.ring();
    this.#news.ring();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isStopped = true;
    this.#client?.close();
    this.retryNow();
    await this.#done;
  }

  async #run(): Promise<void> {
    while (!this.#isStopped) {
      let pause = PAUSE;
      try {
        await this.#session();
      } catch (error) {
        if (this.#isStopped) break;
        pause = this.#goDown(error);
      }
      if (!this.#isStopped) await this.#again.wait(this.#pauseMs(pause));
    }
  }

  /** One connection from sign-in to its end; returns only when stopped. */
  async #session(): Promise<void> {
    const { server, folder, maxBytes, pollEveryMs = 25 * SECOND } = this.#options;
    const client = imapClient(server, PATIENCE, maxBytes);
    const news = new Wake();
    this.#client = client;
    this.#news = news;
    client.on('exists', () => news.ring());
    client.on('close', () => news.ring());
    try {
      await client.connect();
      await client.mailboxOpen(folder, { readOnly: true });
      // A retry asked for while the connection was being made is answered by it.
      this.#again.clear();
      while (!this.#isStopped) {
        const waitMs = (await this.#takeMail(client)) ?? pollEveryMs;
        await news.wait(waitMs);
        if (!client.usable) throw new Error('the server closed the connection');
      }
    } finally {
      this.#client = null;
      client.close();
    }
  }

  /** Hands over what is new. Returns how long to wait before the same mail is offered again, or null when all went in. */
  async #takeMail(client: ImapFlow): Promise<Milliseconds | null> {
    try {
      await takeNewMail(client, this.cursor, this.#options, (cursor) => {
        this.cursor = cursor;
        this.#failures = 0;
      });
      // While the other folder was open nothing was told of this one.
      if (await this.#sent?.take(client)) this.#news.ring();
      this.#failures = 0;
      this.#tell('watching');
      return null;
    } catch (error) {
      if (!(error instanceof NotTakenIn)) throw error;
      this.#failures += 1;
      this.#options.log.error(
        { err: error.cause, folder: this.#options.folder },
        'a mail could not be taken in',
      );
      this.#tell('watching', `mail waits, for one could not be taken in: ${error.message}`);
      return this.#pauseMs(PAUSE);
    }
  }

  #goDown(error: unknown): typeof PAUSE {
    const { server, folder, log } = this.#options;
    this.#failures += 1;
    const { code, reason, hint } = explainFailure(error, { protocol: 'imap', folder, ...server });
    log.warn({ err: error, host: server.host, folder, failures: this.#failures }, 'mailbox is down');
    this.#tell('down', reason, hint);
    return code === 'password' ? PASSWORD_PAUSE : PAUSE;
  }

  #pauseMs(pause: typeof PAUSE): Milliseconds {
    const full = Math.min(pause.longest, pause.first * 2 ** Math.min(this.#failures - 1, 20));
    return full * (0.5 + 0.5 * (this.#options.jitter ?? Math.random)());
  }

  #tell(kind: MailboxState['kind'], reason = '', hint = ''): void {
    const { state } = this;
    if (state.kind === kind && (state.reason ?? '') === reason) return;
    this.state = {
      kind,
      since: state.kind === kind ? state.since : this.#options.now(),
      ...(reason === '' ? {} : { reason }),
      ...(hint === '' ? {} : { hint }),
    };
    this.#options.onState(this.state);
  }
}
