import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allBindings } from '../src/routes.ts';
import { bodyOf, type Door, nameOf, objectOf, urlOf } from './endpoint-inputs.ts';
import { type Filled, fill } from './factories.ts';
import { type Organisation, World } from './world.ts';

/** Changes outside the contracts: signing in and out. */
const others: readonly Door[] = [
  { method: 'POST', path: '/api/auth/sign-out' },
  { method: 'POST', path: '/api/auth/sign-in/email' },
  { method: 'POST', path: '/api/auth/change-password' },
];

/** A call that another site can make a signed-in browser send, without asking first. */
const foreign: readonly (readonly [string, Record<string, string>])[] = [
  ['from another site', { origin: 'https://evil.test' }],
  ['from another port of ours', { origin: 'http://heed.test:8080' }],
  ['from a frame without an origin', { origin: 'null' }],
  ['from a name that begins like ours', { origin: 'http://heed.test.evil.test' }],
  ['without Origin, from another site', { 'sec-fetch-site': 'cross-site' }],
  ['without Origin, from a neighbour', { 'sec-fetch-site': 'same-site' }],
  ['of an old browser, as a form', { 'content-type': 'application/x-www-form-urlencoded' }],
  ['of an old browser, as a form with files', { 'content-type': 'multipart/form-data; boundary=x' }],
  ['of an old browser, as plain text', { 'content-type': 'text/plain' }],
];

let world: World;
let place: Organisation;
let filled: Filled;
let doors: readonly Door[];

beforeAll(async () => {
  world = await World.create({ now: '2026-03-02T15:00:00Z' });
  place = await world.organisation();
  filled = await fill(world, place);
  doors = [...allBindings(world.parts).map(({ endpoint }) => endpoint), ...others].filter(
    ({ method, path }) => method !== 'GET' && path.startsWith('/api/'),
  );
});
afterAll(() => world[Symbol.asyncDispose]());

function send(door: Door, headers: Record<string, string>) {
  return world.http.inject({
    method: door.method,
    url: urlOf(door, place.slug, objectOf(door, filled)),
    headers: { 'content-type': 'application/json', cookie: place.founder.cookie, ...headers },
    payload: JSON.stringify(door.path.startsWith('/api/o/') ? (bodyOf(door) ?? {}) : {}),
  });
}

/** All that a change could leave behind. */
async function traces(): Promise<unknown> {
  const { rows } = await world.owner((db) =>
    sql`select (select count(*)::int from fact) as facts, (select count(*)::int from message) as messages,
      (select count(*)::int from membership where active) as members, (select count(*)::int from setting) as settings,
      (select count(*)::int from target_version) as targets, (select max(xid)::text from fact) as last`.execute(
      db,
    ),
  );
  return rows[0];
}

describe('a change with a cookie', () => {
  it.each(foreign)('is refused %s, at every endpoint', async (_, headers) => {
    const before = await traces();
    const open: string[] = [];
    for (const door of doors) {
      const { statusCode } = await send(door, headers);
      if (statusCode !== 403) open.push(`${nameOf(door)} ${statusCode}`);
    }
    expect(open).toEqual([]);
    expect(doors.length).toBeGreaterThan(60);
    expect(await traces()).toEqual(before);
  });

  it.each([
    ['by its Origin', { origin: 'http://heed.test' }],
    ['by Sec-Fetch-Site', { 'sec-fetch-site': 'same-origin' }],
    ['by a program, which no page can make send JSON', {}],
  ])('is taken from our own pages, told %s', async (_, headers) => {
    const door = { method: 'POST', path: '/api/o/:org/notifications/read' } as const;
    const known = doors.find((one) => nameOf(one) === nameOf(door));
    expect((await send(known ?? door, headers as Record<string, string>)).statusCode).toBe(200);
  });
});
