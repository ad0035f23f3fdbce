import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { SmtpServer } from './mail-server.ts';

/** Times in milliseconds a server is given. */
export interface SmtpPatience {
  readonly connectMs: number;
  readonly greetingMs: number;
  /** Silence at any later point; RFC 5321 section 4.5.3.2.6 asks for ten minutes after the final dot. */
  readonly silenceMs: number;
}

const PATIENCE: SmtpPatience = { connectMs: 30_000, greetingMs: 60_000, silenceMs: 600_000 };

/** A connection that is greeted and, where a user is named, signed in. */
export interface SmtpSession extends Disposable {
  readonly connection: SMTPConnection;
}

/** Connects and signs in. Rejects with the library's error, which carries `code` and `responseCode`. */
export async function openSmtpSession(server: SmtpServer, patience = PATIENCE): Promise<SmtpSession> {
  const connection = new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.secure === 'tls',
    requireTLS: server.secure === 'starttls',
    ignoreTLS: server.secure === 'none',
    connectionTimeout: patience.connectMs,
    greetingTimeout: patience.greetingMs,
    socketTimeout: patience.silenceMs,
    dnsTimeout: patience.connectMs,
    tls: { rejectUnauthorized: server.allowSelfSigned !== true },
    logger: false,
  });
  // Errors outside a command have nobody waiting for them; those within one reach its callback.
  const failure = new Promise<never>((_, reject) => connection.on('error', reject));
  failure.catch(() => undefined);
  try {
    await Promise.race([failure, connected(connection)]);
    await Promise.race([failure, signedIn(connection, server)]);
  } catch (error) {
    connection.close();
    throw error;
  }
  return { connection, [Symbol.dispose]: () => connection.close() };
}

function connected(connection: SMTPConnection): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.connect((error) => (error ? reject(error) : resolve()));
  });
}

function signedIn(connection: SMTPConnection, server: SmtpServer): Promise<void> {
  if (server.user === undefined || server.user === '') return Promise.resolve();
  const credentials = { user: server.user, pass: server.password ?? '' };
  return new Promise((resolve, reject) => {
    connection.login({ ...credentials, credentials }, (error) => (error ? reject(error) : resolve()));
  });
}
