import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Organisation, World } from '../../test/world.ts';
import { checkHealth } from './check-health.ts';
import { health } from './contract.ts';
import { checkForm } from './form-checks.ts';
import type { ListenerState } from './setup-deps.ts';

let world: World;
let organisation: Organisation;
beforeAll(async () => {
  // A Wednesday, open.
  world = await World.create({ now: '2026-11-18T17:00:00Z' });
  organisation = await world.organisation();
});
afterAll(() => world[Symbol.asyncDispose]());

const parts = async () => {
  const { body } = await world.call(organisation.founder, health, { params: { org: organisation.slug } });
  return new Map(body.parts.map((part) => [part.key, part]));
};
const check = (listener: ListenerState = { port: 25 }) =>
  world.parts.runner.run(organisation.orgId, { kind: 'system', job: 'timer:health' }, (ctx) =>
    checkHealth(ctx, {
      config: world.config,
      formChecks: { faultOf: () => null },
      listenerState: () => listener,
    }),
  );
const told = async () => {
  const rows = await world.owner((db) =>
    db
      .selectFrom('notification')
      .select(['user_id', 'kind', 'text'])
      .where('org_id', '=', organisation.orgId)
      .orderBy('id')
      .execute(),
  );
  return rows.filter(({ kind }) => kind === 'deaf' || kind === 'send_failed');
};
const setMailbox = (id: string, state: string, reason: string | null) =>
  world.owner((db) =>
    db.updateTable('mailbox').set({ state, state_reason: reason }).where('id', '=', id).execute(),
  );
const watched = {
  host: 'h',
  port: 1,
  secure: 'tls',
  user: 'u',
  allowSelfSigned: false,
  sealedPassword: null,
};

test('a fresh organisation has nothing in trouble', async () => {
  const found = await parts();
  expect(found.get('database')?.state).toBe('ok');
  expect(found.get('queue')?.state).toBe('ok');
  expect(found.get('arrivals')).toMatchObject({ state: 'unknown' });
  expect(found.get('outgoing')).toMatchObject({ state: 'unknown' });
  expect([...found.values()].filter(({ state }) => state === 'trouble')).toEqual([]);
});

describe('an episode of trouble', () => {
  test('is told once to administrators and managers, and again when it comes again', async () => {
    const manager = await world.member(organisation, 'Mia', ['manager']);
    await world.member(organisation, 'Ben', ['salesperson']);
    const { id } = await world.mailbox(organisation, 'sales@lark.test');
    await world.owner((db) =>
      db
        .updateTable('mailbox')
        .set({ imap: JSON.stringify(watched) })
        .where('id', '=', id)
        .execute(),
    );
    await setMailbox(id, 'watching', null);
    await check();
    expect(await told()).toEqual([]);

    await setMailbox(id, 'down', 'The password was refused.');
    await check();
    await check();
    const text = 'Mailbox sales@lark.test: The password was refused.';
    expect((await told()).map((one) => one.user_id).sort()).toEqual(
      [organisation.founder.userId, manager.userId].sort(),
    );
    expect(new Set((await told()).map((one) => one.text))).toEqual(new Set([text]));
    const since = await world.iso();
    expect((await parts()).get(`mailbox:${id}`)).toMatchObject({ state: 'trouble', since });

    // Trying again is not yet being well.
    await world.advance('3 seconds');
    await setMailbox(id, 'connecting', null);
    await check();
    await setMailbox(id, 'down', 'The password was refused.');
    await check();
    expect(await told()).toHaveLength(2);
    expect((await parts()).get(`mailbox:${id}`)).toMatchObject({ since });

    await setMailbox(id, 'watching', null);
    await check();
    await setMailbox(id, 'down', 'The server does not answer.');
    await check();
    expect(await told()).toHaveLength(4);
    await setMailbox(id, 'watching', null);
    await check();
  });

  test('a shut listener matters once a mailbox forwards to it', async () => {
    const before = (await told()).length;
    const { id } = await world.mailbox(organisation, 'info@lark.test');
    await check({ failure: 'listen EADDRINUSE' });
    expect((await told()).slice(before).map(({ text }) => text)).toEqual(
      Array(2).fill('Mail listener: Not open: listen EADDRINUSE. Forwarded mail can’t reach us.'),
    );
    await check();
    await world.owner((db) => db.deleteFrom('public_key').where('subject_id', '=', id).execute());
    await world.owner((db) => db.deleteFrom('mailbox').where('id', '=', id).execute());
    await check({ failure: 'listen EADDRINUSE' });
    expect(await told()).toHaveLength(before + 2);
  });
});

test('a queue that was long quiet in open hours is trouble', async () => {
  const own = await world.organisation();
  await world.form(own, 'quiet');
  const enquire = (index: number) =>
    world.http.inject({
      method: 'POST',
      url: '/f/quiet',
      payload: { name: 'Ann', email: `ann${index}@buyer.test`, message: `Question ${index}?` },
    });
  for (let index = 0; index < 10; index++) {
    expect((await enquire(index)).statusCode).toBe(201);
    await world.advance('1 minute');
  }
  const arrivals = async () => {
    const { body } = await world.call(own.founder, health, { params: { org: own.slug } });
    return body.parts.find(({ key }) => key === 'arrivals');
  };
  expect(await arrivals()).toMatchObject({ state: 'ok' });
  await world.advance('1 day');
  expect(await arrivals()).toMatchObject({ state: 'trouble' });
});

describe('looking at a form from outside', () => {
  let server: Server;
  let address: string;
  beforeAll(async () => {
    server = createServer((request, response) => {
      response.statusCode = request.url === '/f/good' ? 200 : 502;
      response.end('page');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());

  test('says what is wrong', async () => {
    expect(await checkForm(address, 'good')).toBeNull();
    expect(await checkForm(address, 'bad')).toBe('it answers with status 502');
    expect(await checkForm('http://127.0.0.1:9', 'good')).toMatch(/^it can’t be reached \(.+\)$/);
  });

  test('is remembered by form', async () => {
    expect(world.parts.formChecks.faultOf(organisation.orgId)).toBeUndefined();
  });
});
