import type { InjectOptions } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fill, MARK } from '../../../test/factories.ts';
import { type Organisation, type Person, World } from '../../../test/world.ts';
import { blobHash } from '../../platform/keep-blob.ts';
import { notifications } from '../desk/contract.ts';
import * as contract from './contract.ts';

let world: World;
let place: Organisation;
let theo: Person;
let priya: Person;

beforeAll(async () => {
  world = await World.create({ now: '2026-12-01T16:00:00Z' });
  place = await world.organisation();
  theo = await world.member(place, 'Theo Park', ['salesperson']);
  priya = await world.member(place, 'Priya Nair', ['expert']);
});
afterAll(() => world[Symbol.asyncDispose]());

const snippet = {
  kind: 'snippet',
  title: 'Greeting',
  valueType: 'context',
  language: 'en',
  stages: [] as string[],
  tags: [] as string[],
  ownerId: null as string | null,
  reviewOn: null as string | null,
  text: 'Dear {{ contact.first_name }},',
  fileId: null as string | null,
  note: '',
};
const params = (id?: string) => ({ org: place.slug, ...(id ? { id } : {}) });

async function add(person: Person, given: Partial<typeof snippet>): Promise<string> {
  const added = await world.call(person, contract.addLibraryItem, {
    params: params(),
    body: { ...snippet, ...given },
  });
  if (added.status !== 200) throw new Error(JSON.stringify(added.body));
  return added.body.id;
}
const item = async (id: string, person = theo) =>
  (await world.call(person, contract.libraryItem, { params: params(id) })).body;
const save = async (id: string, person: Person, given: Partial<typeof snippet>) => {
  const base = (await item(id)).versions[0]?.id;
  return world.call(person, contract.saveLibraryItem, {
    params: params(id),
    body: { ...snippet, ...given, base },
  });
};
const list = async (query: Record<string, string> = {}, person = theo) =>
  (await world.call(person, contract.library, { params: params(), query })).body;
const titles = async (query: Record<string, string>) => (await list(query)).items.map(({ title }) => title);

const upload = (name: string, payload: string | Buffer, more: InjectOptions = {}) =>
  world.http.inject({
    method: 'POST',
    url: `/api/o/${place.slug}/library-files?name=${encodeURIComponent(name)}`,
    payload: Buffer.from(payload),
    ...more,
    headers: { cookie: theo.cookie, 'content-type': 'application/octet-stream', ...more.headers },
  });

test('an answer stands apart until an expert approves it; later words of others wait while it stays in use', async () => {
  const given = { kind: 'answer', title: 'Seat at 85 °C', valueType: 'answer', text: 'It stands 95 °C.' };
  const id = await add(theo, given);
  expect(await titles({ state: 'ready' })).toEqual([]);
  expect(await titles({ state: 'unapproved' })).toEqual(['Seat at 85 °C']);
  const first = (await item(id)).versionId;
  const approve = (person: Person, versionId: string) =>
    world.call(person, contract.approveLibraryItem, { params: params(id), body: { versionId } });
  expect((await approve(theo, first)).status).toBe(404);
  expect((await item(id)).can).toEqual(['edit', 'retire']);
  expect((await item(id, priya)).can).toEqual(['edit', 'approve', 'retire']);
  expect((await approve(priya, first)).status).toBe(200);
  expect(await list()).toMatchObject({ counts: { ready: 1, unapproved: 0, review: 0, retired: 0 } });

  expect((await save(id, theo, { ...given, text: 'It stands 120 °C.', note: 'hotter' })).status).toBe(200);
  const waiting = await item(id);
  expect([waiting.approved, waiting.waiting, waiting.versionId, waiting.excerpt]).toEqual([
    ...[true, true, first, 'It stands 95 °C.'],
  ]);
  expect(
    waiting.versions.map(({ number, state, by, note, approved }) => [number, state, by, note, approved?.by]),
  ).toEqual([
    [2, 'waiting', 'Theo Park', 'hotter', undefined],
    [1, 'current', 'Theo Park', '', 'Priya Nair'],
  ]);
  expect((await approve(priya, first)).status).toBe(409);
  expect((await approve(priya, waiting.versions[0]?.id ?? '')).status).toBe(200);
  expect(await item(id)).toMatchObject({ waiting: false, excerpt: 'It stands 120 °C.' });
  expect(await titles({ query: '95' })).toEqual([]);
  expect(await titles({ query: '120' })).toEqual(['Seat at 85 °C']);
});

test('a save that did not see the newest version is refused; what is unchanged makes no version', async () => {
  const id = await add(theo, { title: 'Opening' });
  const base = (await item(id)).versionId;
  expect((await save(id, priya, { title: 'Opening words', stages: ['B2'] })).status).toBe(200);
  expect(await item(id)).toMatchObject({ title: 'Opening words', stages: ['B2'], versionId: base });
  expect((await save(id, priya, { text: 'Good morning,' })).status).toBe(200);
  const late = { ...snippet, title: 'Mine', base };
  const refused = await world.call(theo, contract.saveLibraryItem, { params: params(id), body: late });
  expect([refused.status, (refused.body as unknown as { detail: string }).detail]).toEqual([
    409,
    'somebody saved another version while you wrote; yours is kept here',
  ]);
  expect((await item(id)).versions).toHaveLength(2);
});

test('what can’t stand is refused with a pointer to it', async () => {
  const pointers = async (given: Partial<typeof snippet>) => {
    const { body } = await world.call(theo, contract.addLibraryItem, {
      params: params(),
      body: { ...snippet, ...given },
    });
    const { errors } = body as unknown as { errors: { pointer: string; detail: string }[] };
    return errors.map(({ pointer, detail }) => `${pointer} ${detail}`);
  };
  expect(await pointers({ text: 'a\n{{ contact.age }}' })).toEqual([
    '/text line 2: there is no field “contact.age”',
  ]);
  expect(await pointers({ text: ' ' })).toEqual(['/text write the words it gives']);
  expect(await pointers({ kind: 'file' })).toEqual(['/fileId add the file']);
  expect(await pointers({ ownerId: place.orgId })).toEqual(['/ownerId that person is no member']);
  expect(await pointers({ tags: [place.orgId] })).toEqual([
    '/tags one of these products or industries is not there any more',
  ]);
  const preview = { params: params(), body: { text: '{% for x in (1..9) %}{% endfor %}' } };
  expect((await world.call(theo, contract.previewTemplate, preview)).body).toMatchObject({
    errors: [{ pointer: '/text', detail: 'line 1: “for” is not available here' }],
  });
});

test('search finds beginnings of words, titles first, within the filters', async () => {
  const [{ id: product }] = await world.owner(async (db) => {
    const { rows } = await sql<{ id: string }>`insert into skill (org_id, id, kind, name, words)
      values (${place.orgId}, ${crypto.randomUUID()}, 'product', 'turbines', '{}') returning id`.execute(db);
    return rows as [{ id: string }];
  });
  await add(theo, { title: 'Bearing wear', text: 'On gaskets see elsewhere.', valueType: 'data' });
  await add(theo, { title: 'Gasket choice', text: 'EPDM to 130 °C.', stages: ['B4'], tags: [product] });
  expect(await titles({ query: 'gask' })).toEqual(['Gasket choice', 'Bearing wear']);
  expect(await titles({ query: 'gask bear' })).toEqual(['Bearing wear']);
  expect(await titles({ query: 'turb' })).toEqual(['Gasket choice']);
  expect(await titles({ query: 'asket' })).toEqual([]);
  expect(await titles({ query: '!!' })).toEqual([]);
  expect(await titles({ query: 'gask', type: 'data' })).toEqual(['Bearing wear']);
  expect(await titles({ product })).toEqual(['Gasket choice']);
  expect(await titles({ stage: 'B4', kind: 'snippet' })).toEqual(['Gasket choice']);
  expect(await titles({ product, stage: 'B5' })).toEqual([]);
});

test('nothing of another organisation, also when the functions are asked past the app', async () => {
  const theirs = await world.organisation('Theirs');
  await fill(world, theirs);
  expect(await titles({ query: MARK, state: 'unapproved' })).toEqual([]);
  const { database } = world.parts;
  const calls = [
    sql`select id from heed_search_library(to_tsquery('simple', ${`${MARK}:*`}), 20)`,
    sql`select id from heed_fit_library(${JSON.stringify([[MARK.toLowerCase()]])}::jsonb, 20, 500)`,
  ];
  for (const call of calls) {
    const rows = async (orgId: string) =>
      (await database.inOrganisation(orgId, (db) => call.execute(db))).rows.length;
    const nobodys = (await database.inNoOrganisation((db) => call.execute(db))).rows.length;
    expect([await rows(place.orgId), nobodys, await rows(theirs.orgId)]).toEqual([0, 0, 1]);
  }
});

test('files are taken by what they are, given out as downloads, and refused to strangers', async () => {
  const handed = await upload('../Curve “LC”.pdf', '%PDF-1.4 the curve');
  expect(handed.statusCode).toBe(200);
  const file = handed.json() as { id: string; name: string };
  expect(file).toMatchObject({ name: 'Curve “LC”.pdf', type: 'application/pdf', bytes: 18 });
  const id = await add(theo, { kind: 'file', title: 'Curve', text: '', fileId: file.id, valueType: 'data' });
  const { versionId } = await item(id);
  const given = await world.http.inject({
    url: `/api/o/${place.slug}/library/files/${versionId}`,
    headers: { cookie: theo.cookie },
  });
  expect([given.body, given.headers['content-type'], given.headers['x-content-type-options']]).toEqual([
    ...['%PDF-1.4 the curve', 'application/octet-stream', 'nosniff'],
  ]);
  expect(given.headers['content-disposition']).toBe(
    "attachment; filename*=UTF-8''Curve%20%E2%80%9CLC%E2%80%9D.pdf",
  );
  expect(await titles({ query: 'curve' })).toEqual(['Curve']);

  const refused = async (...given: Parameters<typeof upload>) => (await upload(...given)).statusCode;
  expect(await refused('a.exe', 'MZ')).toBe(422);
  expect((await upload('a.pdf', '<html>')).json()).toMatchObject({
    errors: [{ pointer: '/file', detail: '“a.pdf” is not what its name says: its content is no PDF' }],
  });
  expect(await refused('a.pdf', Buffer.alloc(10_000_001, '%PDF-'))).toBe(413);
  const plain = { 'content-type': 'text/plain', origin: world.config.publicUrl };
  expect(await refused('a.txt', 'hi', { headers: plain })).toBe(415);
  expect(await refused('a.txt', 'hi', { headers: { cookie: '' } })).toBe(401);
  expect(await refused('a.txt', 'hi', { headers: { origin: 'https://evil.test' } })).toBe(403);
  const ann = await world.member(place, 'Ann Field', ['analyst']);
  expect(await refused('a.txt', 'hi', { headers: { cookie: ann.cookie } })).toBe(404);
  const stranger = (await world.organisation('Strangers')).founder;
  const theirs = await world.http.inject({
    url: `/api/o/${place.slug}/library/files/${versionId}`,
    headers: { cookie: stranger.cookie },
  });
  expect(theirs.statusCode).toBe(404);
});

test('the owner hears once on the day of review; a retired item is spared, and both can be undone', async () => {
  const due = { reviewOn: '2026-12-03', ownerId: theo.userId };
  const id = await add(priya, { title: 'Price list', ...due });
  const gone = await add(priya, { title: 'Old list', ...due });
  const act = (endpoint: typeof contract.retireLibraryItem, person: Person, of: string) =>
    world.call(person, endpoint, { params: params(of), body: {} });
  const sam = await world.member(place, 'Sam Ortiz', ['support']);
  expect((await act(contract.retireLibraryItem, sam, gone)).status).toBe(404);
  expect((await act(contract.retireLibraryItem, theo, gone)).status).toBe(200);
  expect(await titles({ state: 'retired' })).toEqual(['Old list']);

  await world.at('2026-12-03T05:59:00Z');
  expect(await titles({ state: 'review' })).toEqual([]);
  await world.at('2026-12-03T06:01:00Z');
  await world.at('2026-12-05T06:01:00Z');
  expect(await titles({ state: 'review' })).toEqual(['Price list']);
  const { body } = await world.call(theo, notifications, { params: params() });
  expect(body.items.map(({ kind, text, at }) => [kind, text, at])).toEqual([
    ['library_review', '“Price list” in the library is due for your review', '2026-12-03T06:00:00.000Z'],
  ]);
  expect(await item(id)).toMatchObject({ toReview: true });
  expect((await act(contract.restoreLibraryItem, theo, gone)).status).toBe(200);
  expect((await titles({ state: 'review' })).toSorted()).toEqual(['Old list', 'Price list']);
});

test('the library is paged without gaps, and its indexes are taken', async () => {
  for (let n = 0; n < 55; n += 1) await add(theo, { title: `Paged ${String(n).padStart(2, '0')}` });
  const first = await list({ query: 'paged' });
  const second = await list({ query: 'paged', cursor: first.next ?? '' });
  const all = [...first.items, ...second.items].map(({ title }) => title);
  expect([first.items.length, second.items.length, second.next, new Set(all).size]).toEqual([
    50,
    5,
    null,
    55,
  ]);
  const plan = await world.owner(async (db) => {
    await sql`set local enable_seqscan = off`.execute(db);
    const explain = (column: string) =>
      sql<{ 'QUERY PLAN': string }>`explain select id from library_asset
        where ${sql.ref(column)} @@ to_tsquery('simple', 'gasket:*')`.execute(db);
    const rows = [...(await explain('words')).rows, ...(await explain('stems')).rows];
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
  expect(plan).toContain('library_asset_words');
  expect(plan).toContain('library_asset_stems');
});

test('a file handed in for an item that is never saved goes after a day, its bytes with it; a saved one stays', async () => {
  const kept = (await upload('kept.csv', 'a,1')).json().id;
  const left = (await upload('left.csv', 'b,2')).json().id;
  const twin = (await upload('twin.csv', 'a,1')).json().id;
  const id = await add(theo, { kind: 'file', title: 'The list', text: '', fileId: kept });
  await world.advance('23 hours');
  const late = (await upload('late.csv', 'c,3')).json().id;
  const there = async () => {
    const files = await world.owner((db) =>
      db
        .selectFrom('library_file')
        .select('id')
        .where('id', 'in', [kept, left, twin, late])
        .orderBy('id')
        .execute(),
    );
    return files.map((file) => file.id);
  };
  const stored = async (content: string) => {
    const chunks = await world.owner((db) =>
      db
        .selectFrom('blob_chunk')
        .select('part')
        .where('org_id', '=', place.orgId)
        .where('sha256', '=', blobHash(Buffer.from(content)))
        .execute(),
    );
    return chunks.length;
  };
  expect(await there()).toEqual([kept, left, twin, late]);
  await world.advance('2 hours');
  expect(await there()).toEqual([kept, late]);
  expect([await stored('a,1'), await stored('b,2'), await stored('c,3')]).toEqual([1, 0, 1]);
  const unsaved = { ...snippet, kind: 'file', text: '', fileId: left };
  const refused = await world.call(theo, contract.addLibraryItem, { params: params(), body: unsaved });
  expect([refused.status, JSON.stringify(refused.body)]).toEqual([422, expect.stringContaining('/fileId')]);
  await world.advance('22 hours');
  expect(await there()).toEqual([kept]);
  expect((await item(id)).versions[0]?.file?.name).toBe('kept.csv');
});
