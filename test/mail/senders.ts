import nodemailer from 'nodemailer';
import type { MailHost } from './mail-host.ts';

/** A mail that the server has accepted. */
export interface AcceptedMail {
  readonly subject: string;
  readonly messageId: string | null;
  /** By `performance.now()`. */
  readonly acceptedAt: number;
}

export interface MailToSend {
  readonly from: string;
  readonly to: readonly string[];
  readonly cc?: readonly string[];
  readonly subject: string;
  readonly text: string;
  /** null: the mail bears none. */
  readonly messageId: string | null;
  readonly headers?: readonly string[];
}

/** The bytes of a mail as a mail client writes them. */
export function written(mail: MailToSend): string {
  const lines = [
    `From: ${mail.from}`,
    `To: ${mail.to.join(', ')}`,
    ...(mail.cc ? [`Cc: ${mail.cc.join(', ')}`] : []),
    `Subject: ${mail.subject}`,
    ...(mail.messageId === null ? [] : [`Message-ID: ${mail.messageId}`]),
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    ...(mail.headers ?? []),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
  ];
  return `${lines.join('\r\n')}\r\n\r\n${mail.text}\r\n`;
}

/** Other people's mail servers: they hand a mail over to ours and try again until it has accepted it. */
export class Senders implements Disposable {
  readonly accepted: AcceptedMail[] = [];
  readonly #transport;

  constructor(host: MailHost) {
    this.#transport = nodemailer.createTransport({
      host: '127.0.0.1',
      port: host.smtpPort,
      ignoreTLS: true,
      pool: true,
      maxConnections: 4,
      maxMessages: Number.POSITIVE_INFINITY,
    });
  }

  async send(mail: MailToSend): Promise<AcceptedMail> {
    const from = /<([^>]+)>/.exec(mail.from)?.[1] ?? mail.from;
    const envelope = { from, to: [...mail.to, ...(mail.cc ?? [])] };
    for (;;) {
      try {
        await this.#transport.sendMail({ envelope, raw: written(mail) });
        break;
      } catch (error) {
        const { responseCode = 0 } = error as { responseCode?: number };
        if (responseCode >= 500) throw error;
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    }
    const accepted = { subject: mail.subject, messageId: mail.messageId, acceptedAt: performance.now() };
    this.accepted.push(accepted);
    return accepted;
  }

  [Symbol.dispose](): void {
    this.#transport.close();
  }
}
