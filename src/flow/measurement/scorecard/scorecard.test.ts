import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DeskScene } from '../../../../test/desk-scene.ts';
import { deliver, mail } from '../../../../test/factories.ts';
import type { Person } from '../../../../test/world.ts';
import * as contract from './contract.ts';

let scene: DeskScene;
let ids: string[];
let contactId: string;

const textOf = (html: string) =>
  html
    .replace(/<style>.*?<\/style>/s, '')
    .replaceAll(/<[^>]+>/g, '\n')
    .replaceAll(/\n+;/g, ';')
    .replaceAll(/\s+/g, ' ');

/** Tuesday 10:00 in Omaha. One contact asks twice, a colleague of theirs once, and somebody else. */
beforeAll(async () => {
  scene = await DeskScene.create('2026-12-01T16:00:00Z');
  ids = [await scene.ask('Can it lift 40 metres?'), await scene.ask('Is it in stock?', { subject: 'Stock' })];
  const mailbox = await scene.world.mailbox(scene.place, 'other@larkfield.test');
  const write = (from: string, text: string) =>
    deliver(scene.world, scene.place, mailbox, mail({ from, subject: text, text }));
  await write('Lou Keller <lou@mail.buyer.test>', 'Which gasket?');
  await write('Eve Other <eve@prairie.test>', 'What is the price?');
  contactId = (await scene.page(ids[0] ?? '')).contact.id;
  await scene.world.at('2026-12-01T16:12:00Z');
  const [question] = (await scene.page(ids[0] ?? '')).questions;
  await scene.send(ids[0] ?? '', { text: 'Yes, 60 metres.', answers: [question?.text ?? ''] });
  await scene.world.at('2026-12-01T17:00:00Z');
});
afterAll(() => scene[Symbol.asyncDispose]());

const call = (person: Person, endpoint: never, body?: object, id = contactId) =>
  scene.world.call(person, endpoint as typeof contract.makeScorecard, {
    params: { org: scene.place.slug, id },
    ...(body ? { body: body as never } : {}),
  });
const make = (scope: string, person = scene.place.founder) =>
  call(person, contract.makeScorecard as never, { scope, days: 30 });
const look = (url: string, headers = {}) =>
  scene.world.http.inject({ url: url.replace(/^https?:\/\/[^/]+/, ''), headers });

test('a contact reads what concerns them alone, small numbers said', async () => {
  const made = await make('contact');
  expect(made.status).toBe(200);
  const { statusCode, body, headers } = await look(made.body.url);
  expect([statusCode, headers['cache-control'], headers['x-robots-tag']]).toEqual([
    200,
    'no-store',
    'noindex, nofollow',
  ]);
  const text = textOf(body);
  expect(text).toContain(
    '50.0 % within 30 minutes of asking, day or night (1 of 2); in opening hours 50.0 % (1 of 2). Typically you waited 12 minutes; 1 had not been answered.',
  );
  expect(text).toContain('2 requests counted. These are few, so each one weighs much');
  expect(text).toContain('How Test Larkfield answered Ada Buyer');
  expect(text).not.toMatch(/Theo Park|Eve|Lou/);
  expect(body).not.toContain('<script');
  expect(textOf((await look(made.body.url, { 'accept-language': 'de' })).body)).toContain(
    'Typisch war für Sie eine Wartezeit von 12 Minuten; 1 war noch nicht beantwortet.',
  );
});

test('a company is whoever writes from its mail domain', async () => {
  const made = await make('company');
  const text = textOf((await look(made.body.url)).body);
  expect(text).toContain('33.3 % within 30 minutes of asking, day or night (1 of 3)');
  expect(text).toContain('answered buyer.test');
});

test('it ends, is taken back and brought back; any other address opens nothing', async () => {
  const { id, url } = (await make('contact')).body;
  const revoke = (endpoint: object) => call(scene.place.founder, endpoint as never, {}, id);
  expect((await revoke(contract.revokeScorecard)).status).toBe(200);
  expect((await look(url)).statusCode).toBe(404);
  expect((await revoke(contract.restoreScorecard)).status).toBe(200);
  expect((await look(url)).statusCode).toBe(200);
  const last = url.at(-3) === 'A' ? 'B' : 'A';
  expect((await look(`${url.slice(0, -3)}${last}${url.slice(-2)}`)).statusCode).toBe(404);
  const { body } = await call(scene.place.founder, contract.scorecards as never);
  expect(body).toMatchObject({ scopes: ['contact', 'company'], domain: 'buyer.test' });
  await scene.world.at('2027-01-05T17:00:00Z');
  const ended = await look(url);
  expect([ended.statusCode, textOf(ended.body)]).toEqual([
    404,
    expect.stringContaining('This link has ended.'),
  ]);
});

test('links of a contact merged into another one stand with that one, to be taken back', async () => {
  const { rows } = await scene.world.owner((db) =>
    sql<{ id: string }>`select id from contact where email = 'eve@prairie.test'`.execute(db),
  );
  const eve = rows[0]?.id ?? '';
  const made = await call(
    scene.place.founder,
    contract.makeScorecard as never,
    { scope: 'contact', days: 30 },
    eve,
  );
  await scene.world.owner((db) =>
    sql`update contact set merged_into = ${contactId} where id = ${eve}`.execute(db),
  );
  const { body } = await call(scene.place.founder, contract.scorecards as never);
  const { links } = body as unknown as { links: { id: string; state: string }[] };
  expect(links.find(({ id }) => id === made.body.id)?.state).toBe('open');
});

test('another organisation reaches neither the contact nor a link', async () => {
  const { id } = (await make('contact')).body;
  const other = await scene.world.organisation('Elsewhere');
  const there = (endpoint: object, asked: string, body?: object) =>
    scene.world.call(other.founder, endpoint as typeof contract.makeScorecard, {
      params: { org: other.slug, id: asked },
      ...(body ? { body: body as never } : {}),
    });
  expect((await there(contract.scorecards, contactId)).status).toBe(404);
  expect((await there(contract.makeScorecard, contactId, { scope: 'contact', days: 1 })).status).toBe(404);
  expect((await there(contract.revokeScorecard, id, {})).status).toBe(404);
});

test('salespeople make none', async () => {
  expect((await make('contact', scene.theo)).status).toBe(404);
});
