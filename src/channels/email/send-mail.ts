import { Readable } from 'node:stream';
import type { Instant } from '../../core/time/instant.ts';
import { Permanent, Transient } from '../../platform/failure.ts';
import type { ComposedMail } from './compose-mail.ts';
import { explainFailure } from './explain-failure.ts';
import type { SmtpServer } from './mail-server.ts';
import { openSmtpSession, type SmtpPatience, type SmtpSession } from './smtp-session.ts';

/**
 * The connection broke after the mail had left and before the server answered: it may have been delivered.
 * A personal mail is never sent again by itself in this case.
 */
export class OutcomeUnknown extends Error {
  override name = 'OutcomeUnknown';
}

/** A recipient the server refused while it took the mail for others. */
export interface RefusedRecipient {
  readonly address: string;
  readonly response: string;
  readonly permanent: boolean;
}

/** The server took the mail over. */
export interface MailAccepted {
  /** When its 250 arrived: the instant that stops a clock. */
  readonly acceptedAt: Instant;
  readonly response: string;
  readonly refused: readonly RefusedRecipient[];
}

export interface SendOptions {
  readonly now: () => Instant;
  /** Awaited when the server is ready and before the mail is offered: store Message-ID and state `sending` here. */
  readonly onData?: () => Promise<void>;
  readonly patience?: SmtpPatience;
}

const CHUNK_BYTES = 65_536;

/**
 * Hands a mail to the server. Throws `Transient` (nothing was taken over, try again; a wrong password too, since it
 * is the server's trouble and not this mail's), `Permanent` (this mail was refused for good) or `OutcomeUnknown`. What `onData` throws comes through as it is, and nothing was sent then.
 */
export async function sendMail(
  server: SmtpServer,
  mail: ComposedMail,
  options: SendOptions,
): Promise<MailAccepted> {
  using session = await open(server, options.patience);
  await options.onData?.();
  const transfer = await transmit(session, mail);
  if ('error' in transfer) throw failureOf(server, transfer.error, transfer.wasAllSent);
  session.connection.quit();
  return { acceptedAt: options.now(), response: transfer.response, refused: transfer.refused };
}

async function open(server: SmtpServer, patience: SmtpPatience | undefined): Promise<SmtpSession> {
  try {
    return await openSmtpSession(server, patience);
  } catch (error) {
    throw new Transient(explainFailure(error, { protocol: 'smtp', ...server }).message, { cause: error });
  }
}

/** What the SMTP library's errors carry. */
interface SmtpError extends Error {
  readonly code?: string | undefined;
  readonly response?: string | undefined;
  readonly responseCode?: number | undefined;
}

type Transfer =
  | { readonly response: string; readonly refused: readonly RefusedRecipient[] }
  | { readonly error: SmtpError; readonly wasAllSent: boolean };

function transmit(session: SmtpSession, mail: ComposedMail): Promise<Transfer> {
  const body = new MailStream(mail.raw);
  const envelope = { from: mail.envelope.from, to: [...mail.envelope.to], size: mail.raw.length };
  return new Promise((resolve) => {
    session.connection.send(envelope, body, (error, info) => {
      if (error || info === undefined) {
        resolve({ error: error ?? new Error('the server gave no answer'), wasAllSent: body.wasAllRead });
      } else {
        resolve({ response: info.response, refused: (info.rejectedErrors ?? []).map(toRefused) });
      }
    });
  });
}

/** The mail as a stream that knows whether its last byte was taken, after which the final dot may be on the wire. */
class MailStream extends Readable {
  wasAllRead = false;
  readonly #raw: Buffer;
  #at = 0;

  constructor(raw: Buffer) {
    super();
    this.#raw = raw;
  }

  override _read(): void {
    const chunk = this.#raw.subarray(this.#at, this.#at + CHUNK_BYTES);
    this.#at += chunk.length;
    if (chunk.length > 0) this.push(chunk);
    else {
      this.wasAllRead = true;
      this.push(null);
    }
  }
}

function toRefused(error: SmtpError & { recipient?: string | undefined }): RefusedRecipient {
  return {
    address: error.recipient ?? '',
    response: error.response ?? error.message,
    permanent: (error.responseCode ?? 0) >= 500,
  };
}

function failureOf(server: SmtpServer, error: SmtpError, wasAllSent: boolean): Error {
  const reply = error.responseCode ?? 0;
  if (wasAllSent && reply === 0) {
    const text = `the connection broke before the server confirmed the mail: ${error.message}`;
    return new OutcomeUnknown(text, { cause: error });
  }
  const text = error.response ?? explainFailure(error, { protocol: 'smtp', ...server }).message;
  return isFinal(error, reply)
    ? new Permanent(text, { cause: error })
    : new Transient(text, { cause: error });
}

/** 5yz is the server's last word (RFC 5321 section 4.2.1), but 503 says only that the session went astray. */
function isFinal(error: SmtpError, reply: number): boolean {
  if (reply > 0) return reply >= 500 && reply !== 503;
  // The library itself found the mail impossible: too large for this server, or an address it cannot write.
  return error.code === 'EENVELOPE' || error.code === 'EMESSAGE';
}
