import { afterAll, beforeAll, expect, test } from 'vitest';
import { deliver, type Mailbox, mail } from '../../../test/factories.ts';
import { type Organisation, type Person, World } from '../../../test/world.ts';
import type { Week } from '../../platform/schema.ts';
import { addAbsence, addShift, removeShift } from './contract.ts';

let world: World;
let place: Organisation;
let mailbox: Mailbox;
let owen: Person;
let priya: Person;

const weekdays = (...hours: [string, string][]): Week =>
  Object.fromEntries(['1', '2', '3', '4', '5'].map((day) => [day, hours]));

beforeAll(async () => {
  // Monday 7 December 2026, 10:00 in Omaha.
  world = await World.create({ now: '2026-12-07T16:00:00Z' });
  place = await world.organisation();
  mailbox = await world.mailbox(place, 'sales@larkfield.test');
  owen = await world.member(place, 'Owen Hale', ['expert'], weekdays(['09:00', '12:00'], ['13:00', '17:00']));
  priya = await world.member(place, 'Priya Nair', ['expert'], weekdays(['09:00', '12:00']));
  // The coordinator is away all week.
  const body = { from: '2026-12-07T06:00:00Z', until: '2026-12-12T06:00:00Z', reason: '' };
  await world.call(place.founder, addAbsence, {
    params: { org: place.slug, id: place.founder.userId },
    body,
  });
});
afterAll(() => world[Symbol.asyncDispose]());

async function shift(person: Person, from: string, until: string): Promise<string> {
  const { body } = await world.call(place.founder, addShift, {
    params: { org: place.slug },
    body: {
      userId: person.userId,
      kind: 'duty',
      rotaId: null,
      from: `2026-12-${from}:00Z`,
      until: `2026-12-${until}:00Z`,
      note: '',
    },
  });
  return body.id;
}

/** Requests by subject with the user id of their owner. */
async function owners(): Promise<Record<string, string | null>> {
  const rows = await world.owner((db) =>
    db.selectFrom('request').select(['subject', 'owner_id']).where('org_id', '=', place.orgId).execute(),
  );
  return Object.fromEntries(rows.map(({ subject, owner_id }) => [subject, owner_id]));
}

test('a lead at 12:30 goes to whom a shift puts on duty', async () => {
  await shift(priya, '07T18:00', '07T19:00');
  await world.at('2026-12-07T18:30:00Z');
  await deliver(world, place, mailbox, mail({ subject: 'Half past twelve' }));
  expect((await owners())['Half past twelve']).toBe(priya.userId);
});

test('what waits is handed out when a shift begins, and when one is added for now', async () => {
  await world.at('2026-12-07T23:30:00Z');
  const late = await shift(owen, '08T01:00', '08T02:00');
  await deliver(world, place, mailbox, mail({ subject: 'After hours' }));
  expect((await owners())['After hours']).toBeNull();
  await world.at('2026-12-08T00:59:59Z');
  expect((await owners())['After hours']).toBeNull();
  await world.at('2026-12-08T01:00:00Z');
  expect((await owners())['After hours']).toBe(owen.userId);
  await world.call(place.founder, removeShift, { params: { org: place.slug, id: late } });
  await deliver(world, place, mailbox, mail({ subject: 'Later' }));
  expect((await owners()).Later).toBeNull();
  await shift(priya, '08T00:00', '08T03:00');
  await world.advance('1 second');
  expect((await owners()).Later).toBe(priya.userId);
});
