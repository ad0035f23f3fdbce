import { createSign, generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { World } from '../../test/world.ts';
import { session } from './contract.ts';

const ann = { sub: 's1', email: 'ann@example.com', name: 'Ann', email_verified: true };
const env = (issuer: string) => ({
  HEED_OIDC_DISCOVERY_URL: `${issuer}/.well-known/openid-configuration`,
  HEED_OIDC_CLIENT_ID: 'heed',
  HEED_OIDC_CLIENT_SECRET: 'client-secret',
});

/** An identity provider that signs Ann in whenever it is asked (OpenID Connect Core 1.0, code flow). */
async function startProvider() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const asked = { nonce: '' };
  const idToken = (iss: string) => {
    const iat = Math.floor(Date.now() / 1_000);
    const claims = { ...ann, iss, aud: 'heed', iat, exp: iat + 300, nonce: asked.nonce };
    const text = `${part({ alg: 'RS256', kid: 'k' })}.${part(claims)}`;
    return `${text}.${createSign('RSA-SHA256').update(text).sign(privateKey).toString('base64url')}`;
  };
  const answers: Record<string, (issuer: string) => object> = {
    '/.well-known/openid-configuration': (issuer) => ({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      jwks_uri: `${issuer}/jwks`,
      id_token_signing_alg_values_supported: ['RS256'],
    }),
    '/jwks': () => ({
      keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }],
    }),
    '/userinfo': () => ann,
    '/token': (issuer) => ({ access_token: 'a', token_type: 'Bearer', id_token: idToken(issuer) }),
  };
  const server = createServer((request, response) => {
    const answer = answers[request.url ?? ''];
    response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer?.(issuer) ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async () => {
    server.closeAllConnections();
    server.close();
  };
  return { issuer, asked, [Symbol.asyncDispose]: close };
}

const begin = (world: World) =>
  world.http.inject({
    method: 'POST',
    url: '/api/auth/sign-in/social',
    payload: { provider: 'oidc', callbackURL: '/o/lark' },
  });
const jar = (cookies: { name: string; value: string }[]) =>
  cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');

test('the provider’s word for an address signs in to the account that has it', async () => {
  await using provider = await startProvider();
  await using world = await World.create({ env: env(provider.issuer) });
  const id = await world.parts.auth.createAccount({
    name: 'Ann',
    email: ann.email,
    password: 'a-long-password',
  });
  const begun = await begin(world);
  const { searchParams } = new URL(begun.json().url);
  provider.asked.nonce = searchParams.get('nonce') ?? '';
  expect(searchParams.get('redirect_uri')).toBe('http://heed.test/api/auth/callback/oidc');
  expect(searchParams.get('code_challenge_method')).toBe('S256');

  const state = encodeURIComponent(searchParams.get('state') ?? '');
  const url = `/api/auth/callback/oidc?code=c&state=${state}`;
  const back = await world.http.inject({ url, headers: { cookie: jar(begun.cookies) } });
  expect(back.headers.location).toBe('/o/lark');
  const cookie = jar(back.cookies.filter(({ value }) => value !== ''));
  const { body } = await world.call({ userId: id, name: '', email: '', cookie }, session);
  expect(body).toMatchObject({ user: { id, email: ann.email }, oidc: { name: 'Single sign-on' } });
});

test('a provider that can’t be reached leaves passwords working', async () => {
  await using world = await World.create({ env: { ...env('http://127.0.0.1:9'), HEED_LOG_LEVEL: 'silent' } });
  await world.parts.auth.createAccount({ name: 'Ann', email: ann.email, password: 'a-long-password' });
  const payload = { email: ann.email, password: 'a-long-password' };
  const response = await world.http.inject({ method: 'POST', url: '/api/auth/sign-in/email', payload });
  expect(response.statusCode).toBe(200);
  expect((await begin(world)).statusCode).toBe(404);
});
