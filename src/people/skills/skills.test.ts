import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Organisation, type Person, World } from '../../../test/world.ts';
import { defaultRules } from '../../core/routing/rules.ts';
import type { Role } from '../../platform/contract.ts';
import { at } from '../../platform/database.ts';
import { newId } from '../../platform/new-id.ts';
import { people } from '../contract.ts';
import * as contract from './contract.ts';

let world: World;
let org: Organisation;
let priya: Person;
let manager: Person;
beforeAll(async () => {
  world = await World.create({ now: '2026-11-18T16:00:00Z' });
  org = await world.organisation();
  priya = await world.member(org, 'Priya Nair', ['expert']);
  manager = await world.member(org, 'Iris Wolf', ['manager']);
});
afterAll(() => world[Symbol.asyncDispose]());

const of = (id: string) => ({ org: org.slug, id });
const here = () => ({ org: org.slug });
const valves = { kind: 'product', name: 'Valves', words: ['valve seat', 'LC-200'] } as const;
const skillsAs = async (person: Person) =>
  (await world.call(person, contract.skills, { params: here() })).body;
const teamsAs = async (person: Person) => (await world.call(person, contract.teams, { params: here() })).body;
const factsOf = async (kind: string) =>
  world.owner((db) =>
    db
      .selectFrom('fact')
      .select(['subject_id', 'data'])
      .where('org_id', '=', org.orgId)
      .where('kind', '=', kind)
      .orderBy('id')
      .execute(),
  );
/** The skill's id, made where it is missing. */
async function valvesId(): Promise<string> {
  const known = (await skillsAs(org.founder)).skills.find(({ name }) => name === 'Valves');
  if (known) return known.id;
  return (await world.call(org.founder, contract.addSkill, { params: here(), body: valves })).body.id;
}
async function inForce(row: object): Promise<string> {
  const id = newId();
  const rules = JSON.stringify({ ...defaultRules, rows: [row] });
  const now = at(await world.now());
  await world.owner((db) =>
    sql`insert into routing_version (org_id, id, desk_id, state, valid_from, rules, changed_by, changed_at)
      values (${org.orgId}, ${id}, ${org.deskId}, 'switched_on', ${now}, ${rules}::jsonb, 'user:x', ${now})`.execute(
      db,
    ),
  );
  return id;
}
const dropVersion = (id: string) =>
  world.owner((db) => sql`delete from routing_version where id = ${id}`.execute(db));

describe('skills', () => {
  test('a skill is made, its words once each, and changed', async () => {
    const body = { ...valves, words: ['valve seat', 'Valve Seat', 'valves', 'LC-200'] };
    const { status, body: made } = await world.call(manager, contract.addSkill, { params: here(), body });
    expect(status).toBe(200);
    expect((await skillsAs(priya)).skills).toEqual([{ ...valves, id: made.id }]);
    await world.call(manager, contract.saveSkill, {
      params: of(made.id),
      body: { ...valves, words: ['seat'] },
    });
    expect((await skillsAs(priya)).skills).toEqual([{ ...valves, words: ['seat'], id: made.id }]);
    expect(await factsOf('skill.saved')).toEqual([
      { subject_id: org.orgId, data: { skillId: made.id, skillKind: 'product' } },
      { subject_id: org.orgId, data: { skillId: made.id, skillKind: 'product' } },
    ]);
  });

  test('one name stands once in a kind, whatever its case', async () => {
    await valvesId();
    const again = { ...valves, name: 'VALVES' };
    expect(await world.call(org.founder, contract.addSkill, { params: here(), body: again })).toMatchObject({
      status: 409,
      body: { errors: [{ pointer: '/name' }] },
    });
    const region = { kind: 'region', name: 'Valves', words: [] };
    const { status, body } = await world.call(org.founder, contract.addSkill, {
      params: here(),
      body: region,
    });
    expect(status).toBe(200);
    await world.call(org.founder, contract.deleteSkill, { params: of(body.id) });
  });

  test('levels are set together, and what is left out is gone', async () => {
    const skillId = await valvesId();
    const pumps = await world.call(org.founder, contract.addSkill, {
      params: here(),
      body: { kind: 'product', name: 'Pumps', words: [] },
    });
    const set = (levels: object[]) =>
      world.call(manager, contract.saveLevels, { params: of(priya.userId), body: { levels } });
    await set([
      { skillId, level: 5 },
      { skillId: pumps.body.id, level: 2 },
    ]);
    const shown = async () =>
      (await world.call(org.founder, people, { params: here() })).body.members.find(
        ({ id }) => id === priya.userId,
      )?.skills;
    expect(await shown()).toEqual([
      { id: skillId, name: 'Valves', level: 5 },
      { id: pumps.body.id, name: 'Pumps', level: 2 },
    ]);
    await set([{ skillId, level: 4 }]);
    expect(await shown()).toEqual([{ id: skillId, name: 'Valves', level: 4 }]);
    expect((await factsOf('member.skilled')).at(-1)).toEqual({
      subject_id: priya.userId,
      data: { levels: { [skillId]: 4 } },
    });
  });

  test('levels end at 5, name a skill that is there, and each once', async () => {
    const skillId = await valvesId();
    const set = async (levels: object[]) => {
      const answer = await world.call(manager, contract.saveLevels, {
        params: of(priya.userId),
        body: { levels },
      });
      const { errors = [] } = answer.body as { errors?: { pointer: string }[] };
      return [answer.status, errors[0]?.pointer];
    };
    expect(await set([{ skillId, level: 6 }])).toEqual([422, '/levels/0/level']);
    expect(await set([{ skillId, level: 0 }])).toEqual([422, '/levels/0/level']);
    expect(await set([{ skillId: newId(), level: 1 }])).toEqual([422, '/levels/0/skillId']);
    expect(
      await set([
        { skillId, level: 1 },
        { skillId, level: 2 },
      ]),
    ).toEqual([422, '/levels/1/skillId']);
  });

  test('a skill goes with its levels, but not while a rule in force needs it', async () => {
    const skillId = await valvesId();
    await world.call(manager, contract.saveLevels, {
      params: of(priya.userId),
      body: { levels: [{ skillId, level: 5 }] },
    });
    const remove = () => world.call(org.founder, contract.deleteSkill, { params: of(skillId) });
    const rules = await inForce({ id: 'a', needs: [skillId] });
    expect(await remove()).toMatchObject({ status: 409, body: { detail: /“Valves”/ } });
    await dropVersion(rules);
    expect((await remove()).status).toBe(200);
    expect((await skillsAs(priya)).people.find(({ id }) => id === priya.userId)?.levels).toEqual([]);
    expect((await remove()).status).toBe(404);
  });
});

describe('place', () => {
  const place = (person: Person, whom: Person, body: object) =>
    world.call(person, contract.savePlace, {
      params: of(whom.userId),
      body: { teamId: org.teamId, loadLimit: null, phone: null, ...body },
    });

  test('load limit and number stand with the member; no number in facts', async () => {
    expect((await place(manager, priya, { loadLimit: 4, phone: '+1 402 555 0100' })).status).toBe(200);
    expect((await skillsAs(priya)).people.find(({ id }) => id === priya.userId)).toMatchObject({
      loadLimit: 4,
      phone: '+1 402 555 0100',
      teamId: org.teamId,
    });
    expect((await factsOf('member.placed')).at(-1)?.data).toEqual({ teamId: org.teamId, loadLimit: 4 });
  });

  test.each<[string, object, string]>([
    ['no team', { teamId: null }, '/teamId'],
    ['a team that is not there', { teamId: newId() }, '/teamId'],
    ['a limit of nothing', { loadLimit: 0 }, '/loadLimit'],
    ['words for a number', { phone: 'call me' }, '/phone'],
  ])('%s is refused', async (_, body, pointer) => {
    expect(await place(org.founder, priya, body)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer }] },
    });
  });
});

describe('teams, departments and desks', () => {
  test('made, moved into, and removed when empty', async () => {
    const department = await world.call(manager, contract.addDepartment, {
      params: here(),
      body: { name: 'Service' },
    });
    const departmentId = department.body.id;
    const team = await world.call(manager, contract.addTeam, {
      params: here(),
      body: { name: 'Leeds', departmentId },
    });
    const teamId = team.body.id;
    const desk = await world.call(manager, contract.addDesk, {
      params: here(),
      body: { name: 'Service desk', teamId },
    });
    const sam = await world.member(org, 'Sam Ortiz', ['support']);
    await world.call(org.founder, contract.savePlace, {
      params: of(sam.userId),
      body: { teamId, loadLimit: null, phone: null },
    });
    expect((await teamsAs(priya)).teams.find(({ id }) => id === teamId)).toEqual({
      id: teamId,
      name: 'Leeds',
      departmentId,
      members: 1,
      desks: 1,
    });
    const drop = async () => {
      const { status, body } = await world.call(manager, contract.deleteTeam, { params: of(teamId) });
      return [status, (body as { detail?: string }).detail];
    };
    expect(await drop()).toEqual([409, 'there are people in this team: move them to another one first']);
    await world.call(org.founder, contract.savePlace, {
      params: of(sam.userId),
      body: { teamId: org.teamId, loadLimit: null, phone: null },
    });
    expect(await drop()).toEqual([409, 'a desk is answered by this team: give it to another one first']);
    await world.call(manager, contract.saveDesk, {
      params: of(desk.body.id),
      body: { name: 'Desk of Leeds', teamId: org.teamId },
    });
    const rules = await inForce({ id: 'a', needs: [], teamId });
    expect(await drop()).toEqual([409, 'a routing rule asks this team: take it out there first']);
    await dropVersion(rules);
    const dropDepartment = () => world.call(manager, contract.deleteDepartment, { params: of(departmentId) });
    expect((await dropDepartment()).status).toBe(409);
    expect(await drop()).toEqual([200, undefined]);
    expect((await dropDepartment()).status).toBe(200);
    const { teams, departments, desks } = await teamsAs(priya);
    expect(teams.map(({ name }) => name)).toEqual(['Everyone']);
    expect(departments).toEqual([]);
    expect(desks.map(({ name }) => name)).toEqual(['Main desk', 'Desk of Leeds']);
  });

  test('names are one of a kind', async () => {
    const body = { name: 'everyone', departmentId: null };
    expect(await world.call(manager, contract.addTeam, { params: here(), body })).toMatchObject({
      status: 409,
      body: { errors: [{ pointer: '/name' }] },
    });
  });
});

describe('rights', () => {
  test('a manager edits their own team only, and moves nobody of another', async () => {
    const { body } = await world.call(org.founder, contract.addTeam, {
      params: here(),
      body: { name: 'Elsewhere', departmentId: null },
    });
    const lena = await world.member(org, 'Lena Fox', ['support']);
    const place = { loadLimit: 3, phone: null };
    const move = (person: Person, teamId: string) =>
      world.call(person, contract.savePlace, { params: of(lena.userId), body: { ...place, teamId } });
    expect((await move(manager, body.id)).status).toBe(200);
    expect((await move(manager, org.teamId)).status).toBe(404);
    const levels = await world.call(manager, contract.saveLevels, {
      params: of(lena.userId),
      body: { levels: [] },
    });
    expect(levels.status).toBe(404);
    const can = async (person: Person) =>
      (await skillsAs(person)).people.find(({ id }) => id === lena.userId)?.can;
    expect([await can(manager), await can(org.founder), await can(lena)]).toEqual([[], ['edit'], []]);
    expect((await move(org.founder, org.teamId)).status).toBe(200);
  });

  test.each<Role>(['salesperson', 'coordinator', 'executive', 'employee', 'analyst', 'keeper'])(
    'a member with the role %s reads and changes nothing',
    async (role) => {
      const person = await world.member(org, `Some ${role}`, [role]);
      const add = await world.call(person, contract.addSkill, {
        params: here(),
        body: { ...valves, name: 'X' },
      });
      const team = await world.call(person, contract.saveTeam, {
        params: of(org.teamId),
        body: { name: 'Ours', departmentId: null },
      });
      const own = await world.call(person, contract.savePlace, {
        params: of(person.userId),
        body: { teamId: org.teamId, loadLimit: 1, phone: null },
      });
      expect([add.status, team.status, own.status]).toEqual([404, 404, 404]);
      const [skills, teams] = [await skillsAs(person), await teamsAs(person)];
      expect([skills.can, teams.can, skills.people.some(({ can }) => can.length > 0)]).toEqual([
        [],
        [],
        false,
      ]);
    },
  );
});
