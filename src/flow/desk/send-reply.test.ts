import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DeskScene } from '../../../test/desk-scene.ts';
import type { Person } from '../../../test/world.ts';
import { at } from '../../platform/database.ts';
import { newId } from '../../platform/new-id.ts';
import { gainIdeas } from './composer/contract.ts';
import { reply, saveDraft } from './contract.ts';
import { saveSignature, viewSignature } from './signatures/contract.ts';

let scene: DeskScene;

/** Tuesday 10:00 in Omaha. */
beforeAll(async () => {
  scene = await DeskScene.create('2026-12-01T16:00:00Z');
});
afterAll(() => scene[Symbol.asyncDispose]());

const bare = { text: '', answers: [] as string[], parts: [] as string[], interim: null };

async function send(id: string, given: object) {
  const body = { ...bare, idempotencyKey: randomUUID(), ...given };
  const answer = await scene.world.call(scene.theo, reply, { params: scene.params(id), body });
  await scene.world.parts.jobs.drain();
  return answer;
}

async function sent(id: string, given: object) {
  const answer = await send(id, given);
  expect([answer.status, answer.body]).toMatchObject([200, {}]);
  const [out] = (await scene.facts(id, 'message.out')).slice(-1);
  return { ...answer.body, fact: out?.data, raw: scene.mails.at(-1)?.raw ?? '' };
}

const openIds = async (id: string) =>
  (await scene.page(id)).questions.filter(({ state }) => state === 'open').map((one) => one.id);

/** A request of Ada's that has been answered, so that nothing of it is open. */
async function answered(): Promise<string> {
  const id = await scene.ask('Can it lift 40 metres?');
  await sent(id, { text: 'Yes, 60 metres.', answers: await openIds(id) });
  return id;
}

async function upload(id: string, name: string, content: string, person: Person = scene.theo) {
  const answer = await scene.world.http.inject({
    method: 'POST',
    url: `/api/o/${scene.place.slug}/requests/${id}/uploads?name=${encodeURIComponent(name)}`,
    headers: { cookie: person.cookie, 'content-type': 'application/octet-stream' },
    payload: Buffer.from(content),
  });
  return { status: answer.statusCode, body: answer.json() };
}

test('"Got it!" to two questions is class R1 and stops nothing (S0-15, E2.h)', async () => {
  const id = await scene.ask('Does the seat stand 85 degrees? Which gasket fits it?');
  const { replyClass, stops, reason, fact } = await sent(id, { text: 'Got it!' });
  expect({ replyClass, stops, reason }).toEqual({
    replyClass: 'R1',
    stops: false,
    reason: 'answers 0 of 2 questions, no time promised',
  });
  expect(fact).not.toHaveProperty('begun');
  expect((await scene.clock(id, 'C3'))?.state).toBe('running');
});

test('a value type makes it R3, "answer" alone does not, and touching base on an open request is flagged without one (S1-50)', async () => {
  const id = await scene.ask('Which gasket fits it?');
  const words = { text: 'Just touching base to see where you are.' };
  const empty = await sent(id, { ...words, values: ['answer'] });
  expect(empty.replyClass).toBe('R1');
  expect(empty.fact).toMatchObject({ begun: { touchBase: true, gainStated: false }, values: ['answer'] });
  const helps = await sent(id, {
    text: 'How hot does your cleaning get, and for how long?',
    values: ['helpful_question'],
  });
  expect([helps.replyClass, helps.reason]).toEqual([
    'R3',
    'answers 0 of 1 question, gives the buyer something of use',
  ]);
  expect((await scene.clock(id, 'C3'))?.state).toBe('met');
  const drawing = await sent(id, { ...words, values: ['drawing'] });
  expect(drawing.replyClass).toBe('R3');
  expect(drawing.fact).not.toHaveProperty('begun');
});

test('where nothing is open we begin it: without a gain it touches base, with one it does not (S1-51)', async () => {
  const id = await answered();
  expect((await scene.page(id)).can).toContain('reply');
  const override = await sent(id, { text: 'How are things at the dairy?' });
  expect(override.fact).toMatchObject({ begun: { touchBase: true, gainStated: false } });
  const stated = await sent(id, { text: 'The new seat table is out.', gain: 'they can choose by heat' });
  expect(stated.fact).toMatchObject({ begun: { touchBase: false, gainStated: true } });
  const pattern = await sent(id, { text: 'Just checking in to see how it goes.', gain: 'a friendly word' });
  expect(pattern.fact).toMatchObject({ begun: { touchBase: true, gainStated: true } });
  const gives = await sent(id, { text: 'Here is the case.', values: ['case_study'] });
  expect(gives.fact).toMatchObject({ begun: { touchBase: false, gainStated: false } });
  await scene.ask('And with hot water?', { after: id });
  const answer = await sent(id, { text: 'Up to 85 degrees.', answers: await openIds(id) });
  expect(answer.fact).not.toHaveProperty('begun');
});

test('instead of touching base: what this contact still waits for, on this and other requests (S1-53)', async () => {
  const asked = await scene.ask('What does the spare seal cost?', { subject: 'Spares' });
  const id = await answered();
  const { body } = await scene.world.call(scene.theo, gainIdeas, { params: scene.params(id) });
  expect(body.questions).toContainEqual(
    expect.objectContaining({ requestId: asked, text: 'What does the spare seal cost?' }),
  );
  expect(body.questions.every(({ requestId }) => requestId !== id)).toBe(true);
});

test('files are taken in by type and size, survive with the draft, and leave as parts of the mail', async () => {
  const id = await scene.ask('Have you a drawing?');
  const pdf = await upload(id, '../../Seat drawing.pdf', '%PDF-1.7 the drawing');
  expect(pdf).toMatchObject({
    status: 200,
    body: { name: 'Seat drawing.pdf', type: 'application/pdf', bytes: 20 },
  });
  const refused = await Promise.all([
    upload(id, 'run.exe', 'MZ'),
    upload(id, 'page.pdf', '<html><script>'),
    upload(id, 'empty.txt', ''),
    upload(id, 'big.txt', 'x'.repeat(10_000_001)),
    upload(newId(), 'seat.pdf', '%PDF-1.7'),
  ]);
  expect(refused.map(({ status }) => status)).toEqual([422, 422, 422, 413, 404]);
  const stranger = await scene.world.organisation('Theirs');
  expect((await upload(id, 'seat.pdf', '%PDF-1.7', stranger.founder)).status).toBe(404);
  expect((await upload(id, 'seat.pdf', '%PDF-1.7', { ...scene.theo, cookie: '' })).status).toBe(401);
  const files = [pdf.body.id as string];
  const draft = { ...bare, text: 'Here it is.', files };
  await scene.world.call(scene.theo, saveDraft, { params: scene.params(id), body: draft });
  expect((await scene.page(id)).draft?.carries.files).toEqual([
    { id: files[0], name: 'Seat drawing.pdf', type: 'application/pdf', bytes: 20 },
  ]);
  const theirs = await scene.world.call(scene.place.founder, reply, {
    params: scene.params(id),
    body: { ...draft, idempotencyKey: randomUUID() },
  });
  expect([theirs.status, JSON.stringify(theirs.body)]).toEqual([
    422,
    expect.stringContaining('add it again'),
  ]);
  const { raw } = await sent(id, draft);
  expect(raw).toContain('filename="Seat drawing.pdf"');
  expect(raw.replaceAll('\r\n', '')).toContain(Buffer.from('%PDF-1.7 the drawing').toString('base64'));
  const [message] = (await scene.page(id)).messages.slice(-1);
  expect(message?.attachments).toMatchObject([{ name: 'Seat drawing.pdf', bytes: 20 }]);
  const download = await scene.world.http.inject({
    url: `/api/o/${scene.place.slug}/attachments/${message?.attachments[0]?.id}`,
    headers: { cookie: scene.theo.cookie },
  });
  expect([download.headers['content-type'], download.body]).toEqual([
    'application/octet-stream',
    '%PDF-1.7 the drawing',
  ]);
  expect(await uploads()).toBe(0);
});

async function uploads(): Promise<number> {
  const rows = await scene.world.owner((db) => db.selectFrom('upload').select('id').execute());
  return rows.length;
}

test('files that no draft holds are cleared after a day, with their bytes; those of a draft stay', async () => {
  const id = await scene.ask('Have you a picture?');
  const kept = await upload(id, 'kept.txt', 'kept');
  await upload(id, 'left.txt', 'left lying');
  const body = { ...bare, text: 'See below.', files: [kept.body.id as string] };
  await scene.world.call(scene.theo, saveDraft, { params: scene.params(id), body });
  const chunks = () =>
    scene.world.owner(async (db) => {
      const { rows } = await sql<{ text: string }>`
        select convert_from(bytes, 'UTF8') as text from blob_chunk where org_id = ${scene.place.orgId}
        and octet_length(bytes) < 20`.execute(db);
      return rows.map(({ text }) => text).toSorted();
    });
  expect(await chunks()).toEqual(['kept', 'left lying']);
  await scene.world.advance('25 hours');
  expect([await uploads(), await chunks()]).toEqual([1, ['kept']]);
  await scene.world.at('2026-12-03T16:00:00Z');
});

test('a signature stands below the mail and in no grading; the usual one, one’s own, none, or none this time', async () => {
  const id = await scene.ask('Do you ship to Iowa?');
  const company = 'Test Larkfield';
  const usual = await sent(id, { text: 'We do.' });
  expect(usual.raw).toMatch(/We do\.\r\n\r\n--[ =20]*\r\nTheo Park\r\nTest Larkfield\r\n/);
  const mine = 'Theo Park\nValves and seals\n+1 402 555 0100';
  const { body } = await scene.world.call(scene.theo, viewSignature, { params: { org: scene.place.slug } });
  expect(body).toEqual({ text: `Theo Park\n${company}`, usual: `Theo Park\n${company}` });
  const change = (text: string | null) =>
    scene.world.call(scene.theo, saveSignature, { params: { org: scene.place.slug }, body: { text } });
  await change(`  ${mine}\n`);
  expect((await scene.page(id)).signature).toBe(mine);
  const own = await sent(id, { text: `We do, by rail.\n\n${mine}` });
  expect(own.raw.match(/Valves and seals/g)).toHaveLength(1);
  const without = await sent(id, { text: 'By road too.', signed: false });
  expect(without.raw).not.toContain('Valves and seals');
  await change('');
  expect((await sent(id, { text: 'By air as well.' })).raw).not.toContain('Theo Park\r\n');
  await change(null);
  expect((await sent(id, { text: 'And by sea.' })).raw).toContain(`Theo Park\r\n${company}`);
  const out = (await scene.page(id)).messages.filter(({ direction }) => direction === 'out');
  const texts = out.map(({ text }) => text.split('\n', 1)[0]).toSorted();
  expect(texts).toEqual(['And by sea.', 'By air as well.', 'By road too.', 'We do, by rail.', 'We do.']);
});

test('a reply on a merged request is refused and names the one it went into; the same key again is the same reply', async () => {
  const first = await scene.ask('Do you rent pumps?', { subject: 'Renting' });
  const second = await scene.ask('How much is a week?', { subject: 'A week' });
  const key = randomUUID();
  const before = await sent(second, { text: 'It is $40.', idempotencyKey: key });
  await scene.world.owner(async (db) => {
    await db
      .updateTable('request')
      .set({ state: 'merged', merged_into: first })
      .where('id', '=', second)
      .execute();
  });
  const { number } = await scene.page(first);
  const refused = await send(second, { text: 'And $150 a month.' });
  expect([refused.status, JSON.stringify(refused.body)]).toEqual([
    409,
    expect.stringContaining(`went into ${number}`),
  ]);
  const again = await send(second, { text: 'It is $40.', idempotencyKey: key });
  expect([again.status, again.body.messageId, again.body.replyClass]).toEqual([200, key, before.replyClass]);
  expect(scene.mails.filter(({ raw }) => raw.includes(`<${key}@`))).toHaveLength(1);
});

test('a library item gives its value type and its file, and its use is counted with the mail (S0-12)', async () => {
  const id = await scene.ask('Who in the dairy trade uses it?');
  const [asset, version, file] = [newId(), newId(), newId()];
  const { orgId } = scene.place;
  const { userId } = scene.theo;
  const now = at(await scene.world.now());
  const uploaded = await upload(id, 'case.txt', 'the case of the dairy');
  await scene.world.owner(async (db) => {
    const { sha256 } = await db
      .selectFrom('upload')
      .select('sha256')
      .where('id', '=', uploaded.body.id as string)
      .executeTakeFirstOrThrow();
    await sql`insert into library_file (org_id, id, name, type, bytes, sha256, added_by, added_at)
      values (${orgId}, ${file}, 'case.txt', 'text/plain', 21, ${sha256}, ${userId}, ${now})`.execute(db);
    await sql`insert into library_asset (org_id, id, kind, title, value_type, current_number, approved, words, stems,
        created_by, created_at, changed_at)
      values (${orgId}, ${asset}, 'file', 'Dairy case study', 'case_study', 1, true, '', '', ${userId}, ${now}, ${now})`.execute(
      db,
    );
    await sql`insert into library_version (org_id, id, asset_id, number, text, file_id, written_by, written_at)
      values (${orgId}, ${version}, ${asset}, 1, '', ${file}, ${userId}, ${now})`.execute(db);
  });
  const { replyClass, fact, raw } = await sent(id, { text: 'See the case.', assets: [version] });
  expect([replyClass, fact]).toEqual(['R3', expect.objectContaining({ values: ['case_study'] })]);
  expect(raw).toContain('filename=case.txt');
  const uses = await scene.world.owner((db) =>
    sql<{ n: number }>`select count(*)::int as n from asset_use where asset_id = ${asset}`.execute(db),
  );
  expect(uses.rows).toEqual([{ n: 1 }]);
  const unknown = await send(id, { text: 'And this.', assets: [newId()] });
  expect([unknown.status, JSON.stringify(unknown.body)]).toEqual([422, expect.stringContaining('/assets')]);
});
