import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DeskScene } from '../../../../test/desk-scene.ts';
import { post } from '../../../../test/factories.ts';
import type { Person } from '../../../../test/world.ts';
import { clearMessage, notifications, reopenMessage, restore } from '../contract.ts';
import { inbox, markAutomated, sitting, sweep } from './contract.ts';

let scene: DeskScene;
let mara: Person;
let org: { org: string };
beforeAll(async () => {
  scene = await DeskScene.create('2026-12-01T20:00:00Z');
  mara = scene.place.founder;
  org = { org: scene.place.slug };
  await scene.world.form(scene.place, 'contact');
});
afterAll(() => scene[Symbol.asyncDispose]());

const box = async (query: Record<string, string> = {}, person = mara) =>
  (await scene.world.call(person, inbox, { params: org, query })).body;
const subjects = async (query: Record<string, string> = {}) =>
  (await box(query)).items.map(({ subject }) => subject);
const messageOf = async (id: string) => (await scene.page(id, mara)).messages[0]?.id ?? '';
const automated = (id: string, person = mara, reason = 'a newsletter') =>
  scene.world.call(person, markAutomated, { params: scene.params(id), body: { reason } });
const swept = async () => (await scene.world.call(mara, sweep, { params: org })).body.desks[0];

/** Five messages by 16:00, Omaha’s time. */
const ids: string[] = [];
const text = ['Can it lift 40 metres?', 'Can it lift 50 metres?', 'Can it lift 60 metres?', 'Thanks!'];

describe('the close of Tuesday', () => {
  test('lists all channels by what is due first, with what is missing and a suggestion', async () => {
    for (const [index, words] of text.entries()) {
      ids.push(await scene.ask(words, { subject: `Mail ${index + 1}` }));
      await scene.world.advance('1 minute');
    }
    const fields = {
      name: 'Tom Achter',
      email: 'tom@achter.test',
      message: 'Do you service PC-30 controllers?',
    };
    ids.push((await post(scene.world, 'contact', fields)).json().requestId);
    await scene.world.at('2026-12-01T22:00:00Z');
    const { items, counts, next } = await box();
    expect(items.map(({ subject, channel, ask, suggested }) => [subject, channel, ask, suggested])).toEqual([
      ['Mail 1', 'email', 'Can it lift 40 metres?', null],
      ['Mail 2', 'email', 'Can it lift 50 metres?', null],
      ['Mail 3', 'email', 'Can it lift 60 metres?', null],
      ['Mail 4', 'email', 'Mail 4', 'no_reply'],
      ['Do you service PC-30 controllers?', 'webform', 'Do you service PC-30 controllers?', null],
    ]);
    expect(items.map(({ clock }) => [clock?.kind, clock?.state, clock?.dueAt])).toEqual(
      Array(5).fill(['C8', 'running', '2026-12-01T23:00:00.000Z']),
    );
    expect(next).toBeNull();
    expect([counts.toClear, counts.dueToday, counts.late, counts.recovery]).toEqual([5, 5, 0, 0]);
    expect(counts.channels).toEqual([
      { key: 'email', name: 'email', count: 4 },
      { key: 'webform', name: 'webform', count: 1 },
    ]);
    expect(await subjects({ channel: 'webform' })).toEqual(['Do you service PC-30 controllers?']);
    expect(await subjects({ q: 'achter' })).toEqual(['Do you service PC-30 controllers?']);
    expect(await subjects({ q: '60 met' })).toEqual(['Mail 3']);
    expect(await subjects({ olderThan: '118' })).toEqual(['Mail 1', 'Mail 2']);
    expect(await subjects({ owner: 'nobody' })).toEqual([]);
    expect(await subjects({ state: 'all' })).toEqual([
      'Do you service PC-30 controllers?',
      'Mail 4',
      'Mail 3',
      'Mail 2',
      'Mail 1',
    ]);
    expect(await swept()).toMatchObject({
      due: 5,
      cleared: 0,
      left: 5,
      percent: 0,
      clear: null,
      leftMs: 3_600_000,
    });
  });

  test('reading clears nothing; no reply needed wants a reason, from whom it concerns', async () => {
    const thanks = await messageOf(ids[3] ?? '');
    const clear = (reason: string, person = mara) =>
      scene.world.call(person, clearMessage, { params: scene.params(thanks), body: { reason } });
    expect((await clear('')).status).toBe(422);
    const priya = await scene.world.member(scene.place, 'Priya Nair', ['salesperson']);
    expect((await clear('Thanks only', priya)).status).toBe(404);
    expect((await automated(thanks, priya)).status).toBe(404);
    expect((await box({}, priya)).items.find(({ id }) => id === thanks)?.can).toEqual(['reply']);
    expect(await subjects()).toHaveLength(5);
    expect((await clear('Thanks only')).status).toBe(200);
    expect(await subjects()).toHaveLength(4);
  });

  test('each disposition says who, when and why', async () => {
    await scene.world.at('2026-12-01T22:10:00Z');
    await scene.send(ids[0] ?? '', { text: 'Yes, it lifts 40 metres.', answers: ['Can it lift 40 metres?'] });
    await scene.world.at('2026-12-01T22:20:00Z');
    await scene.send(ids[1] ?? '', {
      text: 'Owen Hale measures it and writes to you by tomorrow noon.',
      interim: { who: 'Owen Hale', by: '2026-12-02T18:00:00.000Z' },
    });
    await scene.world.at('2026-12-01T22:30:00Z');
    const spam = await messageOf(ids[4] ?? '');
    expect((await automated(spam)).status).toBe(200);
    expect((await scene.page(ids[4] ?? '', mara)).state).toBe('not_a_request');
    const { items, counts } = await box({ state: 'cleared' });
    expect(items.map(({ subject, disposition }) => [subject, disposition])).toEqual([
      [
        'Do you service PC-30 controllers?',
        {
          how: 'automated',
          at: '2026-12-01T22:30:00.000Z',
          by: 'Mara Quinn',
          reason: 'a newsletter',
          promisedAt: null,
        },
      ],
      [
        'Mail 2',
        {
          how: 'interim',
          at: '2026-12-01T22:20:00.000Z',
          by: 'Theo Park',
          reason: expect.stringContaining('Owen Hale'),
          promisedAt: '2026-12-02T18:00:00.000Z',
        },
      ],
      [
        'Mail 1',
        {
          how: 'answered',
          at: '2026-12-01T22:10:00.000Z',
          by: 'Theo Park',
          reason: 'answers 1 of 1 question',
          promisedAt: null,
        },
      ],
      [
        'Mail 4',
        {
          how: 'no_reply',
          at: '2026-12-01T22:00:00.000Z',
          by: 'Mara Quinn',
          reason: 'Thanks only',
          promisedAt: null,
        },
      ],
    ]);
    expect(counts.toClear).toBe(1);
  });

  test('what was called a machine’s comes back with its time, from the message or the request', async () => {
    const id = ids[4] ?? '';
    const message = await scene.world.owner((db) =>
      db.selectFrom('message').select('id').where('request_id', '=', id).executeTakeFirstOrThrow(),
    );
    await scene.world.advance('1 minute');
    await scene.world.call(mara, reopenMessage, { params: scene.params(message.id) });
    expect(await scene.clock(id, 'C3')).toMatchObject({
      state: 'late',
      startedAt: '2026-12-01T20:04:00.000Z',
    });
    expect(await scene.clock(id, 'C8')).toMatchObject({ state: 'running', endedAt: null });
    await scene.world.advance('1 minute');
    await automated(message.id);
    await scene.world.advance('1 minute');
    await scene.world.call(mara, restore, { params: scene.params(id) });
    expect((await scene.page(id, mara)).state).toBe('assigned');
    expect(await scene.clock(id, 'C8')).toMatchObject({ state: 'running', endedAt: null });
    await scene.world.advance('1 minute');
    await automated(message.id);
  });

  test('four of five cleared by 17:00 are 80.0 %, and the day is not clear (S1-29)', async () => {
    await scene.world.at('2026-12-01T23:00:00Z');
    expect(await swept()).toMatchObject({
      closesAt: '2026-12-01T23:00:00.000Z',
      due: 5,
      cleared: 4,
      left: 1,
      noReply: 1,
      percent: 80,
      clear: false,
      leftMs: 0,
    });
    const people = (await swept())?.people ?? [];
    expect(people.reduce((sum, { cleared }) => sum + cleared, 0)).toBe(4);
    await scene.world.at('2026-12-01T23:00:01Z');
    expect((await box()).counts).toMatchObject({ toClear: 1, late: 1 });
  });
});

describe('a message nobody answers', () => {
  const sits = async (person = mara) => scene.world.call(person, sitting, { params: org });

  test('is sitting at 480 business minutes exactly, shown to the manager by name, who is told once', async () => {
    await scene.world.at('2026-12-02T20:01:59.999Z');
    expect((await sits()).body.items).toEqual([]);
    await scene.world.at('2026-12-02T20:02:00Z');
    const { body } = await sits();
    expect(
      body.items.map(({ contact, waitedMs, request }) => [contact.name, waitedMs, request.subject]),
    ).toEqual([['Ada Buyer', 480 * 60_000, 'Mail 3']]);
    expect((await box()).items[0]).toMatchObject({ subject: 'Mail 3', sitting: true });
    await scene.world.advance('1 hour');
    const told = (await scene.world.call(mara, notifications, { params: org })).body.items.filter(
      ({ text: words }) => words.startsWith('Sitting'),
    );
    expect(told.map(({ kind, at, requestId }) => [kind, at, requestId])).toEqual([
      ['sweep', '2026-12-02T20:02:00.000Z', ids[2]],
    ]);
    expect(told[0]?.text).toMatch(/^Sitting for a business day: Ada Buyer, “Mail 3”, with /);
    expect((await sits(scene.theo)).status).toBe(404);
  });

  test('until it is answered', async () => {
    await scene.send(ids[2] ?? '', { text: 'It lifts 60 metres.', answers: ['Can it lift 60 metres?'] });
    expect((await sits()).body.items).toEqual([]);
  });
});

test('pages follow one another without a gap, and a made-up place is refused', async () => {
  await scene.world.at('2026-12-03T16:00:00Z');
  const row = await scene.world.owner((db) =>
    db.selectFrom('clock').selectAll().where('kind', '=', 'C8').orderBy('id').executeTakeFirstOrThrow(),
  );
  expect(row.kind).toBe('C8');
  for (let n = 0; n < 53; n += 1) {
    const fields = { name: `Buyer ${n}`, email: `b${n}@buyer.test`, message: `Question ${n}?` };
    await post(scene.world, 'contact', fields);
  }
  const first = await box();
  const second = await box({ after: first.next ?? '' });
  expect([first.items.length, second.items.length, second.next]).toEqual([50, 3, null]);
  expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(53);
  const newest = await box({ state: 'all' });
  const older = await box({ state: 'all', after: newest.next ?? '' });
  expect([newest.items.length, older.items.length]).toEqual([50, 8]);
  const wrong = await scene.world.call(mara, inbox, { params: org, query: { after: 'nowhere' } });
  expect(wrong).toMatchObject({ status: 422, body: { errors: [{ pointer: '/after' }] } });
});
