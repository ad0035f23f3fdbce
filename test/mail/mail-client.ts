import { ImapFlow } from 'imapflow';
import { parseMail } from '../../src/channels/email/parse-mail.ts';
import type { ParsedMail } from '../../src/channels/email/parsed-mail.ts';
import type { MailHost } from './mail-host.ts';

/** A mail that lies in somebody's mailbox. */
export interface ReadMail extends ParsedMail {
  readonly raw: string;
}

/** Somebody's own mail client, over IMAP. */
export class MailClient implements Disposable {
  readonly #client: ImapFlow;

  private constructor(client: ImapFlow) {
    this.#client = client;
  }

  static async open(host: MailHost, address: string): Promise<MailClient> {
    const auth = { user: address, pass: host.password };
    const server = { host: '127.0.0.1', port: host.imapPort, secure: false, doSTARTTLS: false };
    const client = new ImapFlow({ ...server, auth, logger: false });
    await client.connect();
    return new MailClient(client);
  }

  /** Waits until there are so many mails in the inbox and reads them, oldest first. */
  async inbox(count: number): Promise<ReadMail[]> {
    const givesUpAt = performance.now() + 15_000;
    for (;;) {
      const { exists } = await this.#client.mailboxOpen('INBOX');
      if (exists >= count) break;
      if (performance.now() > givesUpAt) throw new Error(`${exists} mails in the inbox, not ${count}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const mails: ReadMail[] = [];
    for await (const { source } of this.#client.fetch('1:*', { source: true }))
      if (source) mails.push({ ...(await parseMail(source)), raw: source.toString('latin1') });
    return mails;
  }

  /** Keeps a mail in the folder of what was sent, as mail clients do after sending. */
  async keepSent(raw: string): Promise<void> {
    await this.#client.append('Sent', raw, ['\\Seen']);
  }

  [Symbol.dispose](): void {
    this.#client.close();
  }
}
