import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DeskScene } from '../../../../test/desk-scene.ts';
import type { Person } from '../../../../test/world.ts';
import type { Role } from '../../../platform/contract.ts';
import { at } from '../../../platform/database.ts';
import { newId } from '../../../platform/new-id.ts';
import { accept, claim, notifications, release } from '../contract.ts';
import { colleagues, handOver } from './contract.ts';

const NOON = '2026-12-01T16:00:00.000Z';
let scene: DeskScene;
let mara: Person;
let priya: Person;
beforeEach(async () => {
  scene = await DeskScene.create(NOON);
  mara = scene.place.founder;
  priya = await scene.world.member(scene.place, 'Priya Nair', ['expert']);
});
afterEach(() => scene[Symbol.asyncDispose]());

const give = (person: Person, id: string, to: Person | null, more: object = {}) =>
  scene.world.call(person, handOver, {
    params: scene.params(id),
    body: { to: to?.userId ?? null, owner: person.userId, ...more },
  });

/** A request in the hands of a person, taken at 10:00 sharp. */
async function heldBy(person: Person): Promise<string> {
  const id = await scene.ask('Can it lift 40 metres?');
  const { owner } = await scene.page(id);
  if (owner?.id !== person.userId) {
    const body = { owner: owner?.id ?? null };
    expect(await scene.world.call(person, claim, { params: scene.params(id), body })).toMatchObject({
      status: 200,
    });
  }
  return id;
}

const toldOf = async (person: Person, kind: string) => {
  const { body } = await scene.world.call(person, notifications, { params: { org: scene.place.slug } });
  return body.items.filter((item) => item.kind === kind).map(({ text, requestId }) => [text, requestId]);
};
const set = (person: Person, values: { load_limit?: number; open_items?: number; roles?: Role[] }) =>
  scene.world.owner((db) =>
    db.updateTable('membership').set(values).where('user_id', '=', person.userId).execute(),
  );
const away = async (person: Person) => {
  const row = { starts_at: at(await scene.world.now()), ends_at: null, reason: 'ill' };
  await scene.world.owner((db) =>
    db
      .insertInto('absence')
      .values({ org_id: scene.place.orgId, id: newId(), user_id: person.userId, ...row })
      .execute(),
  );
};

describe('handing over to a named person', () => {
  test('ends one holding and begins the next, with a note; the customer’s clock runs on', async () => {
    const id = await heldBy(priya);
    const due = (await scene.clock(id, 'C3'))?.dueAt;
    await scene.world.at('2026-12-01T16:06:00Z');
    const answer = await give(priya, id, scene.theo, { note: 'Knows the well; ask for Jack.' });
    expect(answer).toMatchObject({
      status: 200,
      body: { done: true, owner: { id: scene.theo.userId, name: 'Theo Park' }, warning: null },
    });
    const facts = await scene.facts(id, 'assignment.ended', 'assignment.made');
    expect(facts.filter(({ at: time }) => time === '2026-12-01T16:06:00.000Z')).toEqual([
      {
        kind: 'assignment.ended',
        at: '2026-12-01T16:06:00.000Z',
        data: { userId: priya.userId, state: 'handed_off' },
      },
      {
        kind: 'assignment.made',
        at: '2026-12-01T16:06:00.000Z',
        data: { userId: scene.theo.userId, onDuty: true, reason: 'handed over' },
      },
    ]);
    const page = await scene.page(id);
    expect(page.clocks.find(({ kind }) => kind === 'C3')).toMatchObject({ state: 'running', dueAt: due });
    expect(page.notes).toMatchObject([
      {
        kind: 'hand_over',
        author: 'Priya Nair',
        at: '2026-12-01T16:06:00.000Z',
        text: 'Knows the well; ask for Jack.',
      },
    ]);
    expect(page.messages).toHaveLength(1);
    expect(page.can).toContain('accept');
    expect(await toldOf(scene.theo, 'handed_over')).toEqual([
      ['Priya Nair handed you “Pump for a well”: Knows the well; ask for Jack.', id],
    ]);
  });

  test('the note is never sent', async () => {
    const id = await heldBy(priya);
    await give(priya, id, scene.theo, { note: 'Between us: a difficult one.' });
    await scene.send(id, { text: 'Dear Ada, yes.', answers: ['Can it lift 40 metres?'] });
    expect(scene.mails).toHaveLength(1);
    const texts = await scene.world.owner((db) =>
      db.selectFrom('message').select(['text', 'subject', 'quoted']).where('request_id', '=', id).execute(),
    );
    const facts = await scene.world.owner((db) =>
      db.selectFrom('fact').select('data').where('subject_id', '=', id).execute(),
    );
    for (const words of [scene.mails[0]?.raw, JSON.stringify(texts), JSON.stringify(facts)])
      expect(words).not.toContain('difficult');
  });

  test.each([
    ['away', async () => away(priya), 'Priya Nair is not on duty: ill'],
    [
      'at their limit',
      async () => set(priya, { load_limit: 2, open_items: 2 }),
      'Priya Nair has 2 open, the most set for them',
    ],
  ])('who is %s gets it only anyway', async (_, happens, warning) => {
    const id = await heldBy(mara);
    await happens();
    const before = await scene.facts(id, 'assignment.made');
    const asked = await give(mara, id, priya, { note: 'urgent' });
    expect(asked).toMatchObject({
      status: 200,
      body: { done: false, owner: { name: 'Mara Quinn' }, warning },
    });
    expect(await scene.facts(id, 'assignment.made')).toEqual(before);
    expect((await scene.page(id)).notes).toEqual([]);
    const anyway = await give(mara, id, priya, { note: 'urgent', anyway: true });
    expect(anyway).toMatchObject({ body: { done: true, owner: { name: 'Priya Nair' }, warning } });
  });

  test('is undone until the receiver has begun with it', async () => {
    const id = await heldBy(priya);
    const undo = (person: Person, to: Person) =>
      scene.world.call(person, release, { params: scene.params(id), body: { to: to.userId } });
    await give(priya, id, scene.theo);
    expect(await undo(mara, priya)).toMatchObject({ status: 409, body: { detail: 'Theo Park has it now' } });
    expect((await undo(priya, priya)).status).toBe(200);
    expect((await scene.page(id)).owner?.name).toBe('Priya Nair');

    await give(priya, id, scene.theo);
    await scene.world.call(scene.theo, accept, { params: scene.params(id) });
    expect(await undo(priya, priya)).toMatchObject({
      status: 409,
      body: { detail: 'Theo Park has begun with it; ask them' },
    });
  });

  test('refuses whoever has it already, strangers, and those who answer no contacts', async () => {
    const id = await heldBy(mara);
    const gus = await scene.world.member(scene.place, 'Gus Lind', ['employee']);
    expect(await give(mara, id, mara)).toMatchObject({
      status: 409,
      body: { detail: 'Mara Quinn has it already' },
    });
    expect((await give(mara, id, gus)).status).toBe(422);
    const stranger = { ...gus, userId: newId() };
    expect((await give(mara, id, stranger)).status).toBe(422);
  });
});

test('a claim race has one winner; the other is told who', async () => {
  const id = await scene.ask('Can it lift 40 metres?');
  const owner = (await scene.page(id)).owner?.id ?? null;
  const [first, second] = [mara, scene.theo, priya].filter(({ userId }) => userId !== owner);
  if (!first || !second) throw new Error('two are free');
  const take = (person: Person) =>
    scene.world.call(person, claim, { params: scene.params(id), body: { owner } });
  const answers = await Promise.all([take(first), take(second)]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  const winner = answers[0]?.status === 200 ? first : second;
  const loser = answers.find(({ status }) => status === 409);
  expect(loser?.body).toMatchObject({ detail: `${winner.name} has it now` });
  expect((await scene.page(id)).owner?.name).toBe(winner.name);
});

test('who hands over what another has taken meanwhile is told who', async () => {
  const id = await heldBy(priya);
  const body = { owner: priya.userId };
  await scene.world.call(scene.theo, claim, { params: scene.params(id), body });
  expect(await give(priya, id, mara)).toMatchObject({
    status: 409,
    body: { detail: 'Theo Park has it now' },
  });
});

test('whoever fits: routing chooses somebody else, and its decision stands behind it', async () => {
  const id = await heldBy(mara);
  await set(mara, { open_items: 0 });
  const answer = await give(mara, id, null);
  expect(answer).toMatchObject({ status: 200, body: { done: true } });
  expect(['Theo Park', 'Priya Nair']).toContain(answer.body.owner?.name);
  const made = await scene.world.owner((db) =>
    db
      .selectFrom('fact')
      .innerJoin('routing_decision as d', 'd.id', 'fact.id')
      .select(['d.user_id', 'd.reason', 'fact.data'])
      .where('fact.subject_id', '=', id)
      .orderBy('fact.occurred_at', 'desc')
      .orderBy('fact.xid', 'desc')
      .executeTakeFirstOrThrow(),
  );
  expect(made.user_id).toBe(answer.body.owner?.id);
  expect(made.data).toMatchObject({ userId: made.user_id, reason: made.reason });
});

test('the list has those at work in front, and what each may be asked to do', async () => {
  const gus = await scene.world.member(scene.place, 'Gus Lind', ['employee']);
  await away(scene.theo);
  const id = await heldBy(priya);
  await set(mara, { open_items: 4 });
  const { body } = await scene.world.call(priya, colleagues, { params: scene.params(id) });
  expect(body.people.map(({ name, onDuty, warning, can }) => [name, onDuty, warning, can])).toEqual([
    [gus.name, true, null, ['ask']],
    ['Mara Quinn', true, null, ['hand_over', 'ask']],
    ['Theo Park', false, 'Theo Park is not on duty: ill', ['hand_over', 'ask']],
  ]);
  expect(body.teams.map(({ onDuty }) => onDuty)).toEqual([3]);
});

test('hand-offs and lead times: the first holder is none, each next one is', async () => {
  const id = await heldBy(priya);
  const first = (await scene.page(id)).handOffs;
  await scene.world.at('2026-12-01T16:10:00Z');
  await give(priya, id, mara);
  await scene.world.call(mara, accept, { params: scene.params(id) });
  await scene.world.at('2026-12-01T16:25:00Z');
  const { handOffs } = await scene.page(id);
  expect([handOffs.handOffs - first.handOffs, handOffs.pullIns, handOffs.takenBack]).toEqual([1, 0, 0]);
  expect(handOffs.byHolder.map(({ person, spentMs }) => [person?.name, spentMs / 60_000])).toEqual([
    ['Priya Nair', 10],
    ['Mara Quinn', 15],
  ]);
});
