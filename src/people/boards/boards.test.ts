import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Organisation, type Person, World } from '../../../test/world.ts';
import { at } from '../../platform/database.ts';
import { newId } from '../../platform/new-id.ts';
import { addAbsence, addRota } from '../roster/contract.ts';
import * as contract from './contract.ts';

let world: World;
let place: Organisation;
let owen: Person;
let priya: Person;
let noor: Person;
let ruth: Person;
const skills: Record<string, string> = {};

beforeAll(async () => {
  // Monday 7 December 2026, 07:00 in Omaha, which opens at 09:00.
  world = await World.create({ now: '2026-12-07T13:00:00Z' });
  place = await world.organisation();
  owen = await world.member(place, 'Owen Hale', ['expert']);
  priya = await world.member(place, 'Priya Nair', ['expert']);
  noor = await world.member(place, 'Noor Aziz', ['recovery_lead']);
  ruth = await world.member(place, 'Ruth Calder', ['executive']);
  await world.member(place, 'Iris Wolf', ['manager']);
  await skill('pumps', [
    [owen, 5],
    [priya, 2],
  ]);
  await skill('valves', [[priya, 5]]);
  await skill('lasers', []);
  await world.owner((db) =>
    sql`update membership set phone = '+1 402 555 0100' where org_id = ${place.orgId} and user_id = ${noor.userId}`.execute(
      db,
    ),
  );
  await away(owen, '2026-12-07T18:00:00Z', '2026-12-07T19:00:00Z');
  await away(priya, '2026-12-07T17:30:00Z', '2026-12-07T19:00:00Z');
});
afterAll(() => world[Symbol.asyncDispose]());

async function skill(name: string, holders: [Person, number][]): Promise<void> {
  const id = newId();
  skills[name] = id;
  await world.owner(async (db) => {
    await sql`insert into skill (org_id, id, kind, name, words) values (${place.orgId}, ${id}, 'product', ${name}, '{}')`.execute(
      db,
    );
    for (const [person, level] of holders)
      await sql`insert into member_skill values (${place.orgId}, ${person.userId}, ${id}, ${level})`.execute(
        db,
      );
  });
}

const org = () => ({ org: place.slug });
const away = (person: Person, from: string, until: string) =>
  world.call(place.founder, addAbsence, {
    params: { ...org(), id: person.userId },
    body: { from, until, reason: '' },
  });
const board = async () => (await world.call(place.founder, contract.readiness, { params: org() })).body;
const rota = (purpose: string, members: Person[]) =>
  world.call(place.founder, addRota, {
    params: org(),
    body: {
      name: purpose,
      purpose,
      zone: 'America/Chicago',
      startsOn: '2026-12-07',
      turnsAt: '09:00',
      turnDays: 7,
      members: members.map(({ userId }) => userId),
    },
  });
const find = async (query: { topic?: string; contact?: string }) =>
  (await world.call(place.founder, contract.urgentContact, { params: org(), query })).body;
const shown = async (topic: string) =>
  (await find({ topic })).people.map(({ place: which, name, why }) => `${which} ${name}: ${why}`);

describe('the readiness board', () => {
  test('names who is on duty for each skill, and the gaps of the day', async () => {
    await world.at('2026-12-07T15:20:00Z');
    const { gaps, skills: rows, columns, onDuty, day } = await board();
    expect(columns[0]).toEqual({
      from: '2026-12-07T15:00:00.000Z',
      until: '2026-12-07T16:00:00.000Z',
      shut: false,
    });
    expect(columns.map(({ shut }) => shut)).toEqual([
      false,
      false,
      false,
      false,
      false,
      false,
      false,
      false,
      true,
    ]);
    expect(day).toEqual({ from: '2026-12-07T15:20:00.000Z', until: '2026-12-07T23:00:00.000Z' });
    // Lasers nobody knows at all: no gap in duty.
    expect(gaps.map(({ text }) => text)).toEqual(['pumps: nobody 12:00–13:00', 'valves: nobody 11:30–13:00']);
    const pumps = rows.find(({ name }) => name === 'pumps');
    expect(
      pumps?.cells.map(({ deepest, people, gaps: open }) => [deepest, people.length, open.length]),
    ).toEqual([
      [5, 2, 0],
      [5, 2, 0],
      [5, 2, 0],
      [null, 0, 1],
      [5, 2, 0],
      [5, 2, 0],
      [5, 2, 0],
      [5, 2, 0],
      [null, 0, 0],
    ]);
    expect(rows.find(({ name }) => name === 'lasers')?.holders).toBe(0);
    expect(onDuty).toBe(3);
  });

  test('after the close it looks at the next business day', async () => {
    const { body } = await world.call(place.founder, contract.readiness, { params: org() });
    expect(body.onCall).toEqual([]);
  });
});

describe('gaps are told', () => {
  const noticed = async () => {
    const { rows } = await world.owner((db) =>
      sql<{ name: string; text: string; at: number }>`
        select m.name, n.text, n.at from notification n join membership m on m.org_id = n.org_id and m.user_id = n.user_id
        where n.org_id = ${place.orgId} and n.kind = 'duty_gap' order by n.at, m.name`.execute(db),
    );
    return rows.map((row) => `${new Date(row.at).toISOString().slice(8, 16)} ${row.name}: ${row.text}`);
  };

  test('to coordinators and managers at 08:30 of the next business day, once', async () => {
    await away(priya, '2026-12-08T20:00:00Z', '2026-12-08T21:00:00Z');
    await world.owner((db) =>
      sql`insert into timer values (${place.orgId}, 'readiness', ${place.orgId}, ${at(Date.parse('2026-12-08T02:00:00Z'))})`.execute(
        db,
      ),
    );
    await world.at('2026-12-08T14:29:59Z');
    expect(await noticed()).toEqual([]);
    await world.at('2026-12-08T14:30:00Z');
    const text = 'Gaps in duty today: valves: nobody 14:00–15:00';
    expect(await noticed()).toEqual([`08T14:30 Iris Wolf: ${text}`, `08T14:30 Mara Quinn: ${text}`]);
    const { rows } = await world.owner((db) =>
      sql<{
        due_at: number;
      }>`select due_at from timer where org_id = ${place.orgId} and kind = 'readiness'`.execute(db),
    );
    expect(rows.map(({ due_at }) => new Date(due_at).toISOString())).toEqual(['2026-12-09T14:30:00.000Z']);
    // Over Saturday and Sunday nothing is told; a timer that fires again the same day tells nothing twice.
    await world.owner((db) =>
      sql`update timer set due_at = ${at(Date.parse('2026-12-08T15:00:00Z'))} where org_id = ${place.orgId} and kind = 'readiness'`.execute(
        db,
      ),
    );
    await world.at('2026-12-08T15:00:00Z');
    expect(await noticed()).toHaveLength(2);
    await away(priya, '2026-12-12T15:00:00Z', '2026-12-13T23:00:00Z');
    await world.at('2026-12-13T23:00:00Z');
    expect(await noticed()).toHaveLength(2);
  });
});

describe('the urgent contact finder', () => {
  test('by topic, on duty: who knows most, a backup, the next', async () => {
    await world.at('2026-12-14T16:00:00Z');
    const { needs, open } = await find({ topic: 'our pump is down' });
    expect([needs.map(({ name, why }) => [name, why]), open]).toEqual([[['pumps', '“pumps”']], true]);
    expect(await shown('our pump is down')).toEqual([
      'now Owen Hale: pumps 5; on duty',
      'backup Priya Nair: pumps 2; on duty',
      'next Mara Quinn: coordinator; on duty',
    ]);
    expect((await shown('something else'))[0]).toBe('now Mara Quinn: coordinator; on duty');
  });

  test('with nobody on call at night, the executives, never nobody', async () => {
    await world.at('2026-12-19T08:00:00Z');
    expect(await shown('pump down')).toEqual([
      'now Ruth Calder: executive; nobody is on duty or on call',
      'backup Noor Aziz: recovery lead; nobody is on duty or on call',
      'next Owen Hale: pumps 5; on duty next',
    ]);
  });

  test('S4-31: Saturday 02:00 "pump down" shows recovery duty and backup with phone', async () => {
    await rota('executive', [ruth]);
    expect((await shown('pump down'))[0]).toBe('now Ruth Calder: executive on call, turn of "executive"');
    await rota('recovery', [priya, noor]);
    const { people, open } = await find({ topic: 'pump down' });
    expect(open).toBe(false);
    expect(people.slice(0, 2)).toEqual([
      expect.objectContaining({
        name: 'Noor Aziz',
        place: 'now',
        phone: '+1 402 555 0100',
        until: '2026-12-21T15:00:00.000Z',
        why: 'recovery duty, turn of "recovery"',
      }),
      expect.objectContaining({
        name: 'Priya Nair',
        place: 'backup',
        why: 'recovery duty, backup of "recovery"',
      }),
    ]);
    await away(noor, '2026-12-19T08:00:00Z', '2026-12-20T08:00:00Z');
    expect((await shown('pump down')).slice(0, 2)).toEqual([
      'now Priya Nair: recovery duty, stands in on "recovery": whose turn it is, is away',
      'backup Ruth Calder: executive on call, turn of "executive"',
    ]);
    expect((await board()).onCall.map(({ name, purpose, backup }) => [name, purpose, backup])).toEqual([
      ['Priya Nair', 'recovery', false],
      ['Ruth Calder', 'executive', false],
    ]);
  });

  test('a contact of nobody is not found', async () => {
    const answer = await world.call(place.founder, contract.urgentContact, {
      params: org(),
      query: { contact: newId() },
    });
    expect(answer.status).toBe(404);
  });
});
