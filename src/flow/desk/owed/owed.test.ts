import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DeskScene } from '../../../../test/desk-scene.ts';
import type { Person } from '../../../../test/world.ts';
import { addLibraryItem } from '../../library/contract.ts';
import { moveStage } from '../stage/contract.ts';
import * as contract from './contract.ts';

let scene: DeskScene;
let id: string;
let silent: string;

/** Tuesday 10:00 in Omaha, open on weekdays. */
beforeAll(async () => {
  scene = await DeskScene.create('2026-12-01T16:00:00Z');
  const body = {
    ...{
      kind: 'snippet',
      title: 'How high pumps lift',
      text: 'Our pumps lift 60 metres.',
      valueType: 'answer',
    },
    ...{ language: 'en', stages: ['B4'], tags: [], ownerId: null, reviewOn: null, fileId: null },
  };
  const added = await scene.world.call(scene.theo, addLibraryItem, {
    params: { org: scene.place.slug },
    body: body as never,
  });
  expect(added.status).toBe(200);
  id = await scene.ask('Can the pumps lift 40 metres?', { subject: 'Pumps' });
  await scene.world.at('2026-12-01T16:20:00Z');
  const [question] = (await scene.page(id)).questions;
  await scene.send(id, { text: 'Yes, 60 metres.', answers: [question?.text ?? ''] });
  silent = await scene.ask('Which gasket fits it?', { subject: 'A gasket' });
});
afterAll(() => scene[Symbol.asyncDispose]());

const list = async (whose: 'mine' | 'all' = 'all', person: Person = scene.theo) =>
  (await scene.world.call(person, contract.owed, { params: { org: scene.place.slug }, query: { whose } }))
    .body;
const subjects = async () => (await list()).items.map(({ subject }) => subject);
const stage = (to: 'B0' | 'B4' | 'B7') =>
  scene.world.call(scene.theo, moveStage, {
    params: scene.params(id),
    body: { stage: to, messageId: null },
  });
const owner = (statement: ReturnType<typeof sql>) => scene.world.owner((db) => statement.execute(db));

test('the last thing of value 4 business days ago: not on the list; 5 to the minute and 6: on it', async () => {
  await owner(sql`update request set state = 'withdrawn' where id = ${silent}`);
  await scene.world.at('2026-12-07T16:20:00Z');
  expect(await subjects()).toEqual([]);
  await scene.world.at('2026-12-08T16:19:59Z');
  expect(await subjects()).toEqual([]);
  await scene.world.at('2026-12-08T16:20:00Z');
  expect(await subjects()).toEqual(['Pumps']);
  await scene.world.at('2026-12-09T16:20:00Z');
  const page = await scene.page(id);
  expect(await list()).toMatchObject({
    afterDays: 5,
    more: 0,
    can: [],
    items: [
      {
        requestId: id,
        stage: 'B4',
        contact: { id: page.contact.id },
        since: '2026-12-01T16:20:00.000Z',
        hadValue: true,
        suggestion: { title: 'How high pumps lift' },
      },
    ],
  });
});

test('mine are those I hold, and they are counted', async () => {
  const count = async (person: Person) =>
    (await scene.world.call(person, contract.owedCount, { params: { org: scene.place.slug } })).body.count;
  expect([(await list('mine')).items.length, await count(scene.theo)]).toEqual([1, 1]);
  const { founder } = scene.place;
  expect([(await list('mine', founder)).items.length, await count(founder)]).toEqual([0, 0]);
});

test('not who is not buying, who wants no contact, or whom nobody heard of for 60 days', async () => {
  for (const to of ['B0', 'B7'] as const) {
    await stage(to);
    expect(await subjects()).toEqual([]);
  }
  await stage('B4');
  await owner(sql`update contact set no_contact_at = '2026-12-08T16:00:00Z'`);
  expect(await subjects()).toEqual([]);
  await owner(sql`update contact set no_contact_at = null`);
  expect(await subjects()).toEqual(['Pumps']);
  await owner(sql`update request set last_answer_at = '2026-10-10T16:19:59Z' where id = ${id}`);
  expect(await subjects()).toEqual([]);
  await owner(sql`update request set last_answer_at = '2026-12-01T16:20:00Z' where id = ${id}`);
});

test('a request that nobody answered counts from its receipt, and waits longest by that', async () => {
  await owner(sql`update request set state = 'assigned' where id = ${silent}`);
  expect((await list()).items.map(({ subject, hadValue }) => [subject, hadValue])).toEqual([
    ['Pumps', true],
    ['A gasket', false],
  ]);
  await owner(sql`update request set state = 'merged' where id = ${silent}`);
});

test('managers set the days; a mail or a talk of value takes it off, words of none do not', async () => {
  const set = (person: Person, days: number) =>
    scene.world.call(person, contract.saveOwedAfter, { params: { org: scene.place.slug }, body: { days } });
  expect((await set(scene.theo, 7)).status).toBe(404);
  expect((await set(scene.place.founder, 7)).status).toBe(200);
  expect([(await list()).afterDays, await subjects()]).toEqual([7, []]);
  await set(scene.place.founder, 5);
  const mail = (value: string) =>
    owner(sql`update message set at = '2026-12-09T16:00:00Z', reply_class = ${value}
      where request_id = ${id} and direction = 'out'`);
  await mail('R2');
  expect(await subjects()).toEqual(['Pumps']);
  await mail('R3');
  expect(await subjects()).toEqual([]);
  await owner(sql`update message set delivery = 'bounced' where request_id = ${id} and direction = 'out'`);
  expect(await subjects()).toEqual(['Pumps']);
  await owner(sql`insert into call (org_id, id, request_id, contact_id, user_id, number, started_at, ended_at, reply_class)
    select org_id, id, id, contact_id, ${scene.theo.userId}, '+14025550100', '2026-12-08T16:00:00Z', '2026-12-08T16:05:00Z', 'R4'
    from request where id = ${id}`);
  expect(await subjects()).toEqual([]);
});
