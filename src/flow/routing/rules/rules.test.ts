import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deliver, type Mailbox, mail } from '../../../../test/factories.ts';
import { type Organisation, type Person, World } from '../../../../test/world.ts';
import { defaultRules } from '../../../core/routing/rules.ts';
import { setAbsence } from '../../../people/contract.ts';
import { addDesk, addSkill, deleteSkill, saveLevels } from '../../../people/skills/contract.ts';
import type { Role } from '../../../platform/contract.ts';
import { newId } from '../../../platform/new-id.ts';
import * as contract from './contract.ts';

let world: World;
let org: Organisation;
let coordinator: Person;
let manager: Person;
let somebody: Person;
beforeAll(async () => {
  // A Wednesday, 10:00 in Chicago.
  world = await World.create({ now: '2026-11-18T16:00:00Z' });
  org = await world.organisation();
  coordinator = await world.member(org, 'Cora', ['coordinator']);
  manager = await world.member(org, 'Iris Wolf', ['manager']);
  somebody = await world.member(org, 'Some Body', ['employee']);
});
afterAll(() => world[Symbol.asyncDispose]());
/** Each test has a desk of its own, of the same team. */
beforeEach(async () => {
  const body = { name: newId(), teamId: org.teamId };
  const made = await world.call(org.founder, addDesk, { params: { org: org.slug }, body });
  org = { ...org, deskId: made.body.id };
});

const params = () => ({ org: org.slug, id: org.deskId });
const view = async (person = coordinator) =>
  (await world.call(person, contract.routing, { params: params() })).body;
const row = (more: object = {}) => ({
  id: newId(),
  words: [],
  channels: [],
  sources: [],
  kinds: [],
  segments: [],
  needs: [],
  teamId: null,
  order: null,
  ...more,
});
const rulesOf = (...rows: object[]) => ({ ...defaultRules, rows: rows.map(row) });
const save = (rules: object, seen: string | null, person = coordinator) =>
  world.call(person, contract.saveRulesDraft, { params: params(), body: { rules, seen } });
const switchOn = (seen: string, person = coordinator, note = '') =>
  world.call(person, contract.switchOnRules, { params: params(), body: { seen, note } });
const discard = (seen: string, person = coordinator) =>
  world.call(person, contract.discardRulesDraft, { params: params(), body: { seen } });
const switchBack = (versionId: string | null, inForce: string | null) =>
  world.call(coordinator, contract.switchBackRules, { params: params(), body: { versionId, inForce } });
const pointer = ({ status, body }: { status: number; body: unknown }) => [
  status,
  (body as { errors?: { pointer: string }[] }).errors?.[0]?.pointer,
];

describe('a draft', () => {
  test('the defaults hold until something is switched on', async () => {
    expect(await view()).toMatchObject({
      desk: { id: org.deskId, teamId: org.teamId },
      inForce: { id: null, rules: defaultRules, since: null },
      draft: null,
      history: [],
      can: ['edit'],
    });
  });

  test('is kept, changed, thrown away', async () => {
    const first = await save(rulesOf({ words: ['valve'] }), null);
    expect(first.status).toBe(200);
    const second = await save(rulesOf({ words: ['pump'] }), first.body.changedAt);
    expect((await view(manager)).draft).toMatchObject({
      rules: { rows: [{ words: ['pump'] }] },
      changedAt: second.body.changedAt,
      by: { name: 'Cora', you: false },
    });
    expect((await discard(second.body.changedAt)).status).toBe(200);
    expect((await view()).draft).toBeNull();
  });

  test('is refused when somebody else changed, made or removed it since', async () => {
    const first = (await save(rulesOf(), null)).body.changedAt;
    const second = (await save(rulesOf({ words: ['a'] }), first, manager)).body.changedAt;
    expect(second).not.toBe(first);
    for (const stale of [
      await save(rulesOf(), first),
      await save(rulesOf(), null),
      await switchOn(first),
      await discard(first),
    ])
      expect(pointer(stale)).toEqual([409, '/seen']);
    await discard(second, manager);
    expect(pointer(await save(rulesOf(), second))).toEqual([409, '/seen']);
    expect((await view()).draft).toBeNull();
  });

  test.each<[string, () => object, string]>([
    ['no such skill', () => rulesOf({}, { needs: [newId()] }), '/rules/rows/1/needs/0'],
    ['no such team', () => rulesOf({ teamId: newId() }), '/rules/rows/0/teamId'],
    ['the same row twice', () => rulesOf({ id: 'x' }, { id: 'x' }), '/rules/rows/1/id'],
    ['no silence', () => ({ ...defaultRules, silenceMinutes: [0, 20] }), '/rules/silenceMinutes/0'],
    ['over four hours', () => ({ ...defaultRules, silenceMinutes: [10, 241] }), '/rules/silenceMinutes/1'],
    ['not increasing', () => ({ ...defaultRules, silenceMinutes: [20, 20] }), '/rules/silenceMinutes/1'],
    ['a long word', () => rulesOf({ words: ['x'.repeat(61)] }), '/rules/rows/0/words/0'],
    ['a channel of no kind', () => rulesOf({ channels: ['pigeon'] }), '/rules/rows/0/channels/0'],
    ['201 rows', () => rulesOf(...Array.from({ length: 201 }, () => ({}))), '/rules/rows'],
  ])('%s is refused where it stands', async (_, rules, where) => {
    expect(pointer(await save(rules(), null))).toEqual([422, where]);
    expect((await view()).draft).toBeNull();
  });

  test('200 rows are kept', async () => {
    const rules = rulesOf(...Array.from({ length: 200 }, () => ({ words: ['w'] })));
    expect((await save(rules, null)).status).toBe(200);
    expect((await view()).draft?.rules.rows).toHaveLength(200);
  });
});

describe('switched on', () => {
  test('holds from now, with who, and the one before stays in history', async () => {
    const first = (await save(rulesOf({ words: ['one'] }), null)).body.changedAt;
    const one = (await switchOn(first)).body;
    expect(one.before).toBeNull();
    await world.advance('5 minutes');
    const second = (await save(rulesOf({ words: ['two'] }), null)).body.changedAt;
    const two = (await switchOn(second, manager, 'After the fair')).body;
    expect(two.before).toBe(one.id);
    const now = await world.iso();
    const seen = await view();
    expect(seen.draft).toBeNull();
    expect(seen.inForce).toMatchObject({ id: two.id, since: now, rules: { rows: [{ words: ['two'] }] } });
    expect(seen.history.map(({ id, until, by, note }) => [id, until, by, note])).toEqual([
      [two.id, null, { name: 'Iris Wolf', you: false }, 'After the fair'],
      [one.id, now, { name: 'Cora', you: true }, null],
    ]);
    const facts = await world.owner((db) =>
      db
        .selectFrom('fact')
        .select('data')
        .where('org_id', '=', org.orgId)
        .where('kind', '=', 'routing.switched_on')
        .where(sql<string>`data ->> 'deskId'`, '=', org.deskId)
        .orderBy('occurred_at')
        .execute(),
    );
    expect(facts.map(({ data }) => data)).toEqual([
      { deskId: org.deskId, routingVersionId: one.id },
      { deskId: org.deskId, routingVersionId: two.id },
    ]);
  });

  test('back to an earlier one, and to the defaults, as new versions; at the same instant the last one holds', async () => {
    const one = (await switchOn((await save(rulesOf({ words: ['one'] }), null)).body.changedAt)).body;
    const two = (await switchOn((await save(rulesOf({ words: ['two'] }), null)).body.changedAt)).body;
    expect((await view()).inForce.id).toBe(two.id);
    expect(pointer(await switchBack(one.id, one.id))).toEqual([409, '/inForce']);
    const back = (await switchBack(one.id, two.id)).body;
    expect((await view()).inForce).toMatchObject({ id: back.id, rules: { rows: [{ words: ['one'] }] } });
    expect((await switchBack(newId(), back.id)).status).toBe(404);
    const plain = (await switchBack(null, back.id)).body;
    expect((await view()).inForce).toMatchObject({ id: plain.id, rules: defaultRules });
    expect((await view()).history.map(({ id }) => id)).toEqual([plain.id, back.id, two.id, one.id]);
  });

  test('a version that names a skill that is gone does not come back', async () => {
    const here = { org: org.slug };
    const body = { kind: 'product', name: 'Valves', words: [] };
    const skill = (await world.call(org.founder, addSkill, { params: here, body })).body.id;
    const one = (await switchOn((await save(rulesOf({ needs: [skill] }), null)).body.changedAt)).body;
    const two = (await switchOn((await save(rulesOf(), null)).body.changedAt)).body;
    await world.call(org.founder, deleteSkill, { params: { org: org.slug, id: skill } });
    expect(pointer(await switchBack(one.id, two.id))).toEqual([422, '/rules/rows/0/needs/0']);
  });
});

/** Somebody who holds this role alone. */
async function as(role: Role): Promise<Person> {
  await world.owner((db) =>
    sql`update membership set roles = ${[role]} where user_id = ${somebody.userId}`.execute(db),
  );
  return somebody;
}

describe('rights', () => {
  test.each<[Role, number, number]>([
    ['salesperson', 200, 404],
    ['expert', 200, 404],
    ['support', 200, 404],
    ['executive', 200, 404],
    ['recovery_lead', 200, 404],
    ['employee', 404, 404],
    ['analyst', 404, 404],
    ['keeper', 404, 404],
    ['manager', 200, 200],
    ['coordinator', 200, 200],
    ['admin', 200, 200],
  ])('%s: reads %i, edits %i', async (role, reads, edits) => {
    const person = await as(role);
    const seen = await world.call(person, contract.routing, { params: params() });
    expect(seen.status).toBe(reads);
    if (reads === 200) expect(seen.body.can).toEqual(edits === 200 ? ['edit'] : []);
    const kept = await save(rulesOf(), null, person);
    const rules = rulesOf();
    const tried = await world.call(person, contract.tryRules, { params: params(), body: { rules } });
    expect([kept.status, tried.status]).toEqual([edits, edits]);
  });
});

describe('try-out', () => {
  let danni: Person;
  let priya: Person;
  let valves: string;
  let box: Mailbox;
  beforeAll(async () => {
    danni = await world.member(org, 'Danni Reyes', ['salesperson']);
    priya = await world.member(org, 'Priya Nair', ['expert']);
    await as('employee');
    const body = { kind: 'product', name: 'Valves', words: ['seat ring'] };
    valves = (await world.call(org.founder, addSkill, { params: { org: org.slug }, body })).body.id;
    await world.call(org.founder, saveLevels, {
      params: { org: org.slug, id: priya.userId },
      body: { levels: [{ skillId: valves, level: 5 }] },
    });
  });
  /** Nobody has anything of the tests before. */
  beforeEach(async () => {
    await world.owner(async (db) => {
      await sql`update request set state = 'answered', last_answer_at = null`.execute(db);
      await sql`update membership set open_items = 0, last_assigned_at = null`.execute(db);
    });
    for (const person of [org.founder, coordinator, danni, priya]) await away(person, false);
    await world.advance('1 minute');
    box = await world.mailbox(org, `sales-${newId()}@larkfield.test`);
  });
  const away = (person: Person, yes: boolean) =>
    world.call(person, setAbsence, {
      params: { org: org.slug, id: person.userId },
      body: { away: yes, until: null },
    });
  const attempt = async (rules: object, person = coordinator) =>
    (await world.call(person, contract.tryRules, { params: params(), body: { rules } })).body;

  test('who would have got it, why, and who did', async () => {
    for (const person of [org.founder, coordinator, danni]) await away(person, true);
    await deliver(world, org, box, mail({ subject: 'For the well', text: 'Can you help us?' }));
    await world.advance('1 minute');
    await away(coordinator, false);
    await away(priya, true);
    await world.advance('1 minute');
    const ada = { from: 'Ada Two <ada.two@buyer.test>' };
    await deliver(world, org, box, mail({ ...ada, subject: 'A seat', text: 'What is a seat ring?' }));
    const plain = await attempt(defaultRules);
    expect(
      plain.rows.map(({ subject, would, got, changed }) => [subject, would?.name, got?.name, changed]),
    ).toEqual([
      ['A seat', 'Cora', 'Cora', false],
      ['For the well', 'Priya Nair', 'Priya Nair', false],
    ]);
    expect(plain.counts).toEqual({ all: 2, changed: 0, unfitted: 1, nobody: 0 });
    expect(plain.rows[0]).toMatchObject({
      needs: [{ name: 'Valves', kind: 'product', why: '“seat ring”' }],
      unfitted: true,
      skipped: [{ name: 'Priya Nair', why: expect.stringMatching(/^Valves 5, away since 10:\d\d$/) }],
      ask: 'What is a seat ring?',
    });
    expect(await view()).toMatchObject({ draft: null, history: [] });
  });

  test('rules that change it, counted; the duty is that of then', async () => {
    await deliver(world, org, box, mail({ subject: 'Old well', text: 'Can you help us?' }));
    const first = (await attempt(defaultRules)).rows[0];
    expect(first).toMatchObject({ changed: false, got: { name: 'Cora' } });
    await world.advance('20 minutes');
    await away(priya, true);
    const tried = await attempt(rulesOf({ words: ['well'], needs: [valves] }));
    expect(tried.counts).toEqual({ all: 1, changed: 1, unfitted: 0, nobody: 0 });
    expect(tried.rows[0]).toMatchObject({
      would: { name: 'Priya Nair' },
      got: { name: 'Cora' },
      needs: [{ name: 'Valves', why: 'rule 1' }],
    });
    expect(tried.rows[0]?.why).toMatch(/^Valves 5, on duty until 1\d:\d\d, 0 open/);
  });

  test('an administrator alone sees no words of contacts', async () => {
    await deliver(world, org, box, mail({ subject: 'Secret' }));
    const { rows } = await attempt(defaultRules, await as('admin'));
    await as('employee');
    expect(rows.map(({ subject, ask }) => [subject, ask])).toEqual([['', '']]);
    expect((await attempt(defaultRules)).rows[0]?.subject).toBe('Secret');
  });

  test('typed words, as if they came in now', async () => {
    const ask = async (body: object) =>
      world.call(coordinator, contract.tryText, {
        params: params(),
        body: { rules: rulesOf({ words: ['omaha'], needs: [valves] }), channel: 'email', ...body },
      });
    const { body } = await ask({ text: 'Pump down in Omaha' });
    expect(body).toMatchObject({ would: { name: 'Priya Nair' }, rules: [1], needs: [{ why: 'rule 1' }] });
    expect((await ask({ text: 'Good morning' })).body).toMatchObject({ rules: [], needs: [] });
    expect(pointer(await ask({ text: 'x', zone: 'Mars/Base' }))).toEqual([422, '/zone']);
    expect(pointer(await ask({ text: ' ' }))).toEqual([422, '/text']);
  });

  test('the executive on call, as it was then', async () => {
    await world.owner((db) =>
      sql`insert into rota (org_id, id, name, purpose, zone, starts_on, turn_days)
        values (${org.orgId}, ${manager.userId}, 'Leaders', 'executive', 'America/Chicago', '2026-11-01', 7)`.execute(
        db,
      ),
    );
    await world.owner((db) =>
      sql`insert into rota_member (org_id, rota_id, position, user_id)
        values (${org.orgId}, ${manager.userId}, 0, ${manager.userId})`.execute(db),
    );
    for (const person of [org.founder, coordinator, danni, priya]) await away(person, true);
    await world.advance('1 minute');
    await deliver(world, org, box, mail());
    expect((await attempt(defaultRules)).rows[0]?.would?.name).toBe('Iris Wolf');
    await world.owner((db) => sql`delete from rota_member where org_id = ${org.orgId}`.execute(db));
    expect((await attempt(defaultRules)).rows[0]?.would).toBeNull();
  });

  test('nobody, where nobody was on duty and the desk has not opened since', async () => {
    await world.at(new Date((await world.now()) + 12 * 3_600_000).toISOString());
    await deliver(world, org, box, mail());
    const tried = await attempt(defaultRules);
    expect(tried.counts).toEqual({ all: 1, changed: 0, unfitted: 0, nobody: 1 });
    expect(tried.rows[0]).toMatchObject({ would: null, got: null });
  });
});
