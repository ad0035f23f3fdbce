import net from 'node:net';
import { describe, expect, it } from 'vitest';
import { startFakeImap } from '../../../test/mail/fake-imap.ts';
import { startFakeSmtp } from '../../../test/mail/fake-smtp.ts';
import { probeImap, probeSmtp } from './probe-mailbox.ts';

const imap = (port: number, extra = {}) => ({
  host: '127.0.0.1',
  port,
  secure: 'none' as const,
  user: 'u',
  password: 'p',
  ...extra,
});

describe('probeImap', () => {
  it('is content with a mailbox it can open', async () => {
    await using server = await startFakeImap({ user: 'u', password: 'p' });
    expect(await probeImap(imap(server.port))).toEqual({ ok: true });
  });

  it.each([
    [{ password: 'wrong' }, 'INBOX', 'password', /refused the sign-in as u: check user and password/],
    [{}, 'Orders', 'folder', /no folder "Orders".*check its name/],
    [{ secure: 'tls' }, 'INBOX', 'tls', /does not speak TLS from the start: try STARTTLS/],
    [{ secure: 'starttls' }, 'INBOX', 'tls', /could not switch to encryption/],
    [{ port: 1 }, 'INBOX', 'refused', /port 1 takes no connections: check the port/],
    [
      { host: 'no-such-host.invalid' },
      'INBOX',
      'unknown_host',
      /^no-such-host.invalid does not exist: check the spelling/,
    ],
  ])('explains %j, folder %s', async (change, folder, code, message) => {
    await using server = await startFakeImap({ user: 'u', password: 'p' });
    const result = await probeImap(imap(server.port, change), folder);
    expect(result).toMatchObject({ ok: false, code });
    expect('message' in result ? result.message : '').toMatch(message);
  });

  it('knows a server of another kind and one that stays silent', async () => {
    await using smtp = await startFakeSmtp();
    expect(await probeImap(imap(smtp.port), 'INBOX', 1_000)).toMatchObject({ ok: false, code: 'not_imap' });
    const silent = net.createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    expect(await probeImap(imap((silent.address() as net.AddressInfo).port), 'INBOX', 1_000)).toMatchObject({
      ok: false,
      code: 'timeout',
    });
    await new Promise((resolve) => silent.close(resolve));
  });
});

describe('probeSmtp', () => {
  it('is content with a relay, with and without sign-in', async () => {
    await using open = await startFakeSmtp();
    await using locked = await startFakeSmtp({ user: 'u', password: 'p' });
    expect(await probeSmtp({ host: '127.0.0.1', port: open.port, secure: 'none' })).toEqual({ ok: true });
    expect(await probeSmtp(imap(locked.port))).toEqual({ ok: true });
    expect(open.received).toHaveLength(0);
  });

  it.each([
    [{ password: 'wrong' }, 'password'],
    [{ secure: 'tls' }, 'tls'],
    [{ secure: 'starttls' }, 'tls'],
    [{ port: 1 }, 'refused'],
    [{ host: 'no-such-host.invalid' }, 'unknown_host'],
  ])('explains %j', async (change, code) => {
    await using server = await startFakeSmtp({ user: 'u', password: 'p' });
    expect(await probeSmtp(imap(server.port, change))).toMatchObject({ ok: false, code });
  });

  it('knows a server of another kind', async () => {
    await using server = await startFakeImap({ user: 'u', password: 'p' });
    expect(await probeSmtp(imap(server.port))).toMatchObject({ ok: false, code: 'not_smtp' });
  });
});
