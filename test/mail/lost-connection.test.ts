import { describe, expect, it } from 'vitest';
import { watchMailbox } from '../../src/channels/email/watch-mailbox.ts';
import { startFakeImap } from './fake-imap.ts';
import { quietLog } from './quiet-log.ts';
import { until } from './until.ts';

const account = { user: 'u', password: 'p' };
const text = (n: number) => `From: a@b.example\r\nSubject: ${n}\r\nMessage-ID: <${n}@b>\r\n\r\nbody ${n}\r\n`;

describe('a connection that is lost between two batches', () => {
  it.each([
    ['from the first mail on', null],
    ['from a cursor', { uidValidity: '1000', lastUid: 5 }],
  ])('loses no mail: %s', async (_, cursor) => {
    await using server = await startFakeImap(account);
    const count = 130;
    for (let n = 1; n <= count; n += 1) server.append(text(n));
    const taken: number[] = [];
    await using watcher = watchMailbox({
      server: { host: '127.0.0.1', port: server.port, secure: 'none', ...account },
      folder: 'INBOX',
      cursor,
      cutOverAt: 0,
      maxBytes: 1_000_000,
      now: () => 0,
      jitter: () => 0,
      onMail: async ({ uid }) => {
        taken.push(uid);
        if (taken.length === 20 || taken.length === 80) {
          server.dropAll();
          await new Promise((resolve) => setTimeout(resolve, 30));
        }
      },
      onState: () => undefined,
      log: quietLog(),
    });
    await until(() => watcher.cursor?.lastUid === count, 10_000);
    const first = (cursor?.lastUid ?? 0) + 1;
    expect(taken).toEqual(Array.from({ length: count - first + 1 }, (_value, i) => i + first));
  });
});
