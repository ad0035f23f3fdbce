import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deliver, type Mailbox, mail, requestsOf } from '../../../../test/factories.ts';
import { type Organisation, type Person, World } from '../../../../test/world.ts';
import { notifications } from '../contract.ts';
import * as contract from './contract.ts';

const MINUTE = 60_000;
let world: World;
let place: Organisation;
let mailbox: Mailbox;
let danni: Person;
let theo: Person;
let owen: Person;
let request: string;

// A Tuesday, 10:00 in Chicago.
const start = '2026-12-01T16:00:00Z';

beforeAll(async () => {
  world = await World.create({ now: start });
  place = await world.organisation();
  // Mara, the founder, manages the team; she answers nobody herself.
  await world.owner((db) =>
    db
      .updateTable('membership')
      .set({ roles: ['manager', 'admin'] })
      .where('user_id', '=', place.founder.userId)
      .execute(),
  );
  danni = await world.member(place, 'Danni Reyes', ['salesperson']);
  mailbox = await world.mailbox(place, 'sales@larkfield.test');
  await deliver(world, place, mailbox, mail());
  request = (await requestsOf(world, place))[0]?.id ?? '';
  theo = await world.member(place, 'Theo Park', ['salesperson']);
  owen = await world.member(place, 'Owen Hale', ['expert']);
});
afterAll(() => world[Symbol.asyncDispose]());

const params = () => ({ org: place.slug });

async function plan(by: Person, dueAt: string, text = 'Call about the seal'): Promise<string> {
  const { body, status } = await world.call(by, contract.planFollowUp, {
    params: { ...params(), id: request },
    body: { kind: 'call', text, dueAt },
  });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body.followUpId;
}

const iso = (ms: number) => new Date(ms).toISOString();
const told = async (person: Person) =>
  (await world.call(person, notifications, { params: params() })).body.items
    .filter(({ kind }) => kind === 'backlog')
    .map(({ at: when, text }) => `${when.slice(11, 16)} ${text}`)
    .toReversed();
const board = async (person: Person) =>
  (await world.call(person, contract.backlog, { params: params() })).body;

describe('a backlog that grows (S1-44, S1-45)', () => {
  const ids: string[] = [];

  test('one amber alert at 10 and one red at 25, to the person and the manager of the team, and none at 26 and 27', async () => {
    // One falls due each minute from 10:01.
    for (let n = 1; n <= 27; n += 1) ids.push(await plan(danni, iso(Date.parse(start) + n * MINUTE)));
    await world.at('2026-12-01T16:09:59Z');
    expect(await told(danni)).toEqual([]);
    await world.at('2026-12-01T16:24:59Z');
    const amber = '16:10 Danni Reyes has 10 overdue follow-ups and needs help: share some out';
    expect(await told(place.founder)).toEqual([amber]);
    await world.at('2026-12-01T16:40:00Z');
    expect(await told(place.founder)).toEqual([
      amber,
      '16:25 Danni Reyes has 25 overdue follow-ups and needs help: share some out',
    ]);
    expect(await told(danni)).toEqual([
      '16:10 You have 10 overdue follow-ups. That is too many for one person: ask for help, they can be shared out',
      '16:25 You have 25 overdue follow-ups. That is too many for one person: ask for help, they can be shared out',
    ]);
    expect(await told(theo)).toEqual([]);
  });

  test('the board: open, due today, overdue, oldest, median, alarm', async () => {
    await plan(danni, '2026-12-01T22:00:00Z');
    await plan(danni, '2026-12-03T16:00:00Z');
    const { people } = await board(place.founder);
    expect(people.map(({ person, mine, can, ...figures }) => ({ name: person.name, ...figures }))).toEqual([
      {
        name: 'Danni Reyes',
        open: 29,
        dueToday: 1,
        overdue: 27,
        oldestDays: 0,
        medianDays: 0,
        withQuestion: 27,
        alarm: 'red',
      },
      ...['Owen Hale', 'Theo Park'].map((name) => ({
        name,
        open: 0,
        dueToday: 0,
        overdue: 0,
        oldestDays: null,
        medianDays: null,
        withQuestion: 0,
        alarm: null,
      })),
    ]);
    await world.at('2026-12-02T16:00:00Z');
    expect((await board(place.founder)).people[0]).toMatchObject({
      overdue: 28,
      oldestDays: 1,
      medianDays: 1,
    });
    await world.owner((db) =>
      db.updateTable('follow_up').set({ owner_id: danni.userId }).where('org_id', '=', place.orgId).execute(),
    );
  });

  test('redistribution keeps due times to the millisecond and tells who gets them', async () => {
    const before = await dueTimes(ids);
    const some = ids.slice(0, 9);
    const shared = await world.call(place.founder, contract.shareFollowUps, {
      params: params(),
      body: { ids: some, to: null },
    });
    expect(shared.status).toBe(200);
    expect(shared.body.handed.map(({ from }) => from)).toEqual(some.map(() => danni.userId));
    // Owen has nothing; Theo holds the request, which Danni was silent on.
    expect(shared.body.handed.map(({ to }) => (to === owen.userId ? 'owen' : 'theo'))).toEqual([
      'owen',
      'owen',
      'theo',
      'owen',
      'theo',
      'owen',
      'theo',
      'owen',
      'theo',
    ]);
    expect(await dueTimes(ids)).toEqual(before);
    const facts = await world.owner((db) =>
      db.selectFrom('fact').select('data').where('kind', '=', 'follow_up.handed').execute(),
    );
    expect(facts).toHaveLength(9);
    expect(facts[0]?.data).toEqual({ followUpId: some[0], from: danni.userId, to: owen.userId });
    const got = (await world.call(theo, notifications, { params: params() })).body.items[0];
    expect([got?.kind, got?.text]).toEqual([
      'handed_over',
      'Mara Quinn gave you 4 follow-ups to do; due times stay as they were',
    ]);
  });

  test('under 20 and again 25: one more red alert', async () => {
    // 28 - 9 = 19 overdue with Danni; back they go.
    expect((await board(danni)).people.find(({ mine }) => mine)).toMatchObject({
      overdue: 19,
      alarm: 'amber',
    });
    for (const who of [owen, theo]) {
      const mine = await world.call(who, contract.followUps, { params: params(), query: { whose: 'mine' } });
      await world.call(place.founder, contract.shareFollowUps, {
        params: params(),
        body: { ids: mine.body.items.map(({ id }) => id), to: danni.userId },
      });
    }
    expect((await board(danni)).people.find(({ mine }) => mine)).toMatchObject({ overdue: 28, alarm: 'red' });
    expect((await told(place.founder)).map((line) => line.slice(6, 40))).toEqual([
      'Danni Reyes has 10 overdue follow-',
      'Danni Reyes has 25 overdue follow-',
      'Danni Reyes has 28 overdue follow-',
    ]);
  });

  test('limits of one’s own count at once; only managers and administrators set them', async () => {
    const set = (person: Person, amber: number, red: number) =>
      world.call(person, contract.saveBacklogLimits, { params: params(), body: { amber, red } });
    expect((await set(danni, 30, 60)).status).toBe(404);
    expect((await set(place.founder, 30, 30)).status).toBe(422);
    expect((await set(place.founder, 40, 60)).status).toBe(200);
    const { people, limits } = await board(place.founder);
    expect([people[0]?.alarm, limits]).toEqual([null, { amber: 40, red: 60 }]);
  });

  test('a call for help reaches the manager once an hour', async () => {
    const ask = () => world.call(danni, contract.callForHelp, { params: params(), body: {} });
    expect((await ask()).body).toEqual({ ok: true, told: 1 });
    await ask();
    expect((await told(place.founder)).filter((line) => line.includes('asks for help'))).toEqual([
      '16:00 Danni Reyes asks for help with 28 overdue follow-ups',
    ]);
  });
});

describe('who may', () => {
  test('a salesperson shares nothing out, a manager nothing of another team, a coordinator anything', async () => {
    const id = await plan(danni, '2026-12-09T16:00:00Z');
    const share = (person: Person, to: string | null) =>
      world.call(person, contract.shareFollowUps, { params: params(), body: { ids: [id], to } });
    expect((await share(theo, theo.userId)).status).toBe(404);
    const iris = await world.member(place, 'Iris Lang', ['manager']);
    const coordinator = await world.member(place, 'Mila Ferro', ['coordinator']);
    await world.owner((db) =>
      db
        .updateTable('membership')
        .set({ team_id: null })
        .where('user_id', 'in', [iris.userId, coordinator.userId])
        .execute(),
    );
    expect((await share(iris, theo.userId)).status).toBe(404);
    expect((await share(coordinator, iris.userId)).status).toBe(422);
    expect((await share(coordinator, theo.userId)).status).toBe(200);
    const gone = await world.call(iris, contract.followUps, {
      params: params(),
      query: { whose: danni.userId },
    });
    expect(gone.status).toBe(404);
    expect((await board(iris)).people).toEqual([]);
  });

  test('nobody else does it, moves it or calls it off but the owner, the holder of the request and who shares it out', async () => {
    const id = await plan(theo, '2026-12-09T16:00:00Z');
    const done = (person: Person) =>
      world.call(person, contract.completeFollowUp, { params: { ...params(), id }, body: {} });
    expect((await done(owen)).status).toBe(404);
    expect((await done(place.founder)).status).toBe(200);
  });
});

/** As stored, in milliseconds. */
async function dueTimes(ids: readonly string[]): Promise<[string, number][]> {
  const rows = await world.owner((db) =>
    db
      .selectFrom('follow_up')
      .select(['id', 'due_at'])
      .where('id', 'in', [...ids])
      .orderBy('id')
      .execute(),
  );
  return rows.map(({ id, due_at }) => [id, due_at]);
}
