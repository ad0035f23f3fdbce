import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliver, filteredOf, type Mailbox, type MailParts, mail, requestsOf } from './factories.ts';
import { type Organisation, World } from './world.ts';

let world: World;
let place: Organisation;
let box: Mailbox;
let other: Organisation;
let otherBox: Mailbox;

beforeAll(async () => {
  world = await World.create({ now: '2026-03-02T15:00:00Z' });
  place = await world.organisation();
  box = await world.mailbox(place, 'sales@larkfield.test');
  other = await world.organisation();
  otherBox = await world.mailbox(other, 'sales@other.test');
});
afterAll(() => world[Symbol.asyncDispose]());

const take = (raw: Uint8Array) => deliver(world, place, box, raw);
const get = (organisation: Organisation, path: string) =>
  world.http.inject({
    url: `/api/o/${organisation.slug}${path}`,
    headers: { cookie: organisation.founder.cookie },
  });
const random = (bytes: number) => randomBytes(bytes).toString('hex');
const alone = { headers: ['Content-Type: text/plain; charset=utf-8'] };

describe('a mail that is broken', () => {
  const cases: [string, () => Uint8Array, RegExp | null][] = [
    ['nothing at all', () => new Uint8Array(), null],
    ['one byte', () => Buffer.from('x'), /x/],
    ['bytes at random', () => randomBytes(5_000), null],
    ['text without headers', () => Buffer.from('Can it lift 40 metres?'), /40 metres/],
    ['headers alone', () => Buffer.from('From: ada@buyer.test\r\nSubject: Pump\r\n'), null],
    [
      'a multipart without its parts',
      () => mail({ headers: ['Content-Type: multipart/mixed; boundary=x'], text: 'Can it lift?' }),
      /Can it lift/,
    ],
    [
      'a multipart without a boundary',
      () => mail({ headers: ['Content-Type: multipart/mixed'], text: 'Can it lift?' }),
      /Can it lift/,
    ],
    [
      'a part that is never closed',
      () =>
        mail({
          headers: ['Content-Type: multipart/mixed; boundary=x'],
          body: '--x\r\nContent-Type: text/plain\r\n\r\nCan it lift?',
        }),
      /Can it lift/,
    ],
    [
      'base64 that is none',
      () => mail({ headers: ['Content-Transfer-Encoding: base64'], text: 'Q2FuIGl0IGxpZnQ/***' }),
      /Can it lift/,
    ],
    [
      'a charset that does not exist',
      () => mail({ headers: ['Content-Type: text/plain; charset=x-martian'], text: 'Größe 40?' }),
      /Größe 40/,
    ],
    [
      'Latin 1 that says it is UTF-8',
      () => Buffer.concat([mail({ ...alone, text: '' }), Buffer.from('Größe 40?', 'latin1')]),
      /Größe 40/,
    ],
    [
      'NUL bytes everywhere',
      () =>
        mail({
          from: '"Ada\0" <ada\0@buyer.test>',
          subject: 'Pu\0mp =?utf-8?Q?=00=00?=',
          messageId: '<a\0b@buyer.test>',
          headers: ['In-Reply-To: <x\0@y>', 'X-\0: \0', 'Content-Type: text/html; charset=utf-8'],
          text: '<p>Can\0 it &#0; &#xD800; lift?\0</p>',
        }),
      /Can/,
    ],
    [
      'NUL bytes in the names of a file',
      () => withFile('Content-ID: <c\0id>\r\nContent-Type: image/png\0; name="a\0.png"', 'attachment'),
      /Can it lift/,
    ],
    [
      'half a surrogate pair in the subject',
      () => mail({ subject: '=?utf-8?B?7aC9?= =?utf-16be?B?2D0=?= =?utf-7?Q?+2D0-?= &#xD83D;' }),
      /40 metres/,
    ],
    [
      'an emoji where the excerpt is cut',
      () => mail({ ...alone, text: `${'x'.repeat(299)}👍 lift?` }),
      /lift/,
    ],
    [
      'an emoji where the text is cut',
      () => mail({ ...alone, text: `${'x'.repeat(199_999)}👍 lift?` }),
      /xxx/,
    ],
    [
      'an emoji where a file name is cut',
      () => withFile('', `attachment; filename="👍${'n'.repeat(199)}"`),
      /Can/,
    ],
    ['a subject of a megabyte', () => mail({ subject: 'long '.repeat(200_000) }), /40 metres/],
    ['a Message-ID longer than any line', () => mail({ messageId: `<${'é'.repeat(980)}@x>` }), /40 metres/],
    ['a Message-ID of much noise', () => mail({ messageId: `<${noise(980)}@x>` }), /40 metres/],
    ['a sender longer than any address', () => mail({ from: `<${random(4_000)}@buyer.test>` }), /40 metres/],
    ['no sender', () => mail({ from: '' }), /40 metres/],
    ['a sender that is no address', () => mail({ from: 'the pump people' }), /40 metres/],
    ['no Message-ID', () => mail({ messageId: null }), /40 metres/],
    ['ten thousand recipients', () => mail({ to: 'x@y.test, '.repeat(10_000) }), /40 metres/],
    [
      'thousands of headers',
      () => mail({ headers: Array.from({ length: 9_000 }, (_, i) => `X-${i}: y`) }),
      /40/,
    ],
    [
      'thousands of references',
      () =>
        mail({ headers: [`References: ${Array.from({ length: 9_000 }, (_, i) => `<${i}@x>`).join(' ')}`] }),
      /40 metres/,
    ],
  ];

  it.each(cases)('%s is kept: it opens a request', async (_, raw, text) => {
    expect(await take(raw())).toBe('request');
    const request = (await requestsOf(world, place)).at(-1);
    if (text) expect(request?.text).toMatch(text);
    expect((await get(place, `/requests/${request?.id}`)).statusCode).toBe(200);
    expect((await get(place, '/now')).body).toContain(request?.id);
  });

  it.each(cases)('%s from a machine is kept in Filtered, and a person can let it in', async (_, raw) => {
    const bytes = Buffer.concat([Buffer.from('Auto-Submitted: auto-replied\r\n'), raw()]);
    expect(await deliver(world, other, otherBox, bytes)).toBe('filtered');
    const kept = (await filteredOf(world, other)).at(-1);
    expect(kept?.reason).toBe('automatic');
    expect((await get(other, '/filtered')).body).toContain(kept?.id);
    const released = await world.http.inject({
      method: 'POST',
      url: `/api/o/${other.slug}/filtered/${kept?.id}/release`,
      headers: { cookie: other.founder.cookie },
    });
    expect(released.statusCode).toBe(200);
    expect((await requestsOf(world, other)).at(-1)?.id).toBe(released.json().requestId);
  });

  function withFile(headers: string, disposition: string): Buffer {
    return mail({
      headers: ['Content-Type: multipart/mixed; boundary=x'],
      body: `--x\r\n\r\nCan it lift?\r\n--x\r\n${headers ? `${headers}\r\n` : ''}Content-Disposition: ${disposition}\r\n\r\n\u0000file\r\n--x--`,
    });
  }
  function noise(length: number): string {
    return Array.from({ length }, (_, i) => String.fromCodePoint(0x4e00 + ((i * 7919) % 20_000))).join('');
  }
});

describe('a report with hostile fields', () => {
  const report = (id: string, diagnostic: string): MailParts => ({
    from: 'MAILER-DAEMON@mx.test',
    subject: 'Undelivered',
    headers: ['Content-Type: multipart/report; report-type=delivery-status; boundary=b'],
    body: `--b\r\n\r\nSorry.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: ${diagnostic}\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: ${id}\r\n\r\nOld\r\n--b--`,
  });

  it.each([
    ['NUL in the returned Message-ID', '<a\0b@us.test>', 'no such user'],
    ['NUL in the diagnosis', '<r@us.test>', 'no\0such user'],
    ['an emoji where the diagnosis is cut', '<r@us.test>', `${'x'.repeat(493)}👍👍👍`],
  ])('is filed: %s', async (_, id, diagnostic) => {
    expect(await take(mail(report(id, diagnostic)))).toBe('bounce');
    expect((await filteredOf(world, place)).at(-1)).toMatchObject({ reason: 'bounce' });
  });
});

describe('a mail that is heavy', () => {
  it('with a megabyte of nested quotes is read in a moment', async () => {
    const quotes = Array.from({ length: 12_000 }, (_, i) => `${'>'.repeat(i % 90)} on it went`).join('\r\n');
    const deep = `${'>'.repeat(500_000)} deep\r\n`;
    const raw = mail({ ...alone, text: `Can it lift 40 metres?\r\n\r\n${deep}${quotes}` });
    expect(raw.byteLength).toBeGreaterThan(1_000_000);
    expect(await take(raw)).toBe('request');
    const request = (await requestsOf(world, place)).at(-1);
    expect(request?.text).toContain('Can it lift 40 metres?');
    expect(request?.text.length).toBeLessThan(5_000);
  });

  it('with parts within parts within parts is read in a moment', async () => {
    const body = Array.from(
      { length: 5_000 },
      (_, i) => `--b${i}\r\nContent-Type: multipart/mixed; boundary=b${i + 1}\r\n\r\n`,
    ).join('');
    expect(await take(mail({ headers: ['Content-Type: multipart/mixed; boundary=b0'], body }))).toBe(
      'request',
    );
  });

  it('with HTML nested a hundred thousand deep is read in a moment', async () => {
    const headers = ['Content-Type: text/html; charset=utf-8'];
    const body = `${'<div><b>'.repeat(100_000)}Can it lift?`;
    expect(await take(mail({ headers, body }))).toBe('request');
    expect((await requestsOf(world, place)).at(-1)?.text).toContain('Can it lift?');
  });
});
