import net from 'node:net';
import { ImapConnection } from './imap-connection.ts';
import { FakeMailbox } from './imap-mailbox.ts';

export interface FakeImapOptions {
  readonly user: string;
  readonly password: string;
  /** Without push a client must look for mail by itself. */
  readonly hasIdle?: boolean;
}

export interface FakeImap extends AsyncDisposable {
  readonly port: number;
  /** Puts a mail into INBOX and tells clients in IDLE. Returns its UID. The date is now unless given. */
  append(raw: string | Uint8Array, options?: { internalDate?: Date }): number;
  /** Removes a mail as another client would. */
  expunge(uid: number): void;
  /** Breaks all connections without a word. */
  dropAll(): void;
  /** Gives the mailbox a new UIDVALIDITY and its mails new UIDs, as after a restored backup, and breaks connections. */
  renumber(): void;
  /** Sign-ins so far, successful or not. */
  readonly signIns: number;
}

/** A small real IMAP server (RFC 9051's IMAP4rev1 subset) on a free loopback port with one folder, INBOX. */
export async function startFakeImap(options: FakeImapOptions): Promise<FakeImap> {
  const mailbox = new FakeMailbox();
  const connections = new Set<ImapConnection>();
  let signIns = 0;
  const server = net.createServer((socket) => {
    const connection = new ImapConnection(socket, mailbox, {
      hasIdle: options.hasIdle ?? true,
      signIn(user, password) {
        signIns += 1;
        return user === options.user && password === options.password;
      },
    });
    connections.add(connection);
    socket.on('close', () => connections.delete(connection));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const dropAll = () => {
    for (const connection of connections) connection.drop();
  };
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    get signIns() {
      return signIns;
    },
    append(raw, { internalDate = new Date() } = {}) {
      const uid = mailbox.append(Buffer.from(raw), internalDate);
      for (const connection of connections) connection.announce();
      return uid;
    },
    expunge: (uid) => mailbox.expunge(uid),
    dropAll,
    renumber() {
      mailbox.renumber();
      dropAll();
    },
    async [Symbol.asyncDispose]() {
      dropAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
