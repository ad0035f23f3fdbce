import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deliver, mail, requestsOf } from '../../../../test/factories.ts';
import { type Organisation, type Person, World } from '../../../../test/world.ts';
import { fromIso } from '../../../core/time/instant.ts';
import { addMember } from '../../../people/add-member.ts';
import { createOrganisation } from '../../../people/create-organisation.ts';
import type { Role } from '../../../platform/contract.ts';
import { newId } from '../../../platform/new-id.ts';
import { request, setSegment } from '../../desk/contract.ts';
import { approveTarget, proposeTarget, targets, withdrawTarget } from './contract.ts';

const MINUTE = 60_000;
// A Wednesday, 11:00 in Omaha.
const NOW = '2026-11-18T17:00:00.000Z';
const LATER = '2026-11-23T15:00:00.000Z';

let world: World;
let place: Organisation;
let manager: Person;
let executive: Person;
let seller: Person;
/** Joins a place with the role a test is about. */
let holder: Person;
beforeAll(async () => {
  world = await World.create({ now: NOW });
  const first = await world.organisation();
  manager = first.founder;
  executive = await world.member(first, 'Edda Stone', ['executive']);
  seller = await world.member(first, 'Sol Reyes', ['salesperson']);
  holder = await world.member(first, 'Kim Vale', ['support']);
});
afterAll(() => world[Symbol.asyncDispose]());
beforeEach(async () => {
  await enter();
  await join(executive, 'executive');
  await join(seller, 'salesperson');
});

/** A fresh organisation of the same people, which spares their sign-ins. */
async function enter() {
  const { orgId, slug } = await createOrganisation(world.parts.database, {
    company: 'Larkfield Pumps',
    slug: `test-${newId()}`,
    zone: 'America/Chicago',
    founder: manager,
    now: fromIso('2026-01-01T00:00:00Z'),
  });
  const desk = await world.owner((db) =>
    db.selectFrom('desk').selectAll().where('org_id', '=', orgId).executeTakeFirstOrThrow(),
  );
  place = { orgId, slug, deskId: desk.id, teamId: desk.team_id, founder: manager };
}

async function join({ userId, name, email }: Person, role: Role) {
  const { orgId, teamId } = place;
  const now = await world.now();
  await world.owner((db) =>
    addMember(db, { orgId, teamId, userId, name, email, roles: [role], week: null, now }),
  );
}

const twenty = {
  kind: 'C3',
  runs: true,
  targetMs: (20 * MINUTE) as number | null,
  goalMs: (5 * MINUTE) as number | null,
  validFrom: null as string | null,
  deskId: null as string | null,
  segment: null as string | null,
  reason: '',
};
const fortyFive = { ...twenty, targetMs: 45 * MINUTE, reason: 'two people fewer until spring' };

const propose = (person: Person, body: object = twenty) =>
  world.call(person, proposeTarget, { params: { org: place.slug }, body });
const approve = (person: Person, id: string, body: object = {}) =>
  world.call(person, approveTarget, { params: { org: place.slug, id }, body });
const withdraw = (person: Person, id: string) =>
  world.call(person, withdrawTarget, { params: { org: place.slug, id }, body: {} });
const view = async (person: Person = manager) =>
  (await world.call(person, targets, { params: { org: place.slug } })).body;
const versionsOf = async (kind: string, person: Person = manager) =>
  (await view(person)).kinds.find((one) => one.kind === kind)?.versions ?? [];
const seen = async (id: string, person: Person = manager) =>
  (await versionsOf('C3', person)).find((version) => version.id === id);
const factsOf = async () => {
  const rows = await world.owner((db) =>
    db
      .selectFrom('fact')
      .select(['kind', 'actor', 'data'])
      .where('org_id', '=', place.orgId)
      .where('kind', 'like', 'target.%')
      .orderBy('id')
      .execute(),
  );
  return rows;
};
const proposed = async (person: Person, body: object = twenty) => {
  const answer = await propose(person, body);
  expect(answer).toMatchObject({ status: 200 });
  return answer.body.id;
};
/** Proposed and approved by the executive. */
const put = async (body: object) => {
  const id = await proposed(executive, body);
  expect(await approve(executive, id)).toMatchObject({ status: 200 });
  return id;
};
const pointerOf = (answer: { body: unknown }) =>
  (answer.body as { errors?: { pointer: string }[] }).errors?.[0]?.pointer;

describe('what is shown', () => {
  test('the defaults hold from the beginning, in words', async () => {
    const { kinds, desks, executives } = await view();
    const first = kinds.find(({ kind }) => kind === 'C3');
    expect(first).toMatchObject({ title: 'First personal response', unit: 'working' });
    expect(first?.versions).toEqual([
      {
        id: expect.any(String),
        sentence: 'A person answers within 30 minutes of opening hours; we aim for 5 minutes.',
        runs: true,
        targetMs: 30 * MINUTE,
        goalMs: 5 * MINUTE,
        deskId: null,
        segment: null,
        state: 'in_force',
        change: 'tightening',
        validFrom: null,
        validUntil: null,
        proposedBy: null,
        proposedAt: expect.any(String),
        decidedBy: null,
        decidedAt: expect.any(String),
        reason: null,
        openClocks: 0,
        can: [],
      },
    ]);
    expect([desks, executives]).toEqual([[{ id: place.deskId, name: 'Main desk' }], 1]);
    expect(kinds.map(({ kind }) => kind)).not.toContain('C4');
  });

  test.each<[Role, string[]]>([
    ['admin', []],
    ['salesperson', ['propose']],
    ['coordinator', ['propose']],
    ['expert', ['propose']],
    ['support', ['propose']],
    ['manager', ['propose', 'propose_looser', 'approve']],
    ['executive', ['propose', 'propose_looser', 'approve', 'approve_looser']],
  ])('%s may %s', async (role, can) => {
    await join(holder, role);
    expect((await view(holder)).can).toEqual(can);
  });
});

describe('who may', () => {
  // Proposing tighter, proposing looser, approving tighter, approving looser.
  test.each<[Role, number[]]>([
    ['admin', [404, 404, 404, 404]],
    ['salesperson', [200, 403, 404, 404]],
    ['coordinator', [200, 403, 404, 404]],
    ['expert', [200, 403, 404, 404]],
    ['support', [200, 403, 404, 404]],
    ['manager', [200, 200, 200, 403]],
    ['executive', [200, 200, 200, 200]],
  ])('%s: %j', async (role, expected) => {
    await join(holder, role);
    const tighter = await proposed(executive);
    const looser = await proposed(executive, fortyFive);
    const other = { ...twenty, segment: 'A' };
    const statuses = [
      await propose(holder, other),
      await propose(holder, { ...fortyFive, segment: 'D' }),
      await approve(holder, tighter),
      await approve(holder, looser),
    ].map(({ status }) => status);
    expect(statuses).toEqual(expected);
  });

  test('without an executive nobody loosens, and the page knows it', async () => {
    await enter();
    const id = await proposed(manager, fortyFive);
    expect(await approve(manager, id)).toMatchObject({
      status: 403,
      body: { detail: 'only an executive may approve a looser target' },
    });
    expect((await view()).executives).toBe(0);
    expect((await seen(id))?.can).toEqual(['withdraw']);
  });
});

describe('a tighter target', () => {
  test('is proposed, approved, and holds from the decision on', async () => {
    const id = await proposed(seller);
    expect(await seen(id, seller)).toMatchObject({ state: 'proposed', can: ['withdraw'], validFrom: null });
    expect(await seen(id)).toMatchObject({
      sentence: 'A person answers within 20 minutes of opening hours; we aim for 5 minutes.',
      change: 'tightening',
      proposedBy: { name: 'Sol Reyes', you: false },
      can: ['approve', 'withdraw'],
    });
    await world.advance('10 minutes');
    const decided = await world.iso();
    expect(await approve(manager, id)).toMatchObject({ status: 200 });
    expect(
      (await versionsOf('C3')).map(({ state, validFrom, validUntil }) => [state, validFrom, validUntil]),
    ).toEqual([
      ['in_force', decided, null],
      ['past', null, decided],
    ]);
    expect(await seen(id)).toMatchObject({
      decidedBy: { name: 'Mara Quinn', you: true },
      decidedAt: decided,
      can: [],
    });
    const data = {
      targetVersionId: id,
      clockKind: 'C3',
      change: 'tightening',
      targetMs: 1_200_000,
      goalMs: 300_000,
    };
    expect(await factsOf()).toMatchObject([
      { kind: 'target.proposed', actor: `user:${seller.userId}`, data },
      { kind: 'target.approved', actor: `user:${manager.userId}`, data: { ...data, validFrom: decided } },
    ]);
  });

  test('leaves the clocks that run under the one they started with', async () => {
    const mailbox = await world.mailbox(place, 'sales@larkfield.test');
    await deliver(world, place, mailbox, mail());
    const started = await world.now();
    await world.advance('1 minute');
    const before = (await versionsOf('C3'))[0]?.id ?? '';
    const id = await put(twenty);
    await world.advance('1 minute');
    await deliver(world, place, mailbox, mail({ from: 'Bo Buyer <bo@buyer.test>' }));
    expect(await seen(before)).toMatchObject({ state: 'past', openClocks: 1 });
    expect(await seen(id)).toMatchObject({ state: 'in_force', openClocks: 1 });
    const due = async (which: number) => {
      const params = { org: place.slug, id: (await requestsOf(world, place))[which]?.id ?? '' };
      const { body } = await world.call(manager, request, { params });
      return Date.parse(body.clocks.find(({ kind }) => kind === 'C3')?.dueAt ?? '') - started;
    };
    expect([await due(0), await due(1)]).toEqual([30 * MINUTE, 22 * MINUTE]);
  });

  test('proposed twice is one', async () => {
    const id = await proposed(seller);
    await world.advance('1 second');
    expect(await proposed(manager)).toBe(id);
    expect(await proposed(seller, { ...twenty, targetMs: 21 * MINUTE })).not.toBe(id);
    expect((await factsOf()).map(({ kind }) => kind)).toEqual(['target.proposed', 'target.proposed']);
  });

  test('approved twice, or withdrawn twice, is once', async () => {
    const id = await proposed(seller);
    expect([(await approve(manager, id)).status, (await approve(executive, id)).status]).toEqual([200, 200]);
    const other = await proposed(seller, { ...twenty, targetMs: 15 * MINUTE });
    expect([(await withdraw(seller, other)).status, (await withdraw(seller, other)).status]).toEqual([
      200, 200,
    ]);
    expect((await factsOf()).map(({ kind }) => kind).sort()).toEqual([
      'target.approved',
      'target.proposed',
      'target.proposed',
      'target.withdrawn',
    ]);
  });
});

describe('a looser target', () => {
  test('needs a reason from its proposer', async () => {
    const bare = { ...fortyFive, reason: ' ' };
    expect(pointerOf(await propose(manager, bare))).toBe('/reason');
    expect(pointerOf(await propose(executive, { ...bare, runs: false, targetMs: null, goalMs: null }))).toBe(
      '/reason',
    );
  });

  test('is decided by an executive, who may word the reason anew', async () => {
    const id = await proposed(manager, fortyFive);
    expect(await approve(executive, id, { reason: 'we move house' })).toMatchObject({ status: 200 });
    expect(await seen(id)).toMatchObject({ state: 'in_force', change: 'loosening', reason: 'we move house' });
  });

  test('that was a tighter one when it was proposed is judged as what it is now', async () => {
    const id = await proposed(seller, { ...twenty, targetMs: 25 * MINUTE });
    await put({ ...twenty, targetMs: 10 * MINUTE });
    expect((await approve(manager, id)).status).toBe(403);
    expect(pointerOf(await approve(executive, id))).toBe('/reason');
    expect((await approve(executive, id, { reason: 'ten was too hard' })).status).toBe(200);
  });

  test('a clock switched off and on again', async () => {
    const off = { ...fortyFive, runs: false, targetMs: null, goalMs: null };
    expect((await propose(seller, off)).status).toBe(403);
    const id = await put(off);
    expect(await seen(id)).toMatchObject({
      state: 'in_force',
      sentence: 'Switched off: nobody is held to a time here.',
    });
    await world.advance('1 second');
    expect((await approve(manager, await proposed(seller, fortyFive))).status).toBe(200);
  });
});

describe('a planned version', () => {
  const monday = { ...twenty, validFrom: LATER };

  test('waits for its day, and may be withdrawn before it', async () => {
    const id = await proposed(seller, monday);
    expect((await approve(manager, id)).status).toBe(200);
    expect(await seen(id)).toMatchObject({ state: 'planned', validFrom: LATER, can: ['withdraw'] });
    expect((await versionsOf('C3')).at(-1)).toMatchObject({ state: 'in_force', validUntil: LATER });
    expect((await withdraw(seller, id)).status).toBe(403);
    expect((await withdraw(manager, id)).status).toBe(200);
    expect(await seen(id)).toMatchObject({ state: 'withdrawn', can: [] });
    expect((await versionsOf('C3')).find(({ state }) => state === 'in_force')).toMatchObject({
      validUntil: null,
    });
    expect((await approve(manager, id)).status).toBe(409);
  });

  test('at the moment of another one, or before a later one that it would turn into loosening, is refused', async () => {
    await put(monday);
    const same = await proposed(executive, { ...monday, targetMs: 19 * MINUTE });
    expect((await approve(executive, same)).status).toBe(409);
    const tighterNow = await proposed(executive, { ...twenty, targetMs: 10 * MINUTE });
    expect(await approve(executive, tighterNow)).toMatchObject({
      status: 409,
      body: { detail: 'a version planned for later would then loosen; withdraw that one first' },
    });
  });

  test('whose withdrawal would turn a later one into loosening stays until that one is gone', async () => {
    const eased = await put({ ...fortyFive, targetMs: 60 * MINUTE, validFrom: '2026-11-20T15:00:00.000Z' });
    const later = await put({ ...fortyFive, validFrom: LATER });
    expect((await withdraw(executive, eased)).status).toBe(409);
    expect((await withdraw(executive, later)).status).toBe(200);
    expect((await withdraw(executive, eased)).status).toBe(200);
  });
});

test('the terms of a version are beyond everybody’s reach', async () => {
  const rewritten = world.parts.runner.run(place.orgId, { kind: 'system', job: 'test' }, ({ db, orgId }) =>
    db.updateTable('target_version').set({ target_ms: 1 }).where('org_id', '=', orgId).execute(),
  );
  await expect(rewritten).rejects.toThrow(/permission denied/);
});

describe('withdrawing', () => {
  test('is for the proposer and who may approve', async () => {
    await join(holder, 'expert');
    const id = await proposed(seller);
    expect((await withdraw(holder, id)).status).toBe(403);
    expect((await withdraw(seller, id)).status).toBe(200);
    const looser = await proposed(executive, fortyFive);
    expect((await withdraw(manager, looser)).status).toBe(403);
    expect((await withdraw(executive, looser)).status).toBe(200);
  });

  test('what is in force stays', async () => {
    expect((await withdraw(executive, await put(twenty))).status).toBe(409);
  });
});

describe('for a desk or a segment', () => {
  test('a version of its own stands beside the one for everybody', async () => {
    const id = await put({ ...twenty, segment: 'A', deskId: place.deskId });
    expect((await versionsOf('C3')).map(({ state, segment }) => [state, segment])).toEqual([
      ['in_force', 'A'],
      ['in_force', null],
    ]);
    expect(await seen(id)).toMatchObject({ deskId: place.deskId, validUntil: null });
  });

  test('rules what a contact of that segment sends from then on', async () => {
    await put({ ...twenty, targetMs: 10 * MINUTE, segment: 'A' });
    const mailbox = await world.mailbox(place, `${newId()}@larkfield.test`);
    const send = () => deliver(world, place, mailbox, mail());
    const view = async (which: number) => {
      const params = { org: place.slug, id: (await requestsOf(world, place))[which]?.id ?? '' };
      const { body } = await world.call(manager, request, { params });
      return { contact: body.contact.id, targetMs: body.clocks.find(({ kind }) => kind === 'C3')?.targetMs };
    };
    await send();
    const { contact } = await view(0);
    const params = { org: place.slug, id: contact };
    await world.call(manager, setSegment, { params, body: { segment: 'A' } });
    await world.advance('1 minute');
    await send();
    expect([(await view(0)).targetMs, (await view(1)).targetMs]).toEqual([30 * MINUTE, 10 * MINUTE]);
  });

  test('the same as for everybody is a first version there, and no second one', async () => {
    const same = { ...twenty, targetMs: 30 * MINUTE, segment: 'B' };
    await put(same);
    expect(pointerOf(await propose(executive, same))).toBe('/targetMs');
    expect(pointerOf(await propose(executive, { ...same, segment: null }))).toBe('/targetMs');
  });
});

test.each<[string, object, string]>([
  ['a clock that does not exist', { kind: 'C99' }, '/kind'],
  ['a clock that nothing starts yet', { kind: 'C4' }, '/kind'],
  ['a word of the language', { kind: 'constructor' }, '/kind'],
  ['no target', { targetMs: null }, '/targetMs'],
  ['a target of nothing', { targetMs: 0, goalMs: null }, '/targetMs'],
  ['a goal looser than the target', { goalMs: 30 * MINUTE }, '/goalMs'],
  ['a length for a close of day', { kind: 'C8', goalMs: null }, '/targetMs'],
  ['a start in the past', { validFrom: '2026-11-18T16:59:59.999Z' }, '/validFrom'],
  ['a desk that is none', { deskId: '01900000-0000-7000-8000-000000000000' }, '/deskId'],
  ['a segment that is none', { segment: 'Z' }, '/segment'],
  ['a target that is no number', { targetMs: '20' }, '/targetMs'],
])('%s is refused', async (_, wrong, pointer) => {
  const start = { ...twenty, ...wrong };
  const answer = await propose(executive, start);
  expect([answer.status, pointerOf(answer)]).toEqual([422, pointer]);
  expect(await factsOf()).toEqual([]);
});
