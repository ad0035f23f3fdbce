import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deliver, mail } from '../../../test/factories.ts';
import { calendars as specs } from '../../../test/fixtures/calendars.ts';
import { type Organisation, type Person, World } from '../../../test/world.ts';
import type { CalendarScope } from '../../platform/schema.ts';
import { hours, people, saveHours, saveMember } from '../contract.ts';
import { calendar, calendars, saveCalendar, whatIf } from './contract.ts';

let world: World;
let org: Organisation;
let ben: Person;
let manager: Person;
beforeAll(async () => {
  // A Wednesday, 10:00 in Chicago.
  world = await World.create({ now: '2026-11-18T16:00:00Z' });
});
afterAll(() => world[Symbol.asyncDispose]());

async function fresh() {
  org = await world.organisation();
  ben = await world.member(org, 'Ben', ['salesperson']);
  manager = await world.member(org, 'Mia', ['manager']);
}
type Owner = [scope: string, id: string];
const place = ([scope, id]: Owner) => ({ org: org.slug, scope, id });
const save = (owner: Owner, body: object, by = org.founder) =>
  world.call(by, saveCalendar, { params: place(owner), body: { validFrom: null, note: null, ...body } });
const see = async (owner: Owner, by = org.founder) =>
  (await world.call(by, calendar, { params: place(owner) })).body;
const list = async () =>
  (await world.call(org.founder, calendars, { params: { org: org.slug } })).body.calendars;
const due = async (owner: Owner, at: string, more: object = {}) =>
  (
    await world.call(org.founder, whatIf, {
      params: place(owner),
      body: { at, targetMinutes: 30, ...more },
    })
  ).body;
const factsOf = () =>
  world.owner((db) =>
    db
      .selectFrom('fact')
      .select(['kind', 'data'])
      .where('org_id', '=', org.orgId)
      .where('kind', 'like', 'calendar.%')
      .orderBy('id')
      .execute(),
  );
const office = { 1: [['09:00', '17:00']] };

describe('who has hours', () => {
  beforeAll(fresh);

  test('everybody stands in the list, and who has none follows the organisation', async () => {
    const found = await list();
    expect(found.map(({ scope, name, own, beneath }) => [scope, name, own, beneath])).toEqual([
      ['organisation', 'Opening hours', true, null],
      ['call_window', 'Call window', false, null],
      ['desk', 'Main desk', false, 'Opening hours'],
      ['team', 'Everyone', false, 'Opening hours'],
      ['person', 'Ben', false, 'Opening hours'],
      ['person', 'Mara Quinn', false, 'Opening hours'],
      ['person', 'Mia', false, 'Opening hours'],
    ]);
    expect(found.map(({ note }) => note)).toEqual([
      'open until 17:00',
      'open until 20:00',
      ...Array(5).fill('open until 17:00'),
    ]);
  });

  test('managers edit all but single people’s, salespeople none', async () => {
    const parts = { week: office };
    expect((await save(['person', ben.userId], { parts }, manager)).status).toBe(403);
    expect((await save(['team', org.teamId], { parts: { holidays: ['12-24'] } }, manager)).status).toBe(200);
    expect((await save(['team', org.teamId], { parts }, ben)).status).toBe(404);
    expect((await see(['team', org.teamId], ben)).can).toEqual([]);
    expect((await see(['person', ben.userId], manager)).can).toEqual([]);
    expect((await see(['desk', org.deskId], manager)).can).toEqual(['edit', 'follow']);
    expect((await see(['organisation', org.orgId], manager)).can).toEqual(['edit']);
  });

  test('hours of nobody are not there', async () => {
    for (const owner of [
      ['desk', org.teamId],
      ['organisation', org.deskId],
      ['person', org.orgId],
    ] as Owner[])
      expect((await save(owner, { parts: { week: office, zone: 'UTC' } })).status).toBe(404);
  });
});

describe('layers', () => {
  beforeAll(fresh);

  test('person over team over desk over organisation, each as far as it has hours', async () => {
    const afternoon = { 4: [['13:00', '17:00']] };
    await save(['desk', org.deskId], { parts: { ...specs.OMA, zone: 'America/New_York' } });
    await save(['team', org.teamId], { parts: { holidays: ['2026-11-19'] } });
    await save(['person', ben.userId], { parts: { week: afternoon } });
    // Thursday the 19th is the team's holiday, the 26th the desk's: Ben comes on the 3rd, by the desk's zone.
    expect(await due(['person', ben.userId], '2026-11-18T16:00:00Z')).toMatchObject({
      open: false,
      countsFrom: '2026-12-03T18:00:00.000Z',
      dueAt: '2026-12-03T18:30:00.000Z',
      zone: 'America/New_York',
    });
    expect((await see(['person', ben.userId])).beneath?.name).toBe('Everyone');
    const members = await world.call(org.founder, people, { params: { org: org.slug } });
    expect(members.body.members.map(({ name, onDuty, dutyNote }) => [name, onDuty, dutyNote])).toEqual([
      ['Ben', false, 'off duty until 3 Dec 13:00'],
      ['Mara Quinn', true, 'on duty until 17:00'],
      ['Mia', true, 'on duty until 17:00'],
    ]);
  });

  test('given up, the hours beneath hold again', async () => {
    expect((await save(['person', ben.userId], { parts: null })).status).toBe(200);
    const seen = await see(['person', ben.userId]);
    expect([seen.parts, seen.hours.zone, seen.versions.length]).toEqual([null, 'America/New_York', 2]);
    await save(['desk', org.deskId], { parts: null });
    expect((await see(['person', ben.userId])).hours.zone).toBe('America/Chicago');
  });

  test('the organisation follows nobody', async () => {
    const refused = await save(['organisation', org.orgId], { parts: null });
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: '/parts' }] } });
  });

  test('the call window is kept without a zone', async () => {
    const parts = { zone: 'Asia/Tokyo', week: { 6: [['10:00', '12:00']] } };
    expect((await save(['call_window', org.orgId], { parts })).status).toBe(200);
    const seen = await see(['call_window', org.orgId]);
    expect(seen.parts).toEqual({ week: { 6: [['10:00', '12:00']] } });
    expect(seen.hours.zone).toBe('America/Chicago');
  });

  test.each([
    [{ week: { 1: [['09:00', '8']] } }, '/parts/week/1/0/1'],
    [
      {
        week: {
          1: [
            ['09:00', '12:00'],
            ['11:00', '13:00'],
          ],
        },
      },
      '/parts/week',
    ],
    [{ zone: 'Mars/One' }, '/parts/zone'],
    [{ holidays: ['2026-02-30'] }, '/parts/holidays/0'],
    [{ closed: [['2026-12-02T00:00:00Z', '2026-12-01T00:00:00Z']] }, '/parts/closed/0'],
    [{}, '/parts/week'],
  ])('%j points at what is wrong', async (parts, pointer) => {
    const refused = await save(['team', org.teamId], { parts });
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
  });
});

describe('from when', () => {
  const owner = (): Owner => ['organisation', org.orgId];
  const late = { zone: 'America/Chicago', week: { 1: [['12:00', '18:00']] } };
  beforeAll(fresh);

  test('planned hours wait for their day, and then begin', async () => {
    const validFrom = '2026-11-23T06:00:00Z';
    expect((await save(owner(), { parts: late, validFrom, note: 'Winter' })).status).toBe(200);
    expect((await list())[0]).toMatchObject({
      plannedFrom: '2026-11-23T06:00:00.000Z',
      note: 'open until 17:00',
    });
    expect((await due(owner(), '2026-11-23T15:00:00Z')).dueAt).toBe('2026-11-23T18:30:00.000Z');
    const [planned] = (await see(owner())).versions;
    expect(planned).toMatchObject({
      state: 'planned',
      correction: false,
      until: null,
      by: 'Mara Quinn',
      note: 'Winter',
    });
    expect(await factsOf()).toMatchObject([
      { kind: 'calendar.changed', data: { scope: 'organisation', validFrom: Date.parse(validFrom) } },
    ]);
    await world.at('2026-11-23T16:00:00Z');
    expect((await list())[0]).toMatchObject({ plannedFrom: null, note: 'opens 12:00' });
  });

  test('what waits for an owner is offered when planned hours begin', async () => {
    const planned = await world.organisation();
    const box = await world.mailbox(planned, `planned@larkfield.test`);
    const params = { org: planned.slug, scope: 'organisation', id: planned.orgId };
    const week = { 2: [['07:00', '17:00']] };
    const [begins, opens] = ['2026-11-24T06:00:00Z', '2026-11-24T13:00:00Z'];
    const plan = { parts: { zone: 'America/Chicago', week }, validFrom: begins, note: null };
    await world.at('2026-11-24T02:00:00Z');
    expect((await world.call(planned.founder, saveCalendar, { params, body: plan })).status).toBe(200);
    await deliver(world, planned, box, mail());
    const timers = () =>
      world.owner((db) =>
        db
          .selectFrom('timer')
          .select(['kind', 'due_at'])
          .where('org_id', '=', planned.orgId)
          .where('kind', 'in', ['distribute', 'hours_begin'])
          .orderBy('kind')
          .execute(),
      );
    expect(await timers()).toEqual([
      // Nine o'clock by the hours in force.
      { kind: 'distribute', due_at: Date.parse('2026-11-24T15:00:00Z') },
      { kind: 'hours_begin', due_at: Date.parse(begins) },
    ]);
    await world.at(begins);
    expect(await timers()).toEqual([{ kind: 'distribute', due_at: Date.parse(opens) }]);
    await world.at(opens);
    expect(await timers()).toEqual([]);
  });

  test('a start in the past corrects what stood, up to the next start', async () => {
    const validFrom = '2026-11-10T06:00:00.000Z';
    const parts = { zone: 'America/Chicago', week: { 2: [['09:00', '10:00']] } };
    expect((await save(owner(), { parts, validFrom })).status).toBe(200);
    const { versions } = await see(owner());
    expect(
      versions.map(({ state, correction, validFrom, until }) => [state, correction, validFrom, until]),
    ).toEqual([
      ['in_force', false, '2026-11-23T06:00:00.000Z', null],
      ['past', true, validFrom, '2026-11-23T06:00:00.000Z'],
      ['past', false, '2026-01-01T00:00:00.000Z', validFrom],
    ]);
    expect((await factsOf()).map(({ kind }) => kind)).toEqual(['calendar.changed', 'calendar.corrected']);
  });

  test('the same start again replaces it', async () => {
    const validFrom = '2026-12-01T06:00:00.000Z';
    await save(owner(), { parts: late, validFrom });
    await world.advance('1 second');
    await save(owner(), { parts: { ...late, week: office }, validFrom });
    const { versions } = await see(owner());
    expect(versions.slice(0, 2).map(({ state, until }) => [state, until])).toEqual([
      ['planned', null],
      ['replaced', null],
    ]);
  });

  test.each(['2032-01-01T00:00:00Z', '2020-01-01T00:00:00Z'])('%s is too far away', async (validFrom) => {
    const refused = await save(owner(), { parts: late, validFrom });
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: '/validFrom' }] } });
  });
});

test('a correction of hours that clocks count in has them looked at again; others and hours to come do not', async () => {
  await fresh();
  const { recordVersion } = await import('./record-version.ts');
  const looked: string[] = [];
  const record = (validFrom: number | null, name: string, scope: CalendarScope = 'organisation') =>
    world.parts.runner.run(org.orgId, { kind: 'user', userId: org.founder.userId }, (ctx) =>
      recordVersion(
        ctx,
        { scope, scopeId: scope === 'team' ? org.teamId : org.orgId, spec: specs.OMA, validFrom, note: null },
        async () => void looked.push(name),
      ),
    );
  const now = await world.now();
  await record(null, 'now');
  await record(now, 'this instant');
  await record(now + 1, 'planned');
  await record(now - 1, 'team corrected', 'team');
  await record(now - 1, 'corrected');
  await record(now - 1, 'calls corrected', 'call_window');
  expect(looked).toEqual(['corrected', 'calls corrected']);
});

describe('the older doors', () => {
  beforeAll(fresh);

  test('a member’s week is a version of their layer; the same again records nothing', async () => {
    const body = { name: 'Ben', roles: ['salesperson'], week: { 3: [['09:00', '12:00']] } };
    const change = (week: object | null) =>
      world.call(org.founder, saveMember, {
        params: { org: org.slug, id: ben.userId },
        body: { ...body, week },
      });
    await change(body.week);
    await change(body.week);
    expect((await see(['person', ben.userId])).versions).toHaveLength(1);
    await save(['person', ben.userId], { parts: { week: body.week, holidays: ['12-24'] } });
    await world.advance('1 second');
    await change(null);
    expect((await see(['person', ben.userId])).parts).toEqual({ holidays: ['12-24'] });
    await world.advance('1 second');
    await change({ 4: [['09:00', '12:00']] });
    expect((await see(['person', ben.userId])).parts).toMatchObject({
      holidays: ['12-24'],
      week: { 4: [['09:00', '12:00']] },
    });
  });

  test('hours are the organisation’s, also where its desk has its own, and may be planned', async () => {
    const params = { org: org.slug };
    await save(['desk', org.deskId], { parts: { zone: 'Asia/Tokyo', week: office } });
    const validFrom = new Date((await world.now()) + 60_000).toISOString();
    const body = { zone: 'Europe/Paris', week: office, validFrom, note: 'Moved' };
    expect((await world.call(org.founder, saveHours, { params, body })).status).toBe(200);
    expect((await world.call(org.founder, hours, { params })).body).toMatchObject({
      zone: 'America/Chicago',
      version: 1,
    });
    await world.advance('1 minute');
    expect((await world.call(org.founder, hours, { params })).body).toMatchObject({
      zone: 'Europe/Paris',
      version: 2,
      since: validFrom,
    });
  });
});

describe('what if', () => {
  beforeAll(fresh);

  test('hours as drafted, without saving them', async () => {
    const parts = { zone: 'America/Chicago', week: { 6: [['10:00', '12:00']] } };
    const saturday = '2026-11-28T17:45:00Z';
    expect((await due(['organisation', org.orgId], saturday)).dueAt).toBe('2026-11-30T15:30:00.000Z');
    const drafted = await due(['organisation', org.orgId], saturday, { parts });
    expect(drafted).toMatchObject({
      open: true,
      dueAt: '2026-12-05T16:15:00.000Z',
      text: 'Sat 28 Nov 11:45 + 30 min: 15 min until 12:00, shut Sun, Mon, Tue, Wed, Thu, Fri, 15 min from Sat 5 Dec 10:00 -> Sat 5 Dec 10:15',
    });
    expect((await see(['organisation', org.orgId])).versions).toHaveLength(1);
  });

  test('a person’s draft is laid over the desk; null asks for what is beneath', async () => {
    const saturday = '2026-11-28T17:45:00Z';
    const parts = { week: { 2: [['09:00', '10:00']] } };
    expect((await due(['person', ben.userId], saturday, { parts })).dueAt).toBe('2026-12-01T15:30:00.000Z');
    expect((await due(['person', ben.userId], saturday, { parts: null })).dueAt).toBe(
      '2026-11-30T15:30:00.000Z',
    );
  });

  test('a draft that could not be saved says why', async () => {
    const answer = await world.call(org.founder, whatIf, {
      params: place(['team', org.teamId]),
      body: { parts: { week: {} }, at: '2026-11-28T17:45:00Z', targetMinutes: 30 },
    });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer: '/parts/week' }] } });
  });
});
