import { ImapFlow } from 'imapflow';
import { describe, expect, it } from 'vitest';
import { parseMail } from '../../src/channels/email/parse-mail.ts';
import { probeImap } from '../../src/channels/email/probe-mailbox.ts';
import { type MailboxMail, watchMailbox } from '../../src/channels/email/watch-mailbox.ts';
import { type Dovecot, hasDovecot, startDovecot } from './dovecot.ts';
import { quietLog } from './quiet-log.ts';
import { until } from './until.ts';

const CUT_OVER = Date.UTC(2026, 10, 21, 10, 0, 0);
const AFTER = new Date(CUT_OVER + 60_000);
const text = (n: number | string) =>
  `From: a@b.example\r\nSubject: ${n}\r\nMessage-ID: <${n}@b>\r\n\r\nbody ${n}\r\n`;

function serverOf({ port, user, password }: Dovecot) {
  return { host: '127.0.0.1', port, secure: 'none' as const, user, password };
}

/** Another client of the same mailbox that puts mail into it. */
async function filler({ port, user, password }: Dovecot) {
  const auth = { user, pass: password };
  const client = new ImapFlow({
    host: '127.0.0.1',
    port,
    secure: false,
    doSTARTTLS: false,
    auth,
    logger: false,
  });
  await client.connect();
  return {
    put: (raw: string, at: Date) => client.append('INBOX', raw, [], at),
    [Symbol.dispose]: () => client.close(),
  };
}

function watch(server: Dovecot) {
  const mails: MailboxMail[] = [];
  const watcher = watchMailbox({
    server: serverOf(server),
    folder: 'INBOX',
    cursor: null,
    cutOverAt: CUT_OVER,
    maxBytes: 100_000,
    now: () => CUT_OVER,
    jitter: () => 0,
    onMail: async (mail) => void mails.push(mail),
    onState: () => undefined,
    log: quietLog(),
  });
  return { watcher, mails };
}

describe.skipIf(!hasDovecot())('watchMailbox on Dovecot', { timeout: 20_000 }, () => {
  it('sees mail at once, in order, and none older than the cut-over', async () => {
    await using server = await startDovecot();
    using client = await filler(server);
    await client.put(text('old'), new Date(CUT_OVER - 60_000));
    await client.put(text(1), AFTER);
    const { watcher, mails } = watch(server);
    await using _ = watcher;
    await until(() => mails.length === 1, 5_000);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await client.put(text(2), AFTER);
    expect(await until(() => mails.length === 2, 5_000)).toBeLessThan(1_000);
    expect(mails.map((mail) => mail.uid)).toEqual([2, 3]);
    expect(mails[1]?.arrivedAt).toBe(AFTER.getTime());
    expect(Buffer.from(mails[1]?.raw ?? []).toString()).toBe(text(2));
    expect(watcher.cursor?.lastUid).toBe(3);
  });

  it('samples a large mail by its first text', async () => {
    await using server = await startDovecot();
    using client = await filler(server);
    const file = 'QUJD'.repeat(19);
    const raw = [
      'From: a@b.example\r\nSubject: Big\r\n one\r\nMessage-ID: <big@b>\r\nMIME-Version: 1.0',
      'Content-Type: multipart/mixed;\r\n boundary="x"\r\n\r\n--x\r\nContent-Type: application/pdf; name=a.pdf',
      `Content-Transfer-Encoding: base64\r\n\r\n${`${file}\r\n`.repeat(3_000)}--x`,
      'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nGr=C3=BC=C3=9Fe\r\n--x--\r\n',
    ].join('\r\n');
    await client.put(raw, AFTER);
    const { watcher, mails } = watch(server);
    await using _ = watcher;
    await until(() => mails.length === 1, 5_000);
    const sample = await parseMail(mails[0]?.raw ?? new Uint8Array());
    expect(mails[0]).toMatchObject({ truncated: true });
    expect(sample).toMatchObject({ subject: 'Big one', messageId: '<big@b>', attachments: [] });
    expect(sample.text.trim()).toBe('Grüße');
  });

  it('is probed', async () => {
    await using server = await startDovecot();
    expect(await probeImap(serverOf(server))).toEqual({ ok: true });
    expect(await probeImap(serverOf(server), 'Orders')).toMatchObject({ ok: false, code: 'folder' });
    expect(await probeImap({ ...serverOf(server), password: 'no' })).toMatchObject({
      ok: false,
      code: 'password',
    });
  });
});
