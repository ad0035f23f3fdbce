import { afterEach, beforeEach, expect, test } from 'vitest';
import { fromIso, MINUTE } from '../../src/core/time/instant.ts';
import { rebuildClocks } from '../../src/flow/clocks/rebuild-clocks.ts';
import { beginCall, reportOutcome } from '../../src/flow/desk/calls/contract.ts';
import { accept, notifications, reply, request } from '../../src/flow/desk/contract.ts';
import { huddle } from '../../src/flow/measurement/huddle/contract.ts';
import { at as stored } from '../../src/platform/database.ts';
import { newId } from '../../src/platform/new-id.ts';
import { keepAway, teach } from '../knowledge.ts';
import { type FakeSmtp, startFakeSmtp } from '../mail/fake-smtp.ts';
import { type Organisation, type Person, World } from '../world.ts';

/** DOMAIN E3: a web lead about valves at 13:00:00 on Wednesday 2 December 2026; two people are silent. */

let world: World;
let smtp: FakeSmtp;
let company: Organisation;
let danni: Person;
let theo: Person;
let iris: Person;
let id: string;

const day = (time: string) => `2026-12-02T${time}Z`;
const lead = {
  name: 'Ellen Brandt',
  email: 'ellen@northfork.test',
  phone: '+1 402 555 0100',
  message: 'Which valve stands 85 degrees for an hour?',
};

beforeEach(async () => {
  world = await World.create({ now: day('18:00:00') });
  company = await world.organisation();
  danni = await world.member(company, 'Danni Reyes', ['salesperson']);
  theo = await world.member(company, 'Theo Park', ['salesperson']);
  iris = await world.member(company, 'Iris Wolf', ['manager']);
  const priya = await world.member(company, 'Priya Nair', ['expert']);
  await keepAway(world, company, priya, day('16:02:00'));
  await teach(world, company, {
    valves: {
      levels: [
        [danni, 3],
        [theo, 2],
        [priya, 5],
      ],
    },
  });
  smtp = await startFakeSmtp({});
  const server = { host: '127.0.0.1', port: smtp.port, secure: 'none' as const, user: '' };
  await world.mailbox(company, 'sales@larkfield.test', {
    ...server,
    sealedPassword: null,
    allowSelfSigned: false,
  });
  await world.form(company, 'contact');
});

afterEach(async () => {
  await smtp[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
});

async function opened(fields: object = lead): Promise<string> {
  const posted = await world.http.inject({ method: 'POST', url: '/f/contact', payload: fields });
  expect(posted.statusCode).toBe(201);
  return posted.json().requestId as string;
}

/** The lead comes in at 13:00:00. */
async function begins(): Promise<void> {
  await world.owner((db) =>
    db.updateTable('membership').set({ open_items: 4 }).where('user_id', '=', danni.userId).execute(),
  );
  await world.at(day('19:00:00'));
  id = await opened();
}

const params = (of = id) => ({ org: company.slug, id: of });
const page = async () => (await world.call(company.founder, request, { params: params() })).body;
const clocks = async (kind: string) =>
  (await page()).clocks.filter((clock) => clock.kind === kind).map(({ state, dueAt }) => `${state} ${dueAt}`);

/** Who was told of this request: time of day in Omaha, kind, text. */
async function told(person: Person): Promise<string[]> {
  const { body } = await world.call(person, notifications, { params: { org: company.slug } });
  return body.items
    .filter((item) => item.requestId === id)
    .map(({ at, kind, text }) => `${at.slice(11, 19)} ${kind} ${text}`)
    .toSorted();
}

async function accepts(person: Person): Promise<void> {
  expect((await world.call(person, accept, { params: params() })).status).toBe(200);
}

test('a-g: taken back from Danni at 13:10:00 and from Theo at 13:20:00, answered by Mara; the contact’s clock runs on', async () => {
  await begins();
  const given = await page();
  // E3.a
  expect(given.owner?.name).toBe('Danni Reyes');
  expect(given.assignments.map(({ reason }) => reason)).toEqual([
    'valves 3, on duty until 17:00, 4 open; next best skipped: away since 10:02',
  ]);
  expect(given.clocks.find(({ kind }) => kind === 'C1')).toMatchObject({ state: 'met', spentMs: 0 });
  expect(await clocks('C2')).toEqual([`running ${day('19:30:00.000')}`]);
  expect(await clocks('C3')).toEqual([`running ${day('19:30:00.000')}`]);

  await world.at(day('19:09:59.999'));
  expect((await page()).owner?.name).toBe('Danni Reyes');
  // E3.b
  await world.at(day('19:10:00'));
  const first = await page();
  expect(first.owner?.name).toBe('Theo Park');
  expect(first.assignments.map(({ person, state, from }) => [person.name, state, from])).toEqual([
    ['Danni Reyes', 'silent', day('19:00:00.000')],
    ['Theo Park', 'assigned', day('19:10:00.000')],
  ]);
  expect(first.assignments[1]?.reason).toBe(
    'untouched after 10 min; valves 2, on duty until 17:00, 0 open; next best skipped: away since 10:02',
  );
  expect(await clocks('C3')).toEqual([`running ${day('19:30:00.000')}`]);
  expect(await clocks('C2')).toEqual([`void ${day('19:30:00.000')}`, `running ${day('19:40:00.000')}`]);
  expect(await told(danni)).toEqual([
    expect.stringMatching(
      /^19:00:00 assigned “Which valve .*” is yours: valves 3, on duty until 17:00, 4 open/,
    ),
    '19:10:00 taken_back “Which valve stands 85 degrees for an hour?” went to Theo Park: you had not touched it 10 min after it came in',
  ]);
  // E3.c
  await world.at(day('19:15:00'));
  expect(await told(theo)).toEqual([
    '19:10:00 assigned “Which valve stands 85 degrees for an hour?” is yours: Danni Reyes had not touched it 10 min after it came in',
    '19:15:00 warning First personal response, 15 min left: Ellen Brandt, “Which valve stands 85 degrees for an hour?”, with Theo Park',
  ]);
  expect(await told(company.founder)).toEqual([]);
  // E3.d
  await world.at(day('19:20:00'));
  const second = await page();
  expect(second.owner?.name).toBe('Mara Quinn');
  expect(second.assignments[2]?.reason).toBe(
    'untouched after 20 min; on duty until 17:00, 0 open; coordinators first',
  );
  expect(await told(iris)).toEqual([
    '19:20:00 taken_back “Which valve stands 85 degrees for an hour?” was taken back 2 times, last from Theo Park; Mara Quinn has it now',
  ]);
  expect((await told(theo)).at(-2)).toMatch(/^19:15/);
  expect((await told(theo)).at(-1)).toMatch(/^19:20:00 taken_back .* went to Mara Quinn/);
  // E3.e
  await world.at(day('19:23:00'));
  const dial = await world.call(company.founder, beginCall, { params: params(), body: {} });
  expect(dial.status).toBe(200);
  await world.at(day('19:23:20'));
  const body = { outcome: 'talking' };
  const talking = await world.call(company.founder, reportOutcome, {
    params: params(dial.body.callId),
    body,
  });
  expect(talking.status).toBe(200);
  const talked = await page();
  const lastCall = talked.clocks.filter(({ kind }) => kind === 'C2').at(-1);
  expect([lastCall?.state, lastCall?.spentMs]).toEqual(['met', 3 * MINUTE]);
  // E3.f
  expect(talked.clocks.find(({ kind }) => kind === 'C3')).toMatchObject({ state: 'met', spentMs: 1_400_000 });
  expect(talked.handOffs).toEqual({
    handOffs: 2,
    pullIns: 0,
    takenBack: 2,
    byHolder: [
      { person: { id: danni.userId, name: 'Danni Reyes' }, spentMs: 10 * MINUTE },
      { person: { id: theo.userId, name: 'Theo Park' }, spentMs: 10 * MINUTE },
      { person: { id: company.founder.userId, name: 'Mara Quinn' }, spentMs: 200_000 },
    ],
  });
  // E3.g
  await world.at(day('19:40:00'));
  const late = {
    idempotencyKey: newId(),
    text: 'It stands 120 degrees.',
    answers: [],
    parts: [],
    interim: null,
  };
  const before = talked.clocks.find(({ kind }) => kind === 'C3');
  expect((await world.call(danni, reply, { params: params(), body: late })).status).toBe(200);
  await world.parts.jobs.drain();
  const after = await page();
  expect(after.messages.at(-1)).toMatchObject({ direction: 'out', text: 'It stands 120 degrees.' });
  expect(after.clocks.find(({ kind }) => kind === 'C3')).toMatchObject({
    endedAt: before?.endedAt,
    spentMs: 1_400_000,
  });
  expect(after.handOffs.handOffs).toBe(2);
  expect((await told(company.founder)).at(-1)).toBe(
    '19:40:00 colleague Danni Reyes has answered on “Which valve stands 85 degrees for an hour?”, which is yours',
  );
  expect(await world.parts.database.asOwner((db) => loads(db))).toEqual({ danni: 4, theo: 0, mara: 1 });
  const rebuilt = await rebuildClocks(world.parts.database, world.parts.runner);
  expect(rebuilt.differences).toEqual([]);
});

test('h: the next huddle names both silent holders to the manager, and tells the team that two leads were taken back', async () => {
  await begins();
  await world.at(day('19:23:00'));
  await accepts(company.founder);
  await world.at('2026-12-03T14:45:00Z');
  const takenBack = async (person: Person) => {
    const { body } = await world.call(person, huddle, { params: { org: company.slug } });
    const { count, items } = body.sections?.misses.takenBack ?? { count: 0, items: [] };
    return [count, items.map((item) => item.person?.name)];
  };
  const priya = await world.member(company, 'Priya Nair', ['expert']);
  expect(await takenBack(iris)).toEqual([2, ['Danni Reyes', 'Theo Park']]);
  expect(await takenBack(priya)).toEqual([2, []]);
  await world.at('2026-12-04T14:45:00Z');
  expect(await takenBack(iris)).toEqual([0, []]);
});

type Db = Parameters<Parameters<World['owner']>[0]>[0];

async function loads(db: Db) {
  const rows = await db.selectFrom('membership').select(['user_id', 'open_items']).execute();
  const of = (person: Person) => rows.find(({ user_id }) => user_id === person.userId)?.open_items;
  return { danni: of(danni), theo: of(theo), mara: of(company.founder) };
}

test('who accepts in time keeps it, and is not noted', async () => {
  await begins();
  await world.at(day('19:09:59.999'));
  await accepts(danni);
  await world.at(day('19:29:00'));
  const { owner, assignments } = await page();
  expect([owner?.name, assignments.length, assignments[0]?.silentAfterMs]).toEqual(['Danni Reyes', 1, []]);
});

test('after downtime both stages at once give it on once, to the coordinator', async () => {
  await begins();
  // Time passes without anybody firing what is due, then everything is dealt with.
  await world.owner((db) =>
    db
      .updateTable('test_clock')
      .set({ at: stored(fromIso(day('19:25:00'))) })
      .execute(),
  );
  await world.at(day('19:25:00'));
  const { assignments, handOffs } = await page();
  expect(assignments.map(({ person, from }) => [person.name, from])).toEqual([
    ['Danni Reyes', day('19:00:00.000')],
    ['Mara Quinn', day('19:25:00.000')],
  ]);
  expect(handOffs.takenBack).toBe(1);
});

test('the minutes are those of the rules in force when it came; for an earlier request nothing changes', async () => {
  await begins();
  const rules = { order: 'expert_first', silenceMinutes: [5, 12], rows: [] };
  await world.owner((db) =>
    db
      .insertInto('routing_version')
      .values({
        ...{ org_id: company.orgId, id: newId(), desk_id: company.deskId, state: 'switched_on', note: null },
        ...{ valid_from: stored(fromIso(day('19:01:00'))), changed_at: stored(fromIso(day('19:01:00'))) },
        ...{ changed_by: company.founder.userId, rules: JSON.stringify(rules) },
      })
      .execute(),
  );
  await world.at(day('19:02:00'));
  const later = await opened({ ...lead, email: 'ada@buyer.test' });
  const owner = async (of: string) =>
    (await world.call(company.founder, request, { params: params(of) })).body.owner?.name;
  expect([await owner(id), await owner(later)]).toEqual(['Danni Reyes', 'Danni Reyes']);
  await world.at(day('19:07:00'));
  expect([await owner(id), await owner(later)]).toEqual(['Danni Reyes', 'Theo Park']);
  await world.at(day('19:10:00'));
  expect([await owner(id), await owner(later)]).toEqual(['Theo Park', 'Theo Park']);
  await world.at(day('19:14:00'));
  expect([await owner(id), await owner(later)]).toEqual(['Theo Park', 'Mara Quinn']);
});

test('a team of one keeps it and is nudged at each stage', async () => {
  for (const person of [danni, theo]) await keepAway(world, company, person, day('18:30:00'));
  await begins();
  expect((await page()).owner?.name).toBe('Mara Quinn');
  await world.at(day('19:20:00'));
  const { owner, assignments } = await page();
  expect([owner?.name, assignments.length]).toEqual(['Mara Quinn', 1]);
  expect((await told(company.founder)).filter((line) => line.includes('nudge'))).toEqual([
    '19:10:00 nudge “Which valve stands 85 degrees for an hour?” came in 10 min ago and waits for you: nobody else can take it',
    '19:20:00 nudge “Which valve stands 85 degrees for an hour?” came in 20 min ago and waits for you: nobody else can take it',
  ]);
});
