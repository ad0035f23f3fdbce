import { randomBytes } from 'node:crypto';
import cookie from '@fastify/cookie';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { World } from '../../test/world.ts';
import { type Auth, createAuth } from './auth.ts';

const password = 'a-long-password';
const mails: { to: string; subject: string; text: string }[] = [];
let world: World;
let auth: Auth;
let http: FastifyInstance;

beforeAll(async () => {
  world = await World.create();
  const { database, config, log } = world.parts;
  auth = createAuth({ database, config, log, mailSystem: async (mail) => void mails.push(mail) });
  http = Fastify();
  await http.register(cookie);
  auth.registerAuth(http);
  http.get('/who', async (request) => ({ user: await auth.userOf(request) }));
});

afterAll(async () => {
  await http.close();
  await world[Symbol.asyncDispose]();
});

const account = async () => {
  const email = `ann-${randomBytes(4).toString('hex')}@example.com`;
  return { email, id: await auth.createAccount({ name: 'Ann', email, password }) };
};
const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
  http.inject({ method: 'POST', url: `/api/auth/${url}`, payload, headers });
const signIn = (email: string, given = password) => post('sign-in/email', { email, password: given });
const cookieOf = (response: { cookies: { name: string; value: string }[] }) =>
  response.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
const who = async (signedIn: string) =>
  (await http.inject({ url: '/who', headers: { cookie: signedIn } })).json().user;

test('the right password signs in with a cookie that scripts can’t read', async () => {
  const { email, id } = await account();
  const response = await signIn(email.toUpperCase());
  expect(response.statusCode).toBe(200);
  expect(response.headers['set-cookie']).toMatch(/HttpOnly; SameSite=Lax/);
  expect(await who(cookieOf(response))).toEqual({ id, name: 'Ann', email });
});

test('a wrong password and an unknown address are refused alike', async () => {
  const { email } = await account();
  const [wrong, unknown] = [await signIn(email, 'not-this-one'), await signIn(`no-${email}`)];
  expect([wrong.statusCode, wrong.body]).toEqual([401, unknown.body]);
});

test('a made-up or changed cookie is nobody', async () => {
  const signedIn = cookieOf(await signIn((await account()).email));
  expect(await who(signedIn.replace('=', '=x'))).toBeNull();
  expect(await who('heed.session_token=nonsense')).toBeNull();
});

test('nobody makes an account over HTTP', async () => {
  const response = await post('sign-up/email', { email: 'eve@example.com', password, name: 'Eve' });
  expect(response.statusCode).toBe(400);
  expect(await auth.findUserByEmail('eve@example.com')).toBeNull();
});

test('an address has one account', async () => {
  const { email } = await account();
  await expect(auth.createAccount({ name: 'B', email: email.toUpperCase(), password })).rejects.toMatchObject(
    {
      code: 'conflict',
      pointer: '/email',
    },
  );
});

test('signing out ends the session on the server', async () => {
  const signedIn = cookieOf(await signIn((await account()).email));
  expect(await who(signedIn)).not.toBeNull();
  await post('sign-out', {}, { cookie: signedIn, origin: 'http://heed.test' });
  expect(await who(signedIn)).toBeNull();
});

test('another site can’t act with the cookie', async () => {
  const { email } = await account();
  const response = await post(
    'sign-in/email',
    { email, password },
    { origin: 'http://evil.example', cookie: 'a=b' },
  );
  expect(response.statusCode).toBe(403);
});

test('a reset mail leads to our own page, works once and ends open sessions', async () => {
  const { email } = await account();
  const signedIn = cookieOf(await signIn(email));
  const asked = await post('request-password-reset', { email, redirectTo: '/reset-password' });
  expect(asked.body).toBe((await post('request-password-reset', { email: `no-${email}` })).body);
  const mail = mails.find(({ to }) => to === email);
  const token = /http:\/\/heed\.test\/reset-password\?token=(\S+)/.exec(mail?.text ?? '')?.[1];
  expect((await post('reset-password', { token, newPassword: 'short' })).statusCode).toBe(400);
  expect((await post('reset-password', { token, newPassword: 'another-password' })).statusCode).toBe(200);
  expect((await post('reset-password', { token, newPassword: 'third-password' })).statusCode).toBe(400);
  expect(await who(signedIn)).toBeNull();
  expect((await signIn(email, 'another-password')).statusCode).toBe(200);
});

test('a reset link can’t be made to lead elsewhere', async () => {
  const { email } = await account();
  const asked = await post('request-password-reset', { email, redirectTo: 'https://evil.example/take' });
  expect(asked.statusCode).toBe(403);
});

test('guessing is slowed down', async () => {
  const { email } = await account();
  const answers = [];
  for (let guess = 0; guess < 12; guess++)
    answers.push((await signIn(email, `guess-${guess}-guess`)).statusCode);
  expect(answers).toContain(429);
});
