import { afterAll, beforeAll, expect, test } from 'vitest';
import { DeskScene } from '../../../../test/desk-scene.ts';
import { deliver, type Mailbox, mail, requestsOf } from '../../../../test/factories.ts';
import { search } from '../search/contract.ts';
import { duplicates, mergeContacts, mergePreview, undoContactMerge } from './contract.ts';

let scene: DeskScene;
let box: Mailbox;
beforeAll(async () => {
  scene = await DeskScene.create('2026-12-01T15:30:00Z');
  box = await scene.world.mailbox(scene.place, 'info@larkfield.test');
  await scene.world.owner(async (db) => {
    const { smtp } = await db
      .selectFrom('mailbox')
      .select('smtp')
      .where('address', '=', 'sales@larkfield.test')
      .executeTakeFirstOrThrow();
    await db
      .updateTable('mailbox')
      .set({ smtp: JSON.stringify(smtp) })
      .where('id', '=', box.id)
      .execute();
  });
});
afterAll(() => scene[Symbol.asyncDispose]());

/** The request that a mail of somebody opened or went on with. */
async function from(sender: string, text: string, headers: string[] = []): Promise<string> {
  const known = new Map((await requestsOf(scene.world, scene.place)).map((row) => [row.id, row]));
  await deliver(scene.world, scene.place, box, mail({ from: sender, text, headers, subject: text }));
  return (await requestsOf(scene.world, scene.place)).find(({ id }) => !known.has(id))?.id ?? '';
}

const contactOf = async (requestId: string) => (await scene.page(requestId)).contact;
const merging = (contactId: string, into: string, person = scene.theo) =>
  scene.world.call(person, mergeContacts, { params: scene.params(contactId), body: { into } });
const undoing = (mergeId: string) =>
  scene.world.call(scene.theo, undoContactMerge, { params: scene.params(mergeId) });

/** Sends an answer; to which address it went. */
async function answeredTo(requestId: string): Promise<string | undefined> {
  await scene.send(requestId, { text: 'It lifts 40 metres.' });
  return /^To:.*?([^\s<]+@[^\s>]+)/m.exec(scene.mails.at(-1)?.raw ?? '')?.[1];
}

test('two addresses become one person: everything moves, mail from either finds them, and it is taken back', async () => {
  const work = await from('Ada Buyer <ada@buyer.test>', 'How high does it lift?');
  const home = await from('Ada Buyer <ada.buyer@home.example>', 'And how loud is it?');
  const [kept, gone] = [await contactOf(work), await contactOf(home)];
  await scene.world.owner((db) =>
    db.updateTable('contact').set({ phone: '+14025550111' }).where('id', '=', gone.id).execute(),
  );
  const clocks = await scene.clocks(home);

  const preview = await scene.world.call(scene.theo, mergePreview, {
    params: scene.params(gone.id),
    query: { into: kept.id },
  });
  expect(preview.body).toMatchObject({
    goes: { email: 'ada.buyer@home.example' },
    stays: { email: 'ada@buyer.test' },
    moves: { requests: 1, openRequests: 1, messages: 1, calls: 0, followUps: 0, pages: 0 },
    fills: ['phone'],
    doubts: [],
  });
  const { body } = await merging(gone.id, kept.id);
  expect(body.contactId).toBe(kept.id);
  const one = await contactOf(home);
  expect([
    one.id,
    one.email,
    one.phone,
    one.sameAs.map(({ email }) => email),
    one.earlierRequests.map(({ id }) => id),
  ]).toEqual([kept.id, 'ada@buyer.test', '+14025550111', ['ada.buyer@home.example'], [work]]);
  expect(await scene.clocks(home)).toEqual(clocks);

  const later = await from('Ada <ada.buyer@home.example>', 'Do you have a drawing?');
  expect((await contactOf(later)).id).toBe(kept.id);
  // An answer from the other address goes on with the conversation instead of opening another.
  const mailId = await scene.world.owner(async (db) => {
    const row = await db
      .selectFrom('message')
      .select('mail_id')
      .where('request_id', '=', work)
      .executeTakeFirstOrThrow();
    return row.mail_id ?? '';
  });
  expect(await from('Ada <ada.buyer@home.example>', 'It is urgent.', [`In-Reply-To: ${mailId}`])).toBe('');
  expect((await scene.page(work)).messages.length).toBe(2);
  expect(await answeredTo(work)).toBe('ada.buyer@home.example');
  expect(await from('Ada <ada@buyer.test>', 'Very urgent.', [`In-Reply-To: ${mailId}`])).toBe('');
  expect(await answeredTo(work)).toBe('ada@buyer.test');
  const found = await scene.world.call(scene.theo, search, {
    params: { org: scene.place.slug },
    query: { q: 'home.example' },
  });
  expect(found.body.contacts.map(({ id }) => id)).toEqual([kept.id]);

  expect((await undoing(body.mergeId)).status).toBe(200);
  expect((await undoing(body.mergeId)).status).toBe(200);
  expect([(await contactOf(home)).id, (await contactOf(later)).id, (await contactOf(work)).phone]).toEqual([
    gone.id,
    kept.id,
    null,
  ]);
  expect((await scene.facts(home, 'contact.changed')).map(({ data }) => data)).toEqual([
    { from: gone.id, to: kept.id },
    { from: kept.id, to: gone.id },
  ]);
});

test('who has an address gives it to who has none; after a day it stays so', async () => {
  await scene.world.at('2026-12-02T15:30:00Z');
  const mailed = await from('Ben Cole <ben@cole.example>', 'Is it green?');
  const other = await from('Cole, Ben <b.cole@cole.example>', 'Is it red?');
  const [gone, kept] = [await contactOf(mailed), await contactOf(other)];
  await scene.world.owner((db) =>
    db.updateTable('contact').set({ email: null }).where('id', '=', kept.id).execute(),
  );
  const { body } = await merging(gone.id, kept.id);
  expect((await contactOf(mailed)).email).toBe('ben@cole.example');
  expect((await contactOf(await from('ben@cole.example', 'Is it blue?'))).id).toBe(kept.id);
  expect(await merging(gone.id, kept.id)).toMatchObject({ status: 409 });
  expect(await merging(kept.id, kept.id)).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/into' }] },
  });
  await scene.world.at('2026-12-03T15:30:01Z');
  expect((await contactOf(mailed)).sameAs.map(({ undoUntil }) => undoUntil)).toEqual([null]);
  expect(await undoing(body.mergeId)).toMatchObject({
    status: 409,
    body: { detail: 'it is taken back within a day; this one is older' },
  });
});

test('who looks like the same person is suggested, with the reason; a reader changes nothing', async () => {
  await scene.world.at('2026-12-04T15:30:00Z');
  const first = await from('Dora Hill <dora@hill.example>', 'Is it tall?');
  const sameName = await from('Dora Hill <d.hill@hill.example>', 'Is it wide?');
  const sameBox = await from('D. <dora@hill-group.example>', 'Is it deep?');
  const general = await from('Hill <info@hill-group.example>', 'Is it flat?');
  const samePhone = await from('Ed <ed@elsewhere.example>', 'Is it long?');
  const ids = await Promise.all(
    [first, sameName, sameBox, general, samePhone].map(async (id) => (await contactOf(id)).id),
  );
  const [ada, name, mailbox, info, phone] = ids as [string, string, string, string, string];
  await scene.world.owner(async (db) => {
    await db
      .updateTable('contact')
      .set({ company: 'Hill' })
      .where('id', 'in', [ada, mailbox, info])
      .execute();
    await db.updateTable('contact').set({ phone: '+14025550199' }).where('id', 'in', [ada, phone]).execute();
  });
  const found = await scene.world.call(scene.theo, duplicates, { params: scene.params(ada) });
  expect(found.body.items.map(({ id, why }) => [id, why])).toEqual([
    [mailbox, 'same_mailbox_name'],
    [name, 'same_name'],
    [phone, 'same_phone'],
  ]);
  const reader = await scene.world.member(scene.place, 'Rea Der', ['employee']);
  expect((await scene.world.call(reader, duplicates, { params: scene.params(ada) })).status).toBe(200);
  expect((await merging(name, ada, reader)).status).toBe(404);
});
