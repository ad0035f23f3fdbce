import { afterAll, beforeAll, expect, test } from 'vitest';
import { DeskScene } from '../../../../test/desk-scene.ts';
import type { Person } from '../../../../test/world.ts';
import { buyerPage } from '../../outcomes/contract.ts';
import { notifications } from '../contract.ts';
import { changeNote, deleteNote, mentionable, restoreNote, writeNote } from './contract.ts';

const SECRET = 'Zwetschgenkuchen';

let scene: DeskScene;
let priya: Person;
beforeAll(async () => {
  scene = await DeskScene.create('2026-12-01T15:30:00Z');
  priya = await scene.world.member(scene.place, 'Priya Nair', ['expert']);
});
afterAll(() => scene[Symbol.asyncDispose]());

const writing = (id: string, text: string, mentions: string[] = [], person = scene.theo) =>
  scene.world.call(person, writeNote, { params: scene.params(id), body: { text, mentions } });
const toldOf = async (person: Person) => {
  const { body } = await scene.world.call(person, notifications, { params: { org: scene.place.slug } });
  return body.items
    .filter(({ kind }) => kind === 'mentioned')
    .map(({ text, requestId }) => [text, requestId]);
};

test('a note is seen by colleagues alone: no clock, no fact, no mail and no page of the buyer knows of it', async () => {
  await scene.world.at('2026-12-01T16:00:00Z');
  const id = await scene.ask('Can it lift 40 metres?', { subject: 'Pump' });
  await scene.world.at('2026-12-01T16:10:00Z');
  const [clocks, facts] = [await scene.page(id).then((page) => page.clocks), await allFacts(id)];
  expect((await writing(id, `@Priya Nair, ${SECRET}: they never pay.`, [priya.userId])).status).toBe(200);
  const page = await scene.page(id, priya);
  expect(page.notes).toMatchObject([
    {
      kind: 'note',
      author: 'Theo Park',
      at: '2026-12-01T16:10:00.000Z',
      text: `@Priya Nair, ${SECRET}: they never pay.`,
      edited: false,
      mentions: [{ id: priya.userId, name: 'Priya Nair' }],
      changeUntil: null,
    },
  ]);
  expect((await scene.page(id)).clocks).toEqual(clocks);
  expect(await allFacts(id)).toEqual(facts);
  expect((await scene.clock(id, 'C3'))?.state).toBe('running');
  expect(await toldOf(priya)).toEqual([['Theo Park mentioned you in a note: Pump', id]]);

  await scene.world.at('2026-12-01T16:20:00Z');
  await scene.send(id, { text: 'It lifts 40 metres.', answers: ['Can it lift 40 metres?'] });
  expect(scene.mails.length).toBe(1);
  expect(scene.mails.some(({ raw }) => raw.includes(SECRET))).toBe(false);
  const link = await scene.world.call(scene.theo, buyerPage, { params: scene.params(id) });
  expect(link.status).toBe(200);
  const shown = await scene.world.http.inject({ url: new URL(link.body.url).pathname });
  expect([shown.statusCode, shown.body.includes('40 metres'), shown.body.includes(SECRET)]).toEqual([
    200,
    true,
    false,
  ]);
  expect(JSON.stringify(await allFacts(id))).not.toContain(SECRET);
});

/** Every fact of the request, whatever it is. */
const allFacts = (id: string) =>
  scene.world.owner((db) =>
    db.selectFrom('fact').selectAll().where('subject_id', '=', id).orderBy('id').execute(),
  );

test('its author changes and deletes it for 15 minutes, takes the deletion back, and nobody else may', async () => {
  await scene.world.at('2026-12-02T16:00:00Z');
  const id = await scene.ask('Is it loud?', { subject: 'Noise' });
  const { body } = await writing(id, 'Ask Priya.');
  const params = scene.params(body.id);
  const changing = (text: string, mentions: string[] = [], person = scene.theo) =>
    scene.world.call(person, changeNote, { params, body: { text, mentions } });
  const texts = async () =>
    (await scene.page(id)).notes.map(({ text, edited, changeUntil }) => [text, edited, changeUntil]);

  await scene.world.at('2026-12-02T16:14:00Z');
  expect((await changing('Ask @Priya Nair.', [priya.userId])).status).toBe(200);
  expect((await changing('Ask @Priya Nair, please.', [priya.userId])).status).toBe(200);
  expect(await texts()).toEqual([['Ask @Priya Nair, please.', true, '2026-12-02T16:15:00.000Z']]);
  expect((await toldOf(priya)).filter(([, requestId]) => requestId === id).length).toBe(1);
  expect((await changing('Mine now.', [], priya)).status).toBe(404);

  expect((await scene.world.call(scene.theo, deleteNote, { params })).status).toBe(200);
  expect(await texts()).toEqual([]);
  expect((await scene.world.call(priya, restoreNote, { params })).status).toBe(404);
  expect((await scene.world.call(scene.theo, restoreNote, { params })).status).toBe(200);
  expect((await texts()).length).toBe(1);

  await scene.world.at('2026-12-02T16:15:00.001Z');
  const late = { status: 409, body: { detail: 'a note is changed for 15 minutes; write another one' } };
  expect(await changing('Too late.')).toMatchObject(late);
  expect(await scene.world.call(scene.theo, deleteNote, { params })).toMatchObject(late);
  expect(await texts()).toEqual([['Ask @Priya Nair, please.', true, null]]);
});

test('the words of a deleted note are gone once its deletion can’t be taken back', async () => {
  await scene.world.at('2026-12-02T18:00:00Z');
  const id = await scene.ask('Is it heavy?', { subject: 'Weight' });
  const { body } = await writing(id, `@Priya Nair, ${SECRET}`, [priya.userId]);
  const params = scene.params(body.id);
  const act = (what: typeof deleteNote | typeof restoreNote) =>
    scene.world.call(scene.theo, what, { params });
  const kept = () =>
    scene.world.owner((db) => db.selectFrom('note').select('text').where('id', '=', body.id).execute());
  await act(deleteNote);
  await act(restoreNote);
  await scene.world.at('2026-12-02T18:05:00Z');
  await act(deleteNote);
  await scene.world.advance('15 minutes');
  expect(await kept()).toEqual([{ text: `@Priya Nair, ${SECRET}` }]);
  await scene.world.advance('1 second');
  expect(await kept()).toEqual([]);
  expect((await act(restoreNote)).status).toBe(404);
});

test('who does not see requests can’t be mentioned, and the refusal says so; an employee may write a note', async () => {
  await scene.world.at('2026-12-03T16:00:00Z');
  const id = await scene.ask('Is it blue?', { subject: 'Colour' });
  const kim = await scene.world.member(scene.place, 'Kim Soto', ['keeper']);
  const people = await scene.world.call(scene.theo, mentionable, { params: { org: scene.place.slug } });
  expect(people.body.people.filter(({ name }) => ['Kim Soto', 'Priya Nair'].includes(name))).toEqual([
    { id: kim.userId, name: 'Kim Soto', sees: false },
    { id: priya.userId, name: 'Priya Nair', sees: true },
  ]);
  const detail = 'Kim Soto does not see what passes with contacts, so can’t read this note';
  expect(await writing(id, '@Priya Nair @Kim Soto look', [priya.userId, kim.userId])).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/mentions/1', detail }] },
  });
  expect(await writing(id, 'Look at this', [priya.userId])).toMatchObject({
    status: 422,
    body: { errors: [{ detail: 'the note does not name @Priya Nair' }] },
  });
  expect((await scene.page(id)).notes).toEqual([]);
  const helper = await scene.world.member(scene.place, 'Em Ployee', ['employee']);
  expect((await writing(id, 'It is in the catalogue.', [], helper)).status).toBe(200);
  expect((await writing(id, 'I measure.', [], kim)).status).toBe(404);
});
