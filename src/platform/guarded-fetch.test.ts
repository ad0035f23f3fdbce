import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Permanent, Transient } from './failure.ts';
import { guardedFetch, isInside } from './guarded-fetch.ts';

/** What the name server says; other names are asked for in earnest. */
const names = new Map<string, string[]>();
const looked: string[] = [];
vi.mock('node:dns/promises', async (original) => {
  const { lookup, ...rest } = await original<typeof import('node:dns/promises')>();
  return {
    ...rest,
    lookup: (host: string, options: { all: true }) => {
      looked.push(host);
      const known = names.get(host);
      return known
        ? Promise.resolve(known.map((address) => ({ address, family: 4 })))
        : lookup(host, options);
    },
  };
});

let server: Server;
let base: string;
const asked: string[] = [];

beforeAll(async () => {
  server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function answer(request: IncomingMessage, response: ServerResponse): void {
  const path = request.url ?? '';
  asked.push(path);
  const hops = /^\/hop\/(\d+)$/.exec(path)?.[1];
  if (hops !== undefined) {
    const to = Number(hops) === 0 ? '/plain' : `/hop/${Number(hops) - 1}`;
    response.writeHead(302, { location: to }).end('elsewhere');
  } else if (path.startsWith('/to?')) response.writeHead(307, { location: path.slice(4) }).end();
  else if (path === '/echo') {
    const { method, headers } = request;
    const said = [method, headers['content-type'], headers.ttl, headers['content-length']].join(' ');
    request.on('data', (chunk) => response.end(`${said} ${chunk}`));
  } else if (path === '/slow') response.write('a');
  else if (path === '/much') response.end('x'.repeat(5_000));
  else if (path === '/gone') response.writeHead(404).end('no');
  else if (path === '/breaks') {
    response.writeHead(200, { 'content-length': '100' });
    response.write('half');
    setTimeout(() => response.destroy(), 20);
  } else response.writeHead(200, { 'content-type': 'text/calendar' }).end('BEGIN');
}

const inHouse = { allowPrivate: true };
const refusal = async (address: string, options: object = inHouse) => {
  const error = await guardedFetch(address, { allowPrivate: true, ...options }).catch((e: Error) => e);
  if (!(error instanceof Error)) throw new Error('it was answered');
  return [
    error instanceof Permanent ? 'permanent' : error instanceof Transient ? 'transient' : '?',
    error.message,
  ];
};

describe('which addresses are inside', () => {
  test.each([
    '127.0.0.1',
    '127.9.9.9',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '100.127.255.255',
    '192.0.0.170',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '240.0.0.1',
    '::1',
    '::',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:10.0.0.1',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:0:7f00:1::',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'fd00::1',
    'fc00::1',
    'ff02::1',
    '2001:db8::1',
    'nonsense',
  ])('%s is', (address) => expect(isInside(address)).toBe(true));

  test.each([
    '8.8.8.8',
    '1.1.1.1',
    '172.15.0.1',
    '172.32.0.1',
    '100.63.0.1',
    '100.128.0.1',
    '11.0.0.1',
    '192.169.0.1',
    '2606:4700:4700::1111',
    '2a00:1450:4001:81b::200e',
    '::ffff:8.8.8.8',
  ])('%s is not', (address) => expect(isInside(address)).toBe(false));
});

describe('without leave for inside addresses', () => {
  test.each([
    ['http://127.0.0.1:PORT/'],
    ['https://127.0.0.1:PORT/'],
    ['http://localhost:PORT/'],
    ['http://2130706433:PORT/'],
    ['http://0x7f.1:PORT/'],
    ['http://[::1]:PORT/'],
    ['http://[::ffff:127.0.0.1]:PORT/'],
    ['http://169.254.169.254/latest/meta-data'],
  ])('%s is not asked', async (address) => {
    const before = asked.length;
    const url = address.replace('PORT', new URL(base).port);
    const [kind, message] = await refusal(url, { allowPrivate: false });
    expect(kind).toBe('permanent');
    expect(message).toMatch(/is no address on the public internet, and others are not asked$/);
    expect(asked.length).toBe(before);
  });

  test('http to the public internet is not asked, whatever is allowed', async () => {
    for (const allowPrivate of [true, false])
      expect(await refusal('http://8.8.8.8/', { allowPrivate })).toEqual([
        'permanent',
        'an address beginning with https:// is needed',
      ]);
  });
});

describe('a hop', () => {
  test('three redirects are followed, four are not', async () => {
    expect((await guardedFetch(`${base}/hop/2`, inHouse)).body.toString()).toBe('BEGIN');
    expect(await refusal(`${base}/hop/3`)).toEqual([
      'permanent',
      'that address sends on to another one again and again',
    ]);
  });

  test.each([
    ['http://8.8.8.8/', 'an address beginning with https:// is needed'],
    ['file:///etc/passwd', 'an address beginning with https:// is needed'],
    ['gopher://127.0.0.1/', 'an address beginning with https:// is needed'],
  ])('to %s is checked as the first one was', async (to, message) => {
    expect(await refusal(`${base}/to?${to}`)).toEqual(['permanent', message]);
  });
});

describe('what is read', () => {
  test('status, kind and bytes', async () => {
    const { status, contentType, body } = await guardedFetch(`${base}/plain`, inHouse);
    expect([status, contentType, body.toString()]).toEqual([200, 'text/calendar', 'BEGIN']);
    expect((await guardedFetch(`${base}/gone`, inHouse)).status).toBe(404);
  });

  test('no more than allowed, up to the last byte', async () => {
    expect((await guardedFetch(`${base}/much`, { ...inHouse, maxBytes: 5_000 })).body).toHaveLength(5_000);
    expect(await refusal(`${base}/much`, { maxBytes: 4_999 })).toEqual([
      'permanent',
      'more than 4 kB stand there',
    ]);
  });

  test('nothing from who takes too long or breaks off', async () => {
    expect(await refusal(`${base}/slow`, { timeoutMs: 100 })).toEqual([
      'transient',
      '127.0.0.1 did not answer in time',
    ]);
    expect(await refusal(`${base}/breaks`)).toEqual(['transient', "127.0.0.1 can't be reached"]);
    expect(await refusal('http://127.0.0.1:1/')).toEqual(['transient', "127.0.0.1 can't be reached"]);
    expect(await refusal('https://no-such-host.invalid/')).toEqual([
      'transient',
      'no-such-host.invalid is not known: check the address',
    ]);
  });

  test.each(['', 'calendar', 'ftp://example.org/x', 'https://'])('nothing from "%s"', async (address) => {
    expect(await refusal(address)).toEqual(['permanent', 'an address beginning with https:// is needed']);
  });
});

describe('a name', () => {
  test('is looked up once a hop, and the connection goes to just that address', async () => {
    names.set('calendar.example', ['127.0.0.1']);
    looked.length = 0;
    const { port } = new URL(base);
    const { body } = await guardedFetch(`http://calendar.example:${port}/hop/1`, inHouse);
    expect(body.toString()).toBe('BEGIN');
    expect(looked).toEqual(['calendar.example', 'calendar.example', 'calendar.example']);
  });

  test('with one inside address among public ones is not asked', async () => {
    names.set('both.example', ['8.8.8.8', '10.0.0.1']);
    expect(await refusal('https://both.example/', { allowPrivate: false })).toEqual([
      'permanent',
      'both.example is no address on the public internet, and others are not asked',
    ]);
  });
});

describe('a post', () => {
  const post = {
    headers: { 'content-type': 'application/octet-stream', ttl: '60' },
    body: Buffer.from('sealed'),
  };

  test('brings its body to the one address, and follows nowhere', async () => {
    const { body } = await guardedFetch(`${base}/echo`, { allowPrivate: true, post });
    expect(body.toString()).toBe('POST application/octet-stream 60 6 sealed');
    expect(await refusal(`${base}/hop/0`, { post })).toEqual([
      'permanent',
      'that address sends on to another one',
    ]);
  });

  test.each([
    ['https://127.0.0.1/', '127.0.0.1'],
    ['https://[::1]/', '[::1]'],
    ['https://[::ffff:10.0.0.1]/', '[::ffff:a00:1]'],
    ['https://2130706433/', '127.0.0.1'],
    ['https://0x7f.1/', '127.0.0.1'],
    ['https://169.254.169.254/latest/meta-data', '169.254.169.254'],
    ['https://inside.example/push', 'inside.example'],
    ['https://both.example/push', 'both.example'],
  ])('never goes to %s', async (address, host) => {
    names.set('inside.example', ['192.168.1.10']);
    names.set('both.example', ['8.8.8.8', '10.0.0.1']);
    expect(await refusal(address, { allowPrivate: false, post })).toEqual([
      'permanent',
      `${host} is no address on the public internet, and others are not asked`,
    ]);
  });
});
