import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { Transient } from '../../platform/failure.ts';
import type { MailLog } from './mail-log.ts';
import { RateLimit } from './rate-limit.ts';

/** Sender and recipients as the other server named them; an empty sender is that of a bounce. */
export interface ReceivedEnvelope {
  readonly from: string;
  readonly to: readonly string[];
  /** Address of the server that gave us the mail, and the name it greeted with. */
  readonly client: string;
  readonly greeting: string;
}

export interface ListenOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Largest mail in bytes; 75 MB unless given. */
  readonly maxBytes?: number;
  /** Mails and refused recipients per minute and sending server; 600 unless given, since a relay in front sends for all. */
  readonly mailsPerMinute?: number;
  /** Whether an address, in lower case, is one of ours. */
  readonly accepts: (address: string) => Promise<boolean>;
  /** Stores the mail for good: only then the sending server is told that it may forget it. */
  readonly onMail: (raw: Uint8Array, envelope: ReceivedEnvelope) => Promise<void>;
  readonly log: MailLog;
}

export interface SmtpListener extends AsyncDisposable {
  readonly port: number;
}

/** A file of 50 MB is 69 MB in base64. */
const MAX_BYTES = 75_000_000;
const MAX_CLIENTS = 100;
const MAX_RECIPIENTS = 100;
/** All mails in the making together: beyond this the others are asked to come back. */
const MAX_BUFFERED_BYTES = 256_000_000;

/**
 * Receives mail over SMTP (RFC 5321). Every refusal tells the sending server whether to try again: 250 only after
 * `onMail` resolved, 451 when it failed, 550 for an address that is not ours, 552 for a mail that is too large.
 */
export async function listenSmtp(options: ListenOptions): Promise<SmtpListener> {
  const receiver = new Receiver(options);
  const server = new SMTPServer({
    size: options.maxBytes ?? MAX_BYTES,
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    maxClients: MAX_CLIENTS,
    maxRecipients: MAX_RECIPIENTS,
    maxAllowedUnauthenticatedCommands: false,
    closeTimeout: 2_000,
    logger: false,
    onRcptTo: (address, session, callback) => settle(receiver.recipient(address.address, session), callback),
    onData: (stream, session, callback) => settle(receiver.receive(stream, session), callback),
  });
  server.on('error', (error) => options.log.warn({ err: error }, 'SMTP connection failed'));
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  const address = server.server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : options.port,
    async [Symbol.asyncDispose]() {
      await new Promise<void>((resolve) => server.close(resolve));
      await receiver.finished();
    },
  };
}

/** A reply to the sending server (RFC 5321 section 4.2). */
class SmtpRefusal extends Error {
  readonly responseCode: number;

  constructor(responseCode: number, message: string) {
    super(message);
    this.responseCode = responseCode;
  }
}

function settle(step: Promise<void>, callback: (error?: Error | null) => void): void {
  step.then(
    () => callback(null),
    (error: unknown) => callback(error instanceof Error ? error : new Error(String(error))),
  );
}

class Receiver {
  readonly #options: ListenOptions;
  readonly #rate: RateLimit;
  readonly #running = new Set<Promise<void>>();
  #bufferedBytes = 0;

  constructor(options: ListenOptions) {
    this.#options = options;
    this.#rate = new RateLimit(options.mailsPerMinute ?? 600);
  }

  /** Resolves when every mail under way is stored or refused. */
  async finished(): Promise<void> {
    await Promise.allSettled(this.#running);
  }

  async recipient(address: string, session: SMTPServerSession): Promise<void> {
    if (this.#rate.isSpent(session.remoteAddress))
      throw new SmtpRefusal(451, '4.7.1 Too many mails, try again later');
    const isOurs = await this.#tried(() => this.#options.accepts(address.toLowerCase()));
    if (isOurs) return;
    this.#rate.count(session.remoteAddress);
    throw new SmtpRefusal(550, '5.1.1 No such address here');
  }

  async receive(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const { mailFrom, rcptTo } = session.envelope;
    const envelope = {
      from: mailFrom === false ? '' : mailFrom.address,
      to: rcptTo.map((entry) => entry.address.toLowerCase()),
      client: session.remoteAddress,
      greeting: session.hostNameAppearsAs || '',
    };
    this.#rate.count(session.remoteAddress);
    const work = this.#store(stream, envelope);
    this.#running.add(work);
    try {
      await work;
    } finally {
      this.#running.delete(work);
    }
  }

  async #store(stream: SMTPServerDataStream, envelope: ReceivedEnvelope): Promise<void> {
    const chunks: Buffer[] = [traceHeaders(envelope)];
    let held = 0;
    let isFull = false;
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        // What is too much is read to its end and forgotten: the reply can only come after the final dot.
        isFull ||= this.#bufferedBytes + chunk.length > MAX_BUFFERED_BYTES;
        if (isFull || stream.sizeExceeded) continue;
        chunks.push(chunk);
        held += chunk.length;
        this.#bufferedBytes += chunk.length;
      }
      if (stream.sizeExceeded) throw new SmtpRefusal(552, '5.3.4 The mail is too large');
      if (isFull) throw new SmtpRefusal(452, '4.3.1 Busy, try again later');
      await this.#tried(() => this.#options.onMail(Buffer.concat(chunks), envelope));
    } finally {
      this.#bufferedBytes -= held;
    }
  }

  /** Whatever fails on our side is no reason to turn a mail away for good. */
  async #tried<T>(step: () => Promise<T>): Promise<T> {
    try {
      return await step();
    } catch (error) {
      if (!(error instanceof Transient))
        this.#options.log.error({ err: error }, 'a mail could not be taken in');
      throw new SmtpRefusal(451, '4.3.0 Not stored, try again later');
    }
  }
}

/** What the last server on the way writes down (RFC 5321 section 4.4): where bounces go and whom it reached. */
function traceHeaders(envelope: ReceivedEnvelope): Buffer {
  const clean = (address: string) => address.replace(/[<>\p{Cc}]/gu, '');
  const lines = [
    `Return-Path: <${clean(envelope.from)}>`,
    ...envelope.to.map((to) => `Delivered-To: ${clean(to)}`),
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n`);
}
