import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';

/** A push as a browser got it, decrypted with its own keys. */
export interface ReceivedPush {
  readonly payload: {
    readonly title: string;
    readonly text: string;
    readonly url: string;
    readonly tag: string;
  };
  readonly topic: string;
  readonly urgency: string;
  readonly ttl: string;
}

export interface FakePush extends AsyncDisposable {
  /** What this browser subscribes with. */
  readonly subscription: { readonly endpoint: string; readonly p256dh: string; readonly auth: string };
  readonly received: readonly ReceivedPush[];
  /** Posts that came in, taken or not. */
  readonly posts: number;
  /** The key a browser subscribed with; pushes signed by another are refused with 403 as push services do. */
  expectKey(applicationServerKey: string): void;
  /** The next answers, instead of 201. */
  answerNext(...statuses: number[]): void;
}

/** A push service (RFC 8030) and the one browser behind it: it checks VAPID (RFC 8292) and decrypts (RFC 8291). */
export async function startFakePush(): Promise<FakePush> {
  const browser = createECDH('prime256v1');
  browser.generateKeys();
  const auth = randomBytes(16);
  const received: ReceivedPush[] = [];
  const answers: number[] = [];
  let expected: string | null = null;
  let posts = 0;
  const server = createServer((request, response) => {
    void take(request).then((status) => response.writeHead(status).end());
  });
  const take = async (request: IncomingMessage): Promise<number> => {
    posts += 1;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const answer = answers.shift();
    if (answer !== undefined && answer !== 201) return answer;
    const origin = `http://${request.headers.host}`;
    if (!isSigned(request.headers.authorization ?? '', origin, expected)) return 403;
    if (request.headers['content-encoding'] !== 'aes128gcm') return 400;
    const text = decrypt(Buffer.concat(chunks), browser, auth);
    received.push({
      payload: JSON.parse(text) as ReceivedPush['payload'],
      topic: String(request.headers.topic),
      urgency: String(request.headers.urgency),
      ttl: String(request.headers.ttl),
    });
    return 201;
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    subscription: {
      endpoint: `http://127.0.0.1:${port}/push/${randomBytes(8).toString('hex')}`,
      p256dh: browser.getPublicKey('base64url'),
      auth: auth.toString('base64url'),
    },
    received,
    get posts() {
      return posts;
    },
    expectKey: (key) => {
      expected = key;
    },
    answerNext: (...statuses) => void answers.push(...statuses),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** `vapid t=<JWT>, k=<key>`: signed with ES256 by the key, for this origin, by somebody who can be reached. */
function isSigned(authorization: string, origin: string, expected: string | null): boolean {
  const match = /^vapid t=([^.]+)\.([^.]+)\.([^,]+), ?k=(\S+)$/.exec(authorization);
  if (!match) return false;
  const [, head = '', body = '', signature = '', key = ''] = match;
  if (expected !== null && key !== expected) return false;
  const point = Buffer.from(key, 'base64url');
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
  const signed = verify(
    'sha256',
    Buffer.from(`${head}.${body}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as { aud: string; sub: string };
  return signed && claims.aud === origin && /^(?:mailto:|https:)/.test(claims.sub);
}

/** RFC 8188 section 2 with the keys of RFC 8291 section 3.4; one record. */
function decrypt(body: Buffer, browser: ReturnType<typeof createECDH>, auth: Buffer): string {
  const salt = body.subarray(0, 16);
  const idLength = body.readUInt8(20);
  const sender = body.subarray(21, 21 + idLength);
  const cipherText = body.subarray(21 + idLength);
  const shared = browser.computeSecret(sender);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), browser.getPublicKey(), sender]);
  const key = Buffer.from(hkdfSync('sha256', shared, auth, info, 32));
  const derive = (name: string, bytes: number) =>
    Buffer.from(hkdfSync('sha256', key, salt, Buffer.from(`Content-Encoding: ${name}\0`), bytes));
  const decipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
  decipher.setAuthTag(cipherText.subarray(-16));
  const plain = Buffer.concat([decipher.update(cipherText.subarray(0, -16)), decipher.final()]);
  // The last record is padded with 2 and then zeros (RFC 8188 section 2).
  return plain.subarray(0, plain.lastIndexOf(2)).toString('utf8');
}
