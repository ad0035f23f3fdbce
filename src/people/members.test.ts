import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Organisation, type Person, World } from '../../test/world.ts';
import { people, saveMember, setAbsence } from './contract.ts';
import { markAbsent } from './mark-absent.ts';

let world: World;
let organisation: Organisation;
let ben: Person;
beforeAll(async () => {
  // A Wednesday, open.
  world = await World.create({ now: '2026-11-18T17:00:00Z' });
  organisation = await world.organisation();
  ben = await world.member(organisation, 'Ben', ['salesperson']);
});
afterAll(() => world[Symbol.asyncDispose]());

const of = (person: Person) => ({ org: organisation.slug, id: person.userId });
const seen = async (person: Person) => {
  const { body } = await world.call(organisation.founder, people, { params: { org: organisation.slug } });
  return body.members.find(({ id }) => id === person.userId);
};
const away = (caller: Person, whom: Person, body: object) =>
  world.call(caller, setAbsence, { params: of(whom), body });

describe('roles', () => {
  const body = { name: 'Mara Quinn', roles: ['manager'], week: null };

  test('the last administrator stays one', async () => {
    const refused = await world.call(organisation.founder, saveMember, {
      params: of(organisation.founder),
      body,
    });
    expect(refused).toMatchObject({ status: 409, body: { errors: [{ pointer: '/roles' }] } });
  });

  test('only administrators change members', async () => {
    expect((await world.call(ben, saveMember, { params: of(ben), body })).status).toBe(404);
  });

  test('roles and own hours change; hours that overlap do not', async () => {
    const days = { 1: [], 2: [], 4: [], 5: [], 6: [], 7: [] };
    const change = (hours: string[][]) =>
      world.call(organisation.founder, saveMember, {
        params: of(ben),
        body: { name: 'Ben B.', roles: ['expert', 'expert'], week: { ...days, 3: hours } },
      });
    const overlapping = [
      ['09:00', '12:00'],
      ['11:00', '13:00'],
    ];
    expect(await change(overlapping)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/week' }] },
    });
    expect((await change([['09:00', '12:00']])).status).toBe(200);
    expect(await seen(ben)).toMatchObject({
      name: 'Ben B.',
      roles: ['expert'],
      week: { 3: [['09:00', '12:00']] },
    });
  });

  test('a stranger’s id is nobody', async () => {
    const params = { org: organisation.slug, id: organisation.orgId };
    expect((await world.call(organisation.founder, saveMember, { params, body })).status).toBe(404);
  });
});

describe('absence', () => {
  test('away until further notice, and back', async () => {
    const cara = await world.member(organisation, 'Cara', ['support']);
    expect(await seen(cara)).toMatchObject({ onDuty: true, absence: null });
    expect((await away(cara, cara, { away: true, until: null })).status).toBe(200);
    expect(await seen(cara)).toMatchObject({ onDuty: false, absence: { until: null, reason: 'away' } });
    await world.advance('10 minutes');
    await away(cara, cara, { away: false, until: null });
    expect(await seen(cara)).toMatchObject({ onDuty: true, absence: null });
    const facts = await world.owner((db) =>
      db
        .selectFrom('fact')
        .select('kind')
        .where('org_id', '=', organisation.orgId)
        .where('subject_id', '=', cara.userId)
        .orderBy('occurred_at')
        .execute(),
    );
    expect(facts.map(({ kind }) => kind)).toEqual(['absence.began', 'absence.ended']);
  });

  test('an absence with an end ends by itself', async () => {
    const dana = await world.member(organisation, 'Dana', ['support']);
    const until = new Date((await world.now()) + 15 * 60_000).toISOString();
    await away(dana, dana, { away: true, until });
    expect(await seen(dana)).toMatchObject({ onDuty: false, absence: { until } });
    await world.advance('15 minutes');
    expect(await seen(dana)).toMatchObject({ onDuty: true, absence: null });
  });

  test('a time that has passed is refused', async () => {
    const refused = await away(ben, ben, { away: true, until: '2020-01-01T00:00:00Z' });
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: '/until' }] } });
  });

  test('others’ absence is for administrators, managers and coordinators', async () => {
    expect((await away(ben, organisation.founder, { away: true, until: null })).status).toBe(403);
    expect((await away(organisation.founder, ben, { away: true, until: null })).status).toBe(200);
    expect((await seen(ben))?.absence).toMatchObject({ reason: 'set away by a colleague' });
  });

  test('the same out-of-office notice twice is one absence', async () => {
    const { userId } = await world.member(organisation, 'Eli', ['support']);
    const notice = () =>
      world.parts.runner.run(organisation.orgId, { kind: 'channel', source: 'mailbox:x' }, (ctx) =>
        markAbsent(ctx, { userId, from: ctx.now, until: null, reason: 'out of office' }),
      );
    expect([await notice(), await notice()]).toEqual([true, false]);
  });
});
