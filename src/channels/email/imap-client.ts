import { ImapFlow } from 'imapflow';
import type { ImapServer } from './mail-server.ts';

/** Times in milliseconds a server is given. */
export interface ImapPatience {
  readonly connectMs: number;
  readonly greetingMs: number;
  /** Silence while an answer is due. */
  readonly silenceMs: number;
}

/** Room for the framing around a message. */
const FRAMING_BYTES = 1_000_000;

/**
 * An IMAP client, not connected yet. It goes into IDLE 50 ms after its last command, so that the server can tell
 * of a new mail at once, and refuses answers much larger than `maxBytes` rather than keep them in memory.
 */
export function imapClient(server: ImapServer, patience: ImapPatience, maxBytes: number): ImapFlow {
  const client = new ImapFlow({
    host: server.host,
    port: server.port,
    secure: server.secure === 'tls',
    // Undefined would mean "when offered", which an attacker on the way can prevent.
    doSTARTTLS: server.secure === 'tls' ? undefined : server.secure === 'starttls',
    auth: { user: server.user, pass: server.password },
    tls: { rejectUnauthorized: server.allowSelfSigned !== true },
    autoIdleDelay: 50,
    connectionTimeout: patience.connectMs,
    greetingTimeout: patience.greetingMs,
    socketTimeout: patience.silenceMs,
    maxLiteralSize: maxBytes + FRAMING_BYTES,
    maxResponseSize: maxBytes + 2 * FRAMING_BYTES,
    disableCompression: true,
    clientInfo: { name: 'Heed' },
    logger: false,
  });
  // An 'error' event nobody hears ends the process; the failed command or 'close' tells the user of this client.
  client.on('error', () => undefined);
  return client;
}
