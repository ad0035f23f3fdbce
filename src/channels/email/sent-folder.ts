import type { ImapFlow } from 'imapflow';
import { MINUTE } from '../../core/time/instant.ts';
import type { MailboxCursor } from './mailbox-state.ts';
import { type MailTaker, takeNewMail } from './take-mail.ts';

/** Who takes what was sent from a mailbox, and where reading of it stopped last time. */
export interface SentTaker extends Pick<MailTaker, 'onMail' | 'onCursor'> {
  readonly cursor: MailboxCursor | null;
}

/** What its reader shares with that of the watched folder. */
interface Surroundings extends MailTaker {
  readonly folder: string;
}

/** The folder in which mail clients keep what was sent from a mailbox. */
export class SentFolder {
  readonly #around: Surroundings;
  readonly #taker: SentTaker;
  #cursor: MailboxCursor | null;
  #path: string | null = null;
  #soughtAt = Number.NEGATIVE_INFINITY;
  /** UIDVALIDITY and UIDNEXT when it was last read to its end. */
  #read = '';

  constructor(around: Surroundings, taker: SentTaker) {
    this.#around = around;
    this.#taker = taker;
    this.#cursor = taker.cursor;
  }

  /**
   * Hands over what is new in it and opens the watched folder again; what arrived there meanwhile was not told of.
   * Returns whether that was so. Throws like `takeNewMail`; a mailbox without such a folder is none the worse.
   */
  async take(client: ImapFlow): Promise<boolean> {
    const path = await this.#find(client);
    if (path === null) return false;
    const state = await this.#stateOf(client, path);
    if (state === null || state === this.#read) return false;
    const { cutOverAt, maxBytes, now, folder } = this.#around;
    await client.mailboxOpen(path, { readOnly: true });
    try {
      await takeNewMail(client, this.#cursor, { cutOverAt, maxBytes, now, ...this.#taker }, (cursor) => {
        this.#cursor = cursor;
      });
      this.#read = state;
    } finally {
      if (client.usable) await client.mailboxOpen(folder, { readOnly: true });
    }
    return true;
  }

  /** The one the server names (RFC 6154), else one with a usual name; sought again every minute until there is one. */
  async #find(client: ImapFlow): Promise<string | null> {
    if (this.#path !== null || performance.now() - this.#soughtAt < MINUTE) return this.#path;
    this.#soughtAt = performance.now();
    const folders = await ifAnswered(client, () => client.list());
    this.#path = folders?.find(({ specialUse }) => specialUse === '\\Sent')?.path ?? null;
    return this.#path;
  }

  async #stateOf(client: ImapFlow, path: string): Promise<string | null> {
    const status = await ifAnswered(client, () => client.status(path, { uidNext: true, uidValidity: true }));
    if (status) return `${status.uidValidity}:${status.uidNext}`;
    // Removed or renamed: it is sought anew.
    this.#path = null;
    return null;
  }
}

/** The answer, or null where the server refuses the question; throws when the connection is lost. */
async function ifAnswered<T>(client: ImapFlow, ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (!client.usable) throw error;
    return null;
  }
}
