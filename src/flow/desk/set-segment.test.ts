import { afterAll, beforeAll, expect, test } from 'vitest';
import { deliver, mail, requestsOf } from '../../../test/factories.ts';
import { type Organisation, type Person, World } from '../../../test/world.ts';
import { request, setSegment } from './contract.ts';

let world: World;
let place: Organisation;
let seller: Person;
let contactId: string;
beforeAll(async () => {
  world = await World.create({ now: '2026-11-18T17:00:00Z' });
  place = await world.organisation();
  seller = await world.member(place, 'Sol Reyes', ['salesperson']);
  const mailbox = await world.mailbox(place, 'sales@larkfield.test');
  await deliver(world, place, mailbox, mail());
  contactId = (await page()).contact.id;
});
afterAll(() => world[Symbol.asyncDispose]());

async function page() {
  const id = (await requestsOf(world, place))[0]?.id ?? '';
  return (await world.call(place.founder, request, { params: { org: place.slug, id } })).body;
}
const put = (segment: unknown, id = contactId, person = seller) =>
  world.call(person, setSegment, { params: { org: place.slug, id }, body: { segment } });
const facts = async () =>
  world.owner((db) =>
    db
      .selectFrom('fact')
      .select(['subject_kind', 'subject_id', 'actor', 'data'])
      .where('org_id', '=', place.orgId)
      .where('kind', '=', 'contact.segmented')
      .orderBy('id')
      .execute(),
  );

test('a contact comes into a segment and out of it, on record', async () => {
  expect((await page()).contact.segment).toBeNull();
  expect((await put('A')).status).toBe(200);
  expect((await page()).contact.segment).toBe('A');
  // The same again is nothing new.
  expect((await put('A')).status).toBe(200);
  expect((await put(null)).status).toBe(200);
  expect((await page()).contact.segment).toBeNull();
  const organisation = {
    subject_kind: 'organisation',
    subject_id: place.orgId,
    actor: `user:${seller.userId}`,
  };
  expect(await facts()).toEqual([
    { ...organisation, data: { contactId, segment: 'A', before: null } },
    { ...organisation, data: { contactId, segment: null, before: 'A' } },
  ]);
});

test('a segment that is none, and a contact that is none', async () => {
  expect(await put('Z')).toMatchObject({ status: 422, body: { errors: [{ pointer: '/segment' }] } });
  expect((await put('A', place.orgId)).status).toBe(404);
});

test('an administrator alone has nothing to do with contacts', async () => {
  const admin = await world.member(place, 'Kim Vale', ['admin']);
  expect((await put('B', contactId, admin)).status).toBe(404);
});
