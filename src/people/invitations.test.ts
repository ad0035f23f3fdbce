import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Organisation, World } from '../../test/world.ts';
import { acceptInvitation, invitation, invite, people, session, withdrawInvitation } from './contract.ts';

let world: World;
let organisation: Organisation;
beforeAll(async () => {
  world = await World.create({ now: '2026-11-18T17:00:00Z' });
  organisation = await world.organisation();
});
afterAll(() => world[Symbol.asyncDispose]());

const params = () => ({ org: organisation.slug });
const freshAddress = () => `Ben-${randomBytes(4).toString('hex')}@Example.com`;
async function invited(email: string) {
  const body = { email, name: 'Ben', roles: ['salesperson'], week: null };
  const answer = await world.call(organisation.founder, invite, { params: params(), body });
  return { ...answer, token: answer.body.link?.split('/').pop() ?? '' };
}
const offer = (token: string) => world.call(null, invitation, { params: { token } });
const accept = (token: string, body: object, person: Parameters<World['call']>[0] = null) =>
  world.call(person, acceptInvitation, { params: { token }, body });

test('a link shows what it offers and makes an account and a member, once', async () => {
  const email = freshAddress();
  const { body, token } = await invited(email);
  expect(body).toMatchObject({ mailed: false });
  expect((await offer(token)).body).toEqual({
    organisation: 'Test Larkfield',
    email: email.toLowerCase(),
    name: 'Ben',
    hasAccount: false,
  });
  expect(await accept(token, { name: 'Ben' })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/password' }] },
  });
  const joined = await world.http.inject({
    method: 'POST',
    url: `/api/invitations/${token}/accept`,
    payload: { name: 'Ben B.', password: 'correct-horse-battery' },
  });
  expect(joined.json()).toEqual({ slug: organisation.slug });
  const cookie = joined.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const ben = { userId: '', name: '', email, cookie };
  expect((await world.call(ben, session)).body.organisations).toMatchObject([{ roles: ['salesperson'] }]);
  expect((await accept(token, { name: 'Ben', password: 'correct-horse-battery' })).status).toBe(404);
});

test('pressed twice at once it joins once', async () => {
  const { token } = await invited(freshAddress());
  const body = { name: 'Ben', password: 'correct-horse-battery' };
  const answers = await Promise.all([accept(token, body), accept(token, body)]);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
});

test('somebody with an account joins signed in, and not as somebody else', async () => {
  const other = await world.organisation('Test Other');
  const { token } = await invited(other.founder.email);
  expect((await offer(token)).body.hasAccount).toBe(true);
  const stranger = await world.member(other, 'Zoe', ['support']);
  expect((await accept(token, { name: 'Zoe' }, stranger)).status).toBe(422);
  expect((await accept(token, { name: 'Mara' }, other.founder)).status).toBe(200);
  expect((await world.call(other.founder, session)).body.organisations).toHaveLength(2);
});

test('a newer invitation, a withdrawal and seven days end a link', async () => {
  const email = freshAddress();
  const first = await invited(email);
  const second = await invited(email);
  expect((await offer(first.token)).status).toBe(404);
  expect((await offer(second.token)).status).toBe(200);
  const list = await world.call(organisation.founder, people, { params: params() });
  const open = list.body.invitations.find((one) => one.email === email.toLowerCase());
  const withdrawn = { params: { ...params(), id: open?.id ?? '' } };
  expect((await world.call(organisation.founder, withdrawInvitation, withdrawn)).status).toBe(200);
  expect((await offer(second.token)).status).toBe(404);
  const third = await invited(email);
  await world.advance('7 days');
  expect((await offer(third.token)).status).toBe(404);
});

test('members are not invited again, and guessing finds nothing', async () => {
  const refused = await invited(organisation.founder.email.toUpperCase());
  expect(refused).toMatchObject({ status: 409, body: { errors: [{ pointer: '/email' }] } });
  expect((await offer(randomBytes(32).toString('base64url'))).status).toBe(404);
});

test('the database holds no token that works', async () => {
  const { token } = await invited(freshAddress());
  const keys = await world.owner((db) => db.selectFrom('public_key').select('key').execute());
  const rows = await world.owner((db) => db.selectFrom('invitation').selectAll().execute());
  expect(JSON.stringify([keys, rows])).not.toContain(token);
});
