import { describe, expect, it } from 'vitest';
import { type FakeImap, startFakeImap } from '../../../test/mail/fake-imap.ts';
import { quietLog } from '../../../test/mail/quiet-log.ts';
import { until } from '../../../test/mail/until.ts';
import { parseMail } from './parse-mail.ts';
import {
  type MailboxMail,
  type MailboxState,
  type MailboxWatcher,
  type WatchOptions,
  watchMailbox,
} from './watch-mailbox.ts';

const CUT_OVER = Date.UTC(2026, 10, 21, 10, 0, 0);
const AFTER = new Date(CUT_OVER + 60_000);
const account = { user: 'u', password: 'p' };
const text = (n: number | string) =>
  `From: a@b.example\r\nSubject: ${n}\r\nMessage-ID: <${n}@b>\r\n\r\nbody ${n}\r\n`;

/** A watcher over a fake server that keeps what it is handed. */
function watch(server: FakeImap, change: Partial<WatchOptions> = {}) {
  const mails: MailboxMail[] = [];
  const states: MailboxState[] = [];
  const log = quietLog();
  const watcher = watchMailbox({
    server: { host: '127.0.0.1', port: server.port, secure: 'none', ...account },
    folder: 'INBOX',
    cursor: null,
    cutOverAt: CUT_OVER,
    maxBytes: 1_000_000,
    now: () => CUT_OVER,
    jitter: () => 0,
    onMail: async (mail) => void mails.push(mail),
    onState: (state) => states.push(state),
    log,
    ...change,
  });
  return { watcher, mails, states, log, uids: () => mails.map((mail) => mail.uid) };
}

async function watching(watcher: MailboxWatcher) {
  await until(() => watcher.state.kind === 'watching');
}

describe('watchMailbox', () => {
  it('sees a new mail within a second, with the mailbox’s own time', async () => {
    await using server = await startFakeImap(account);
    const { watcher, mails, states } = watch(server);
    await using _ = watcher;
    await watching(watcher);
    await new Promise((resolve) => setTimeout(resolve, 150));
    server.append(text(1), { internalDate: AFTER });
    expect(await until(() => mails.length === 1)).toBeLessThan(1_000);
    expect(mails[0]).toMatchObject({
      uid: 1,
      uidValidity: '1000',
      arrivedAt: AFTER.getTime(),
      truncated: false,
    });
    expect(Buffer.from(mails[0]?.raw ?? []).toString()).toBe(text(1));
    expect(watcher.cursor).toEqual({ uidValidity: '1000', lastUid: 1 });
    expect(states.map((state) => state.kind)).toEqual(['connecting', 'watching']);
  });

  it('looks by itself where the server has no push', async () => {
    await using server = await startFakeImap({ ...account, hasIdle: false });
    const { watcher, mails } = watch(server, { pollEveryMs: 100 });
    await using _ = watcher;
    await watching(watcher);
    server.append(text(1), { internalDate: AFTER });
    expect(await until(() => mails.length === 1)).toBeLessThan(1_000);
  });

  it('skips what is older than the cut-over and goes on from a cursor', async () => {
    await using server = await startFakeImap(account);
    for (const seconds of [-86_400, -1, 0, 5, 10]) {
      server.append(text(seconds), { internalDate: new Date(CUT_OVER + seconds * 1_000) });
    }
    const cursors: number[] = [];
    const first = watch(server, { onCursor: async (cursor) => void cursors.push(cursor.lastUid) });
    await until(() => first.watcher.cursor?.lastUid === 5);
    await first.watcher[Symbol.asyncDispose]();
    expect(first.uids()).toEqual([3, 4, 5]);
    expect(cursors.at(-1)).toBe(5);
    server.append(text('old'), { internalDate: new Date(CUT_OVER - 3_600_000) });
    server.append(text('new'), { internalDate: AFTER });
    // A mail that has just come, on a server whose clock is behind ours.
    server.append(text('slow'), { internalDate: new Date(CUT_OVER - 60_000) });
    const second = watch(server, { cursor: first.watcher.cursor });
    await using _ = second.watcher;
    await until(() => second.watcher.cursor?.lastUid === 8);
    expect(second.uids()).toEqual([7, 8]);
  });

  it('takes a mail of the cut-over’s own second', async () => {
    await using server = await startFakeImap(account);
    server.append(text(1), { internalDate: new Date(CUT_OVER) });
    const { watcher, uids } = watch(server, { cutOverAt: CUT_OVER + 900 });
    await using _ = watcher;
    await until(() => uids().length === 1);
  });

  it('offers a mail again that was not taken in, and none before it', async () => {
    await using server = await startFakeImap(account);
    for (const n of [1, 2, 3]) server.append(text(n), { internalDate: AFTER });
    const taken: number[] = [];
    let refusals = 2;
    const { watcher, states, log } = watch(server, {
      onMail: async ({ uid }) => {
        if (uid === 2 && refusals-- > 0) throw new Error('no database');
        taken.push(uid);
      },
    });
    await using _ = watcher;
    await until(() => refusals < 2);
    expect(watcher.cursor?.lastUid).toBe(1);
    await until(() => taken.length === 3, 6_000);
    expect(taken).toEqual([1, 2, 3]);
    expect(states.map((state) => state.reason ?? state.kind)).toContain(
      'mail waits, for one could not be taken in: no database',
    );
    await until(() => watcher.state.reason === undefined);
    expect(log.lines).toContain('a mail could not be taken in');
  });

  it('comes back after a lost connection without losing or doubling a mail', async () => {
    await using server = await startFakeImap(account);
    const { watcher, states, uids } = watch(server);
    await using _ = watcher;
    await watching(watcher);
    server.append(text(1), { internalDate: AFTER });
    await until(() => uids().length === 1);
    server.dropAll();
    server.append(text(2), { internalDate: AFTER });
    await until(() => uids().length === 2);
    expect(uids()).toEqual([1, 2]);
    const down = states.find((state) => state.kind === 'down');
    expect(down).toMatchObject({ since: CUT_OVER });
    expect(down?.reason).toContain('the server closed the connection');
  });

  it('starts over from the cut-over when UIDVALIDITY changes', async () => {
    await using server = await startFakeImap(account);
    server.append(text('old'), { internalDate: new Date(CUT_OVER - 60_000) });
    server.append(text(1), { internalDate: AFTER });
    const { watcher, mails } = watch(server);
    await using _ = watcher;
    await until(() => mails.length === 1);
    server.renumber();
    await until(() => mails.length === 2);
    expect(mails[1]).toMatchObject({ uid: 2, uidValidity: '1001' });
    await until(() => watcher.cursor?.uidValidity === '1001');
  });

  it('hands over a sample of a mail that is too large, and skips one that has gone', async () => {
    await using server = await startFakeImap(account);
    server.append(`${text('big')}${'x'.repeat(2_000_000)}`, { internalDate: AFTER });
    server.append(text(2), { internalDate: AFTER });
    const { watcher, mails } = watch(server, {
      onMail: async (mail) => {
        if (mail.uid === 1) server.expunge(2);
        mails.push(mail);
      },
    });
    await using _ = watcher;
    await until(() => (watcher.cursor?.lastUid ?? 0) >= 2);
    const sample = await parseMail(mails[0]?.raw ?? new Uint8Array());
    expect(mails[0]).toMatchObject({ truncated: true });
    expect(mails[0]?.size).toBeGreaterThan(2_000_000);
    expect(sample).toMatchObject({ messageId: '<big@b>', subject: 'big' });
    expect(sample.text).toMatch(/^body big/);
  });

  it('says what is wrong, tries a wrong password rarely, and again at once when told to', async () => {
    await using server = await startFakeImap(account);
    const wrong = {
      host: '127.0.0.1',
      port: server.port,
      secure: 'none' as const,
      user: 'u',
      password: 'no',
    };
    const { watcher } = watch(server, { server: wrong });
    await using _ = watcher;
    await until(() => watcher.state.kind === 'down');
    expect(watcher.state).toMatchObject({
      reason: '127.0.0.1 refused the sign-in as u',
      hint: expect.stringContaining('check user and password'),
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(server.signIns).toBe(1);
    watcher.retryNow();
    await until(() => server.signIns === 2);
  });

  it('stops at once, whatever it is doing', async () => {
    await using server = await startFakeImap(account);
    const idle = watch(server);
    await watching(idle.watcher);
    const dead = watch(server, { server: { host: '127.0.0.1', port: 1, secure: 'none', ...account } });
    await until(() => dead.watcher.state.kind === 'down');
    await Promise.all([idle.watcher[Symbol.asyncDispose](), dead.watcher[Symbol.asyncDispose]()]);
    await watch(server).watcher[Symbol.asyncDispose]();
  });

  it('takes in many mails in order', async () => {
    await using server = await startFakeImap(account);
    for (let n = 1; n <= 500; n += 1) server.append(text(n), { internalDate: AFTER });
    const { watcher, uids } = watch(server);
    await using _ = watcher;
    await until(() => uids().length === 500, 5_000);
    expect(uids()).toEqual(Array.from({ length: 500 }, (_value, i) => i + 1));
  });
});
