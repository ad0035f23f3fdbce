import net from 'node:net';
import { describe, expect, it } from 'vitest';
import { quietLog } from '../../../test/mail/quiet-log.ts';
import { until } from '../../../test/mail/until.ts';
import { Transient } from '../../platform/failure.ts';
import { parseMail } from './parse-mail.ts';
import { type ListenOptions, listenSmtp } from './smtp-listener.ts';

/** Speaks SMTP line by line; a command is a line, or a whole mail after DATA. */
async function talk(port: number, commands: readonly string[]): Promise<string[]> {
  const socket = net.connect(port, '127.0.0.1');
  const replies: string[] = [];
  const left = [...commands];
  await new Promise<void>((resolve) => {
    socket.on('error', () => resolve());
    socket.on('close', () => resolve());
    socket.on('data', (chunk) => {
      const text = chunk.toString();
      if (!/^\d{3} [^\r\n]*\r\n$/m.test(text)) return;
      replies.push(text.slice(0, 3));
      const next = left.shift();
      if (next === undefined) socket.end();
      else socket.write(`${next}\r\n`);
    });
  });
  return replies;
}

const mail = (size = 10) => `From: a@b.example\r\nSubject: hi\r\n\r\n${'x'.repeat(size)}\r\n.`;
const deliver = (to = 'Sales+Tok12@us.example', body = mail()) => [
  'EHLO x',
  'MAIL FROM:<a@b.example>',
  `RCPT TO:<${to}>`,
  'DATA',
  body,
];

async function listen(change: Partial<ListenOptions> = {}) {
  const mails: { raw: Uint8Array; from: string; to: readonly string[] }[] = [];
  const log = quietLog();
  const listener = await listenSmtp({
    host: '127.0.0.1',
    port: 0,
    accepts: async (address) => address.endsWith('@us.example'),
    onMail: async (raw, envelope) => void mails.push({ raw, ...envelope }),
    log,
    ...change,
  });
  return { port: listener.port, mails, log, [Symbol.asyncDispose]: () => listener[Symbol.asyncDispose]() };
}

describe('listenSmtp', () => {
  it('takes a mail for an address of ours and notes how it came', async () => {
    await using server = await listen();
    expect(await talk(server.port, [...deliver(), 'QUIT'])).toEqual([
      '220',
      '250',
      '250',
      '250',
      '354',
      '250',
      '221',
    ]);
    expect(server.mails).toMatchObject([
      { from: 'a@b.example', client: '127.0.0.1', to: ['sales+tok12@us.example'] },
    ]);
    const parsed = await parseMail(server.mails[0]?.raw ?? new Uint8Array());
    expect(parsed).toMatchObject({ subject: 'hi', deliveredTo: ['sales+tok12@us.example'] });
    expect(parsed.headers.get('return-path')).toEqual(['<a@b.example>']);
  });

  it('answers 250 only after the mail is stored', async () => {
    const { promise: stored, resolve: store } = Promise.withResolvers<void>();
    await using server = await listen({ onMail: () => stored });
    let replies: string[] | null = null;
    const talking = talk(server.port, deliver()).then((all) => {
      replies = all;
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(replies).toBeNull();
    store();
    await talking;
    expect(replies).toEqual(['220', '250', '250', '250', '354', '250']);
  });

  it.each([
    ['an unknown address', {}, deliver('nobody@else.example'), '550', 3],
    ['a mail too large', { maxBytes: 1_000 }, deliver(undefined, mail(5_000)), '552', 5],
    [
      'a size announced too large',
      { maxBytes: 1_000 },
      ['EHLO x', 'MAIL FROM:<a@b.example> SIZE=5000'],
      '552',
      2,
    ],
    [
      'a store that fails for now',
      { onMail: () => Promise.reject(new Transient('busy')) },
      deliver(),
      '451',
      5,
    ],
    ['a store that fails', { onMail: () => Promise.reject(new Error('bug')) }, deliver(), '451', 5],
    ['an address book that fails', { accepts: () => Promise.reject(new Error('bug')) }, deliver(), '451', 3],
    ['too many mails', { mailsPerMinute: 0 }, [...deliver(), 'RSET', ...deliver().slice(1)], '451', 8],
    ['encryption it does not offer', {}, ['EHLO x', 'STARTTLS'], '500', 2],
  ])('refuses %s', async (_, change, commands, code, step) => {
    await using server = await listen(change);
    expect((await talk(server.port, commands))[step]).toBe(code);
    if (code === '552') expect(server.mails).toHaveLength(0);
  });

  it('stores nothing of a mail that breaks off', async () => {
    await using server = await listen();
    const socket = net.connect(server.port, '127.0.0.1');
    socket.on('error', () => undefined);
    for (const line of [
      'EHLO x',
      'MAIL FROM:<a@b.example>',
      'RCPT TO:<s@us.example>',
      'DATA',
      'Subject: half',
      '',
      'hel',
    ]) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      socket.write(`${line}\r\n`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(server.mails).toHaveLength(0);
  });

  it('finishes a mail under way before it stops', async () => {
    let isStarted = false;
    let isStored = false;
    const server = await listen({
      onMail: async () => {
        isStarted = true;
        await new Promise((resolve) => setTimeout(resolve, 150));
        isStored = true;
      },
    });
    const talking = talk(server.port, deliver());
    await until(() => isStarted);
    await server[Symbol.asyncDispose]();
    expect(isStored).toBe(true);
    expect((await talking).at(-1)).toBe('250');
  });

  it('refuses a port that is taken', async () => {
    await using server = await listen();
    await expect(listen({ port: server.port })).rejects.toThrow(/EADDRINUSE/);
  });
});
