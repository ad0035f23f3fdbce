import { generateKeyPairSync } from 'node:crypto';
import { dkimSign } from 'mailauth/lib/dkim/sign.js';
import { describe, expect, it } from 'vitest';
import { parseMail } from '../parse-mail.ts';
import { readAuthResults } from './auth-results.ts';
import { checkSender } from './check-sender.ts';
import type { MailPath } from './mail-path.ts';
import { type AskNames, remembering } from './name-server.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'der' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const KEY = `v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`;

/** A name server that knows this much: TXT and A records by name. */
function names(table: Record<string, string>): AskNames {
  return async (name, type) => {
    const found = table[name.toLowerCase()];
    if (found === 'SILENT') return new Promise(() => undefined);
    if (found === 'BROKEN') throw Object.assign(new Error('broken'), { code: 'ESERVFAIL' });
    if (found === undefined || type !== 'TXT') throw Object.assign(new Error(name), { code: 'ENOTFOUND' });
    return [[found]];
  };
}

const PLAIN =
  'From: Ada Buyer <ada@valley-dairy.net>\r\nTo: sales@larkfield.net\r\nSubject: Pump\r\n\r\nCan it lift?\r\n';

async function signed(raw: string, domain: string): Promise<string> {
  const signature = { signingDomain: domain, selector: 's', privateKey };
  const { signatures } = await dkimSign(raw, { ...signature, signatureData: [signature] });
  return `${signatures}${raw}`;
}

const fromRelay: MailPath = {
  via: 'listener',
  client: '127.0.0.1',
  greeting: 'mx.larkfield.net',
  from: 'ada@valley-dairy.net',
};
const fromOutside: MailPath = { ...fromRelay, client: '198.41.0.4', greeting: 'mail.valley-dairy.net' };
const fromMailbox: MailPath = { via: 'mailbox', server: 'imap.larkfield.net' };

async function check(raw: string, path: MailPath, table: Record<string, string> = {}) {
  const bytes = Buffer.from(raw);
  const mail = await parseMail(bytes);
  return checkSender({ mail, raw: bytes, path, mailbox: 'sales@larkfield.net' }, names(table));
}

describe('who sent a mail', () => {
  const dns = {
    's._domainkey.valley-dairy.net': KEY,
    's._domainkey.mailer.net': KEY,
    '_dmarc.valley-dairy.net': 'v=DMARC1; p=reject',
  };

  it('is proven by a signature of the domain in From', async () => {
    const trust = await check(await signed(PLAIN, 'valley-dairy.net'), fromRelay, dns);
    expect(trust).toMatchObject({
      standing: 'proven',
      checkedBy: 'heed',
      checks: {
        from: 'valley-dairy.net',
        dkim: [{ domain: 'valley-dairy.net', result: 'pass' }],
        spf: { result: 'unchecked' },
        dmarc: { result: 'pass', policy: 'reject' },
      },
    });
  });

  it('is refuted by one that does not fit, in head or body', async () => {
    const raw = await signed(PLAIN, 'valley-dairy.net');
    for (const changed of [raw.replace('Can it lift?', 'Pay to this account'), raw.replace('Pump', 'Bank')]) {
      const trust = await check(changed, fromRelay, dns);
      expect(trust).toMatchObject({
        standing: 'failed',
        checks: { dkim: [{ result: 'fail' }], dmarc: { result: 'fail', policy: 'reject' } },
      });
    }
  });

  it('is not proven by another’s signature, nor refuted where SPF can’t be looked at', async () => {
    const trust = await check(await signed(PLAIN, 'mailer.net'), fromRelay, dns);
    expect(trust).toMatchObject({
      standing: 'unproven',
      checks: { dmarc: { result: 'unchecked', policy: 'reject' } },
    });
  });

  it.each([
    ['v=spf1 ip4:198.41.0.4 -all', 'proven', 'pass', 'pass'],
    ['v=spf1 ip4:192.0.2.1 -all', 'failed', 'fail', 'fail'],
  ])('is told by SPF (%s) from a server that gives it to us itself', async (record, standing, spf, dmarc) => {
    const trust = await check(PLAIN, fromOutside, { ...dns, 'valley-dairy.net': record });
    expect(trust).toMatchObject({
      standing,
      checks: {
        spf: { domain: 'valley-dairy.net', result: spf },
        dmarc: { result: dmarc, policy: 'reject' },
      },
    });
  });

  it('can’t be told while the name server is silent or broken, and nobody waits for it longer than two seconds', async () => {
    const raw = await signed(PLAIN, 'valley-dairy.net');
    const broken = { 's._domainkey.valley-dairy.net': 'BROKEN', '_dmarc.valley-dairy.net': 'BROKEN' };
    expect(await check(raw, fromRelay, broken)).toMatchObject({ standing: 'unchecked', checkedBy: 'heed' });
    expect(await check(raw, fromRelay, { 's._domainkey.valley-dairy.net': 'SILENT' })).toMatchObject({
      standing: 'unchecked',
      checkedBy: 'nobody',
      checks: { note: 'the name server did not answer in time' },
    });
  });

  it('is told by the server of the mailbox, in its topmost word alone', async () => {
    const said =
      'Authentication-Results: mx.larkfield.net; dkim=pass header.d=valley-dairy.net; dmarc=pass (p=REJECT) header.from=valley-dairy.net\r\n';
    const forged = said.replaceAll('pass', 'fail');
    const foreign = said.replace('mx.larkfield.net', 'mx.evil.net');
    const trust = await check(`${said}${forged}${PLAIN}`, fromMailbox);
    expect(trust).toMatchObject({ standing: 'proven', checkedBy: 'receiver', server: 'mx.larkfield.net' });
    expect(await check(`${forged}${said}${PLAIN}`, fromMailbox)).toMatchObject({ standing: 'failed' });
    expect(await check(`${foreign}${said}${PLAIN}`, fromMailbox, dns)).toMatchObject({
      standing: 'unproven',
      checkedBy: 'heed',
    });
    // Our own listener believes nobody's word.
    expect(await check(`${said}${PLAIN}`, fromRelay, dns)).toMatchObject({
      standing: 'unproven',
      checkedBy: 'heed',
    });
  });
});

describe('Authentication-Results', () => {
  it.each([
    ['spf=pass', null],
    ['spf=pass; dkim=pass', null],
    ['mx.a.net; none', { server: 'mx.a.net', dkim: [], spf: 'unchecked', dmarc: 'unchecked', policy: null }],
    [
      'mx.google.com;\r\n dkim=pass header.i=@b.net header.s=x header.b="a;b";\r\n spf=softfail (google.com: (nested) not; permitted) smtp.mailfrom=ada@b.net;\r\n dmarc=fail (p=QUARANTINE sp=NONE dis=NONE) header.from=b.net',
      {
        server: 'mx.google.com',
        dkim: [{ domain: 'b.net', result: 'pass' }],
        spf: 'softfail',
        dmarc: 'fail',
        policy: 'quarantine',
      },
    ],
    [
      'MX.A.net 1; dkim=neutral (no key) header.d=B.net; dkim=pass header.d=c.net; dmarc=bestguesspass header.from=b.net',
      {
        server: 'mx.a.net',
        dkim: [
          { domain: 'b.net', result: 'neutral' },
          { domain: 'c.net', result: 'pass' },
        ],
        spf: 'unchecked',
        dmarc: 'none',
        policy: null,
      },
    ],
    ['mx.a.net; x=(((', { server: 'mx.a.net', dkim: [], spf: 'unchecked', dmarc: 'unchecked', policy: null }],
  ])('%s', (value, expected) => {
    const read = readAuthResults(value.replaceAll('\r\n', ''));
    const { server, checks } = read ?? {};
    expect(
      read && {
        server,
        dkim: checks?.dkim,
        spf: checks?.spf.result,
        dmarc: checks?.dmarc.result,
        policy: checks?.dmarc.policy,
      },
    ).toEqual(expected);
  });
});

describe('the name server', () => {
  it('is asked once in five minutes, again when it failed, and never for names that nobody owns', async () => {
    const asked: string[] = [];
    let now = 0;
    const ask = remembering(
      async (name) => {
        asked.push(name);
        if (name === 'gone.net') throw Object.assign(new Error(name), { code: 'ENOTFOUND' });
        if (name === 'broken.net') throw Object.assign(new Error(name), { code: 'ETIMEOUT' });
        return [['v=spf1 -all']];
      },
      () => now,
    );
    for (const name of [
      'a.net',
      'A.net',
      'gone.net',
      'gone.net',
      'broken.net',
      'broken.net',
      'x.larkfield.example',
    ])
      await ask(name, 'TXT').catch(() => undefined);
    expect(asked).toEqual(['a.net', 'gone.net', 'broken.net', 'broken.net']);
    now = 300_001;
    await ask('a.net', 'TXT');
    expect(asked).toHaveLength(5);
  });
});
