import net from 'node:net';
import { describe, expect, it } from 'vitest';
import { startFakeSmtp } from '../../../test/mail/fake-smtp.ts';
import { Permanent, Transient } from '../../platform/failure.ts';
import { composeMail } from './compose-mail.ts';
import type { SmtpServer } from './mail-server.ts';
import { OutcomeUnknown, sendMail } from './send-mail.ts';

const mail = await composeMail({
  messageId: '<r1@us.example>',
  date: new Date(0),
  from: { name: '', address: 'sales@us.example' },
  to: [
    { name: '', address: 'ada@buyer.example' },
    { name: '', address: 'gone@buyer.example' },
  ],
  subject: 'Pump',
  text: `Hello\n.\n..dots\n${'long line '.repeat(20_000)}\n`,
  heedId: '7',
});

const at = (port: number, extra: Partial<SmtpServer> = {}): SmtpServer => ({
  host: '127.0.0.1',
  port,
  secure: 'none',
  ...extra,
});
const now = () => 42;

/** A server that answers line by line from a script, and hangs up at the end of it. */
async function scripted(answers: readonly string[], onLine: (line: string) => void = () => undefined) {
  const server = net.createServer((socket) => {
    const left = [...answers];
    socket.on('error', () => undefined);
    socket.write(`${left.shift()}\r\n`);
    let isData = false;
    let seen = '';
    socket.on('data', (chunk) => {
      seen += chunk.toString('latin1');
      for (;;) {
        const end = seen.indexOf(isData ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const line = seen.slice(0, end);
        seen = seen.slice(end + (isData ? 5 : 2));
        onLine(line.slice(0, 20));
        const answer = left.shift();
        if (answer === undefined) return void socket.destroy();
        isData = !isData && answer.startsWith('354');
        socket.write(`${answer}\r\n`);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  return { port, [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}

describe('sendMail', () => {
  it('reports when and how the server took the mail, byte for byte', async () => {
    await using server = await startFakeSmtp({ user: 'u', password: 'p' });
    let isAnnounced = false;
    const result = await sendMail(at(server.port, { user: 'u', password: 'p' }), mail, {
      now,
      onData: async () => {
        expect(server.received).toHaveLength(0);
        isAnnounced = true;
      },
    });
    expect(isAnnounced).toBe(true);
    expect(result).toMatchObject({ acceptedAt: 42, refused: [] });
    expect(result.response).toMatch(/^250/);
    expect(server.received[0]?.raw).toBe(mail.raw.toString());
    expect(server.received[0]?.envelope).toEqual({
      from: 'sales@us.example',
      to: ['ada@buyer.example', 'gone@buyer.example'],
    });
  });

  it('names recipients refused on the way, and fails when all are', async () => {
    await using server = await startFakeSmtp({ unknown: ['gone@buyer.example'] });
    const { refused } = await sendMail(at(server.port), mail, { now });
    expect(refused).toMatchObject([{ address: 'gone@buyer.example', permanent: true }]);
    await using closed = await startFakeSmtp({ unknown: ['gone@buyer.example', 'ada@buyer.example'] });
    await expect(sendMail(at(closed.port), mail, { now })).rejects.toThrow(Permanent);
  });

  it('tells a refusal for now from one for good', async () => {
    await using server = await startFakeSmtp();
    server.failNext('temporary');
    await expect(sendMail(at(server.port), mail, { now })).rejects.toThrow(Transient);
    server.failNext('permanent');
    await expect(sendMail(at(server.port), mail, { now })).rejects.toThrow(Permanent);
    expect(server.received).toHaveLength(0);
  });

  it('does not know the outcome when the connection breaks after the final dot', async () => {
    await using server = await startFakeSmtp();
    server.failNext('drop-after-data');
    await expect(sendMail(at(server.port), mail, { now })).rejects.toThrow(OutcomeUnknown);
    expect(server.received).toHaveLength(1);
  });

  it('does not know the outcome when the server falls silent after the final dot', async () => {
    await using server = await scripted(['220 hi', '250 hi', '250 ok', '250 ok', '250 ok', '354 go', '']);
    const patience = { connectMs: 500, greetingMs: 500, silenceMs: 300 };
    await expect(sendMail(at(server.port), mail, { now, patience })).rejects.toThrow(OutcomeUnknown);
  });

  it.each([
    ['at the greeting', ['220 hi']],
    ['after RCPT', ['220 hi', '250 hi', '250 ok', '250 ok', '250 ok']],
  ])('may try again when the connection breaks %s', async (_, answers) => {
    await using server = await scripted(answers);
    await expect(sendMail(at(server.port), mail, { now })).rejects.toThrow(Transient);
  });

  it('may try again when the server answers 421 after the final dot', async () => {
    await using server = await scripted([
      '220 hi',
      '250 hi',
      '250 ok',
      '250 ok',
      '250 ok',
      '354 go',
      '421 closing',
    ]);
    await expect(sendMail(at(server.port), mail, { now })).rejects.toThrow(Transient);
  });

  it('offers nothing when onData fails', async () => {
    await using server = await startFakeSmtp();
    const onData = async () => {
      throw new RangeError('no database');
    };
    await expect(sendMail(at(server.port), mail, { now, onData })).rejects.toThrow(RangeError);
    expect(server.received).toHaveLength(0);
  });

  it('explains a wrong password and a closed port', async () => {
    await using server = await startFakeSmtp({ user: 'u', password: 'p' });
    await expect(sendMail(at(server.port, { user: 'u', password: 'no' }), mail, { now })).rejects.toThrow(
      /refused the sign-in as u: check user and password/,
    );
    await expect(sendMail(at(1), mail, { now })).rejects.toThrow(Transient);
  });

  it('does not send in the clear where STARTTLS is asked for', async () => {
    await using server = await startFakeSmtp();
    await expect(sendMail(at(server.port, { secure: 'starttls' }), mail, { now })).rejects.toThrow(
      /encryption/,
    );
    expect(server.received).toHaveLength(0);
  });
});
