import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Organisation, World } from '../../test/world.ts';
import { unseal } from '../platform/secret-box.ts';
import { addMailbox, listMailboxes, probeMailbox, removeMailbox, saveMailbox } from './contract.ts';

let world: World;
let organisation: Organisation;
beforeAll(async () => {
  world = await World.create({ now: '2026-11-18T17:00:00Z' });
  organisation = await world.organisation();
});
afterAll(() => world[Symbol.asyncDispose]());

/** A port nobody listens on: connecting is refused at once. */
const imap = { host: '127.0.0.1', port: 9, secure: 'none', user: 'sales', password: 'the-imap-secret' };
const { password: _, ...withoutPassword } = imap;
const box = (address: string, change: object = {}) => ({
  name: 'Sales',
  address,
  imap,
  smtp: null,
  cutOverAt: null,
  ...change,
});
const forward = (address: string) => box(address, { imap: null });
const params = (id?: string) => ({ org: organisation.slug, ...(id ? { id } : {}) });
const add = (body: object, of = organisation) =>
  world.call(of.founder, addMailbox, { params: { org: of.slug }, body });
const save = (id: string, body: object) =>
  world.call(organisation.founder, saveMailbox, { params: params(id), body });
const stored = (id: string) =>
  world.owner((db) => db.selectFrom('mailbox').selectAll().where('id', '=', id).executeTakeFirstOrThrow());
const keysOf = async (id: string) => {
  const rows = await world.owner((db) =>
    db.selectFrom('public_key').select('key').where('subject_id', '=', id).orderBy('key').execute(),
  );
  return rows.map(({ key }) => key);
};

describe('passwords', () => {
  test('are kept sealed and never shown', async () => {
    const { body } = await add(box('sealed@lark.test'));
    const { imap: kept } = await stored(body.id);
    expect(JSON.stringify(kept)).not.toContain(imap.password);
    expect(unseal(world.config.secret, kept?.sealedPassword ?? '')).toBe(imap.password);
    const list = await world.call(organisation.founder, listMailboxes, { params: params() });
    expect(JSON.stringify(list.body)).not.toMatch(/the-imap-secret|sealedPassword|k1\./);
    expect(list.body.items.at(-1)).toMatchObject({ kind: 'imap', imap: withoutPassword });
  });

  test('left out, the stored one stays, unless the server or the user is another', async () => {
    const { body } = await add(box('kept@lark.test'));
    expect(
      (await save(body.id, box('kept@lark.test', { imap: { ...withoutPassword, port: 10 } }))).status,
    ).toBe(200);
    const { imap: kept } = await stored(body.id);
    expect(kept?.port).toBe(10);
    expect(unseal(world.config.secret, kept?.sealedPassword ?? '')).toBe(imap.password);
    for (const other of [{ host: 'evil.example' }, { user: 'boss' }]) {
      const refused = await save(body.id, box('kept@lark.test', { imap: { ...withoutPassword, ...other } }));
      expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: '/imap/password' }] } });
    }
  });

  test.each([
    ['/imap/password', withoutPassword],
    ['/imap/user', { ...imap, user: '' }],
  ])('a new mailbox needs %s', async (pointer, server) => {
    expect(await add(box('needs@lark.test', { imap: server }))).toMatchObject({
      status: 422,
      body: { errors: [{ pointer }] },
    });
  });
});

describe('addresses', () => {
  test('lead to one mailbox, whatever the case, the tag and the organisation', async () => {
    await add(box('Info@Lark.test'));
    const other = await world.organisation();
    for (const taken of ['info@lark.test', 'INFO+x@lark.test']) {
      const refused = await add(forward(taken), other);
      expect(refused).toMatchObject({ status: 409, body: { errors: [{ pointer: '/address' }] } });
    }
  });

  test('a forwarding mailbox gets an address of ours; both are taken', async () => {
    const { body } = await add(forward('desk@lark.test'));
    expect(body.forwardTo).toMatch(new RegExp(`^${organisation.slug}-[a-z2-9]{6}@heed\\.localhost$`));
    expect(await keysOf(body.id)).toEqual(['desk@lark.test', body.forwardTo]);
  });

  test('follow a change and are free after removal', async () => {
    const { body } = await add(forward('old@lark.test'));
    await save(body.id, forward('new@lark.test'));
    expect(await keysOf(body.id)).toEqual([body.forwardTo, 'new@lark.test'].sort());
    expect((await add(forward('old@lark.test'))).status).toBe(200);
    expect((await world.call(organisation.founder, removeMailbox, { params: params(body.id) })).status).toBe(
      200,
    );
    expect(await keysOf(body.id)).toEqual([]);
    expect((await add(forward('new@lark.test'))).status).toBe(200);
    expect((await save(body.id, forward('again@lark.test'))).status).toBe(404);
  });

  test('another account starts reading from its own beginning', async () => {
    const { body } = await add(box('moved@lark.test'));
    await world.owner((db) =>
      db.updateTable('mailbox').set({ uid_validity: '7', last_uid: 99 }).where('id', '=', body.id).execute(),
    );
    await save(body.id, box('moved@lark.test', { name: 'Renamed' }));
    expect(await stored(body.id)).toMatchObject({ name: 'Renamed', uid_validity: '7', last_uid: 99 });
    await save(body.id, box('moved@lark.test', { imap: { ...imap, user: 'other' } }));
    expect(await stored(body.id)).toMatchObject({ uid_validity: null, last_uid: 0 });
  });
});

test('trying the servers says what is wrong and keeps nothing', async () => {
  const before = await world.owner((db) => db.selectFrom('mailbox').select('id').orderBy('id').execute());
  const body = box('probe@lark.test', { smtp: { ...imap, user: '' } });
  const answer = await world.call(organisation.founder, probeMailbox, { params: params(), body });
  expect(answer.body).toMatchObject({
    imap: { ok: false, code: 'refused' },
    smtp: { ok: false, code: 'refused' },
  });
  expect(await world.owner((db) => db.selectFrom('mailbox').select('id').orderBy('id').execute())).toEqual(
    before,
  );
});

test('only administrators connect mailboxes; another organisation’s is not there', async () => {
  const manager = await world.member(organisation, 'Mia', ['manager']);
  expect(
    (await world.call(manager, addMailbox, { params: params(), body: forward('mia@lark.test') })).status,
  ).toBe(404);
  expect((await world.call(manager, listMailboxes, { params: params() })).status).toBe(200);
  const other = await world.organisation();
  const { body } = await add(forward('theirs@lark.test'), other);
  expect((await save(body.id, forward('mine@lark.test'))).status).toBe(404);
  expect((await world.call(organisation.founder, removeMailbox, { params: params(body.id) })).status).toBe(
    404,
  );
});
