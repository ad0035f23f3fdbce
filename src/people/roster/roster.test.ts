import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Organisation, type Person, World } from '../../../test/world.ts';
import { people, setAbsence } from '../contract.ts';
import { onCall, onCallOrder } from '../on-call.ts';
import * as contract from './contract.ts';

let world: World;
let place: Organisation;
let mara: Person;
let owen: Person;
let priya: Person;
let sam: Person;

beforeAll(async () => {
  // Wednesday 2 December 2026, 10:00 in Omaha.
  world = await World.create({ now: '2026-12-02T16:00:00Z' });
  place = await world.organisation();
  mara = place.founder;
  owen = await world.member(place, 'Owen Hale', ['expert']);
  priya = await world.member(place, 'Priya Nair', ['expert']);
  sam = await world.member(place, 'Sam Ortiz', ['support']);
});
afterAll(() => world[Symbol.asyncDispose]());

const org = () => ({ org: place.slug });
const of = (id: string) => ({ org: place.slug, id });
const seen = async (caller: Person = mara, from = '2026-11-30') =>
  (await world.call(caller, contract.roster, { params: org(), query: { from } })).body;
const personIn = async (person: Person) => (await seen()).people.find(({ id }) => id === person.userId);

const shift = (person: Person, from: string, until: string, more: object = {}) => ({
  userId: person.userId,
  kind: 'duty',
  rotaId: null,
  from: `2026-12-${from}:00Z`,
  until: `2026-12-${until}:00Z`,
  note: '',
  ...more,
});
const add = (body: object, caller: Person = mara) =>
  world.call(caller, contract.addShift, { params: org(), body });

describe('shifts', () => {
  test('one outside the hours puts a person on duty until its end', async () => {
    const added = await add(shift(sam, '03T00:00', '03T03:00', { note: 'late desk' }));
    expect(added.status).toBe(200);
    expect((await personIn(sam))?.shifts).toEqual([
      {
        ...shift(sam, '03T00:00', '03T03:00'),
        from: '2026-12-03T00:00:00.000Z',
        until: '2026-12-03T03:00:00.000Z',
        id: added.body.id,
        note: 'late desk',
      },
    ]);
    await world.at('2026-12-03T00:30:00Z');
    const { body } = await world.call(mara, people, { params: org() });
    const note = (id: string) => body.members.find((one) => one.id === id)?.dutyNote;
    expect([note(sam.userId), note(owen.userId)]).toEqual([
      'on duty until 21:00',
      'off duty until Thu 09:00',
    ]);
  });

  test.each([
    ['overlaps', '04T02:00', '04T05:00', 409],
    ['touches', '04T04:00', '04T05:00', 200],
    ['begins before and ends within', '04T00:00', '04T01:01', 409],
  ])('a second one of a person that %s', async (_, from, until, status) => {
    const lena = await world.member(place, 'Lena Fox', ['support']);
    expect((await add(shift(lena, '04T01:00', '04T04:00'))).status).toBe(200);
    const second = await add(shift(lena, from, until));
    expect(second.status).toBe(status);
    if (status === 409)
      expect(second.body).toMatchObject({
        detail: 'they have a shift from Thu 19:00 to Thu 22:00 already',
        errors: [{ pointer: '/from' }],
      });
  });

  test.each([
    ['that is over', '01T00:00', '01T02:00'],
    ['that ends before it begins', '05T02:00', '05T01:00'],
    ['of more than a day', '05T00:00', '06T00:01'],
  ])('one %s is refused', async (_, from, until) => {
    expect(await add(shift(owen, from, until))).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/until' }] },
    });
  });

  test('is changed and taken away; facts tell of it', async () => {
    const { body } = await add(shift(owen, '05T18:00', '05T20:00'));
    const changed = await world.call(mara, contract.changeShift, {
      params: of(body.id),
      body: shift(owen, '05T18:00', '05T19:00'),
    });
    expect(changed.status).toBe(200);
    expect((await personIn(owen))?.shifts.map(({ until }) => until)).toEqual(['2026-12-05T19:00:00.000Z']);
    expect((await world.call(mara, contract.removeShift, { params: of(body.id) })).status).toBe(200);
    expect((await world.call(mara, contract.removeShift, { params: of(body.id) })).status).toBe(404);
    expect(await factsOf(owen)).toEqual(['shift.added', 'shift.changed', 'shift.removed']);
  });

  test('are for those who keep the roster; everybody reads it', async () => {
    expect((await add(shift(sam, '06T18:00', '06T20:00'), sam)).status).toBe(404);
    expect((await seen(sam)).can).toEqual([]);
    expect((await seen(mara)).can).toEqual(['edit']);
  });
});

describe('rotas', () => {
  const nights = () => ({
    name: 'Nights',
    purpose: 'off_hours',
    zone: 'America/Chicago',
    startsOn: '2026-11-30',
    turnsAt: '09:00',
    turnDays: 1,
    members: [owen.userId, priya.userId, sam.userId],
  });
  const who = (userId: string) => [mara, owen, priya, sam].find((one) => one.userId === userId)?.name;
  const turns = async () =>
    (await seen()).turns.map(({ userId, insteadOf, from }) =>
      [from.slice(8, 13), who(userId), insteadOf && who(insteadOf)].filter(Boolean).join(' '),
    );
  const called = (at: string) =>
    world.parts.runner.run(place.orgId, { kind: 'system', job: 'test' }, async (ctx) =>
      (await onCall(ctx, 'off_hours', Date.parse(at))).map(
        ({ name, until, why }) => `${name} until ${new Date(until).toISOString()}: ${why}`,
      ),
    );

  test('turns, one taken over, one whose holder is away', async () => {
    const { body: rota } = await world.call(mara, contract.addRota, { params: org(), body: nights() });
    expect(await turns()).toEqual([
      '30T15 Owen Hale',
      '01T15 Priya Nair',
      '02T15 Sam Ortiz',
      '03T15 Owen Hale',
      '04T15 Priya Nair',
      '05T15 Sam Ortiz',
      '06T15 Owen Hale',
    ]);
    expect(await called('2026-12-04T02:00:00Z')).toEqual([
      'Owen Hale until 2026-12-04T15:00:00.000Z: turn of "Nights"',
    ]);
    const swap = shift(sam, '03T15:00', '04T15:00', { kind: 'on_call', rotaId: rota.id });
    expect((await add(swap)).status).toBe(200);
    expect((await add({ ...swap, userId: priya.userId })).body).toMatchObject({
      detail: 'somebody took that turn over from Thu 09:00 to Fri 09:00 already',
    });
    await world.call(priya, contract.addAbsence, {
      params: of(priya.userId),
      body: { from: '2026-12-04T00:00:00Z', until: '2026-12-05T03:00:00Z', reason: '' },
    });
    expect(await turns()).toEqual([
      '30T15 Owen Hale',
      '01T15 Priya Nair',
      '02T15 Sam Ortiz',
      '03T15 Sam Ortiz Owen Hale',
      '04T15 Sam Ortiz Priya Nair',
      '05T03 Priya Nair',
      '05T15 Sam Ortiz',
      '06T15 Owen Hale',
    ]);
    expect(await called('2026-12-04T02:00:00Z')).toEqual([
      'Sam Ortiz until 2026-12-04T15:00:00.000Z: took over "Nights"',
    ]);
    // Until the one whose turn it is comes back.
    expect(await called('2026-12-04T16:00:00Z')).toEqual([
      'Sam Ortiz until 2026-12-05T03:00:00.000Z: stands in on "Nights": whose turn it is, is away',
    ]);
    expect(await called('2026-11-01T16:00:00Z')).toEqual([]);
    await world.call(mara, contract.removeRota, { params: of(rota.id) });
    expect(await called('2026-12-04T02:00:00Z')).toEqual([]);
    await world.call(mara, contract.saveRota, { params: of(rota.id), body: { ...nights(), turnDays: 7 } });
    expect(await called('2026-12-04T02:00:00Z')).toEqual([
      'Sam Ortiz until 2026-12-04T15:00:00.000Z: took over "Nights"',
    ]);
    expect(await called('2026-12-04T15:00:00Z')).toEqual([
      'Owen Hale until 2026-12-07T15:00:00.000Z: turn of "Nights"',
    ]);
  });

  test('backups follow in the order; a shift on call comes after the rota', async () => {
    const extra = await world.member(place, 'Noor Aziz', ['recovery_lead']);
    await add(shift(extra, '08T00:00', '08T06:00', { kind: 'on_call' }));
    const places = await world.parts.runner.run(
      place.orgId,
      { kind: 'system', job: 'test' },
      async (ctx) => ({
        nights: await onCallOrder(ctx, 'off_hours', Date.parse('2026-12-08T02:00:00Z')),
        executives: await onCallOrder(ctx, 'executive', Date.parse('2026-12-08T02:00:00Z')),
      }),
    );
    expect(places.nights.map(({ name, isBackup }) => [name, isBackup])).toEqual([
      ['Priya Nair', false],
      ['Noor Aziz', false],
      ['Sam Ortiz', true],
      ['Owen Hale', true],
    ]);
    expect(places.executives).toEqual([]);
  });

  test.each([
    [{ zone: 'Mars/Base' }, 422, '/zone'],
    [{ startsOn: '2026-02-30' }, 422, '/startsOn'],
    [{ members: [] }, 422, '/members'],
    [{ members: ['019d0000-0000-7000-8000-000000000000'] }, 409, '/members/0'],
    [{ turnDays: 0 }, 422, '/turnDays'],
  ])('refuses %o', async (part, status, pointer) => {
    const body = { ...nights(), ...part };
    expect(await world.call(mara, contract.addRota, { params: org(), body })).toMatchObject({
      status,
      body: { errors: [{ pointer }] },
    });
  });
});

describe('absences', () => {
  const list = async (person: Person, caller: Person = mara) =>
    (await world.call(caller, contract.absences, { params: of(person.userId) })).body;
  const enter = (person: Person, caller: Person, from: string, until: string | null, reason = '') =>
    world.call(caller, contract.addAbsence, { params: of(person.userId), body: { from, until, reason } });

  test('planned, moved, begun, shortened, struck', async () => {
    const dana = await world.member(place, 'Danni Reyes', ['salesperson']);
    const day = (text: string) => `2026-12-${text}:00.000Z`;
    expect((await enter(dana, dana, day('09T06:00'), day('11T06:00'), 'training')).status).toBe(200);
    const [planned] = (await list(dana)).absences;
    expect(planned).toMatchObject({
      from: day('09T06:00'),
      reason: 'training',
      source: 'entered',
      can: ['change', 'delete'],
    });
    const moved = { from: day('08T06:00'), until: day('10T06:00'), reason: '' };
    await world.call(dana, contract.changeAbsence, { params: of(planned?.id ?? ''), body: moved });
    const [second, ...others] = (await list(dana)).absences;
    expect([second?.from, second?.until, second?.reason, others]).toEqual([
      moved.from,
      moved.until,
      'training',
      [],
    ]);
    await world.at('2026-12-08T16:00:00Z');
    const { body } = await world.call(mara, people, { params: org() });
    expect(body.members.find(({ id }) => id === dana.userId)).toMatchObject({
      onDuty: false,
      dutyNote: 'away since 00:00, back Thu 00:00: training',
    });
    const shorter = { ...moved, until: day('08T18:00') };
    await world.call(dana, contract.changeAbsence, { params: of(second?.id ?? ''), body: shorter });
    expect((await list(dana)).absences.map(({ until }) => until)).toEqual([day('08T18:00')]);
    await world.call(dana, contract.removeAbsence, { params: of(second?.id ?? '') });
    expect((await list(dana)).absences).toEqual([]);
    expect((await world.call(dana, contract.removeAbsence, { params: of(second?.id ?? '') })).status).toBe(
      409,
    );
    // A planned one that was moved ended when it would have begun.
    expect(await factsOf(dana)).toEqual([
      'absence.began',
      'absence.changed',
      'absence.ended',
      'absence.began',
      'absence.ended',
    ]);
  });

  test('one’s own by oneself, others’ by those who keep the roster', async () => {
    const eli = await world.member(place, 'Theo Park', ['salesperson']);
    const next = ['2026-12-20T06:00:00Z', '2026-12-21T06:00:00Z'] as const;
    expect((await enter(eli, sam, ...next)).status).toBe(403);
    expect((await enter(eli, mara, ...next)).status).toBe(200);
    const { absences, can } = await list(eli, sam);
    expect([absences[0]?.reason, absences[0]?.can, can]).toEqual(['set away by a colleague', [], []]);
    const refused = await world.call(sam, contract.removeAbsence, { params: of(absences[0]?.id ?? '') });
    expect(refused.status).toBe(403);
  });

  test.each([
    ['over already', '2026-12-01T00:00:00Z', '2026-12-02T00:00:00Z'],
    ['ending before it begins', '2026-12-20T00:00:00Z', '2026-12-19T00:00:00Z'],
  ])('one %s is refused', async (_, from, until) => {
    expect(await enter(sam, sam, from, until)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/until' }] },
    });
  });

  test('coming back early and going away now work as before', async () => {
    const cara = await world.member(place, 'Iris Wolf', ['manager']);
    await enter(cara, cara, '2026-12-28T06:00:00Z', null);
    await world.call(cara, setAbsence, {
      params: of(cara.userId),
      body: { away: true, until: '2026-12-08T22:00:00Z' },
    });
    expect((await list(cara)).absences).toHaveLength(2);
    await world.call(cara, setAbsence, { params: of(cara.userId), body: { away: false, until: null } });
    expect((await list(cara)).absences.map(({ from }) => from)).toEqual(['2026-12-28T06:00:00.000Z']);
  });
});

async function factsOf(person: Person): Promise<string[]> {
  const rows = await world.owner((db) =>
    db
      .selectFrom('fact')
      .select('kind')
      .where('org_id', '=', place.orgId)
      .where('subject_id', '=', person.userId)
      .orderBy('occurred_at')
      .orderBy('id')
      .execute(),
  );
  return rows.map(({ kind }) => kind).filter((kind) => /^(shift|absence)/.test(kind));
}
