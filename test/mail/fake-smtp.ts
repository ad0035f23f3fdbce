import { SMTPServer } from 'smtp-server';

/** What the server does with the next mail instead of taking it. */
export type SmtpMishap = 'temporary' | 'permanent' | 'drop-after-data';

export interface FakeSmtpOptions {
  readonly user?: string;
  readonly password?: string;
  /** Recipients refused with 550. */
  readonly unknown?: readonly string[];
  /** How long it keeps a mail before it says so, in milliseconds. */
  readonly slowness?: () => number;
}

/** A mail the server took. */
export interface ReceivedMail {
  readonly raw: string;
  readonly envelope: { readonly from: string; readonly to: readonly string[] };
}

export interface FakeSmtp extends AsyncDisposable {
  readonly port: number;
  /** Mails taken so far, oldest first. A mail whose connection was dropped after its data is among them. */
  readonly received: readonly ReceivedMail[];
  failNext(mishap: SmtpMishap): void;
}

/** A real SMTP server on a free loopback port that keeps what it gets. */
export async function startFakeSmtp(options: FakeSmtpOptions = {}): Promise<FakeSmtp> {
  const received: ReceivedMail[] = [];
  const mishaps: SmtpMishap[] = [];
  const server = new SMTPServer({
    disabledCommands: options.user === undefined ? ['STARTTLS', 'AUTH'] : ['STARTTLS'],
    authOptional: options.user === undefined,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    closeTimeout: 100,
    logger: false,
    onAuth(auth, _session, callback) {
      const isRight = auth.username === options.user && auth.password === options.password;
      callback(isRight ? null : refusal(535, 'Wrong user or password'), { user: auth.username });
    },
    onRcptTo(address, _session, callback) {
      callback(options.unknown?.includes(address.address) ? refusal(550, 'No such user') : null);
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const mishap = mishaps.shift();
        const answer = (error: Error | null) =>
          setTimeout(() => callback(error, 'kept'), options.slowness?.() ?? 0);
        if (mishap === 'temporary') return void answer(refusal(451, 'Come back later'));
        if (mishap === 'permanent') return void answer(refusal(554, 'Not wanted'));
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          raw: Buffer.concat(chunks).toString('utf8'),
          envelope: { from: mailFrom ? mailFrom.address : '', to: rcptTo.map((entry) => entry.address) },
        });
        if (mishap === 'drop-after-data') return dropAll(server);
        answer(null);
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    received,
    failNext: (mishap) => mishaps.push(mishap),
    async [Symbol.asyncDispose]() {
      await new Promise<void>((resolve) => server.close(resolve));
    },
  };
}

function refusal(responseCode: number, message: string): Error & { responseCode: number } {
  return Object.assign(new Error(message), { responseCode });
}

function dropAll(server: SMTPServer): void {
  for (const connection of server.connections) connection.close();
}
