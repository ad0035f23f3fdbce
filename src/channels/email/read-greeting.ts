import net from 'node:net';
import tls from 'node:tls';
import type { MailServer } from './mail-server.ts';

/** What a server says of its own accord: the first line, or an empty text when it stays silent for `waitMs`. */
export function readGreeting(server: MailServer, waitMs: number): Promise<string> {
  const { host, port } = server;
  return new Promise((resolve) => {
    const socket =
      server.secure === 'tls'
        ? tls.connect({ host, port, rejectUnauthorized: false, servername: net.isIP(host) ? '' : host })
        : net.connect({ host, port });
    let heard = '';
    const finish = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve(heard.split(/\r?\n/, 1)[0] ?? '');
    };
    const timer = setTimeout(finish, waitMs);
    // A failure here has been explained already by the attempt before; silence is the answer.
    socket.on('error', finish);
    socket.on('close', finish);
    socket.on('data', (chunk: Buffer) => {
      heard += chunk.toString('latin1');
      if (heard.includes('\n') || heard.length > 1_000) finish();
    });
  });
}
