import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepAway } from '../../../test/knowledge.ts';
import { type Organisation, type Person, World } from '../../../test/world.ts';
import { HOUR } from '../../core/time/instant.ts';
import { markAbsent } from '../../people/mark-absent.ts';
import { at } from '../../platform/database.ts';
import type { Arrival } from '../intake/arrival.ts';

// DOMAIN X-20: Tuesday 1 December 2026, Omaha at UTC-6. Danni holds all, Theo has his hands full until he is asked.
let world: World;
let company: Organisation;
let danni: Person;
let theo: Person;
const day = (time: string) => `2026-12-01T${time}Z`;

beforeEach(async () => {
  world = await World.create({ now: day('16:00:00') });
  company = await world.organisation();
  danni = await world.member(company, 'Danni Reyes', ['salesperson']);
  theo = await world.member(company, 'Theo Park', ['salesperson']);
  await world.owner((db) =>
    db
      .updateTable('membership')
      .set({ roles: ['manager', 'coordinator'], active: true })
      .where('user_id', '=', company.founder.userId)
      .execute(),
  );
});
afterEach(() => world[Symbol.asyncDispose]());

/** So many requests, all with Danni: nobody else is at work when they come. */
async function held(count: number): Promise<void> {
  const others = [theo, company.founder];
  for (const person of others) await keepAway(world, company, person, day('15:00:00'), day('16:00:01'));
  const arrivals = Array.from({ length: count }, (_, n) => arrival(n));
  await Promise.all(arrivals.map((one) => world.parts.arrivals.admit(company.orgId, one)));
  expect(await owners()).toEqual({ [danni.userId]: count });
  await world.at(day('16:00:01'));
}

function arrival(n: number): Arrival {
  return {
    ...{
      sourceKey: `m:${n}`,
      channel: 'email',
      evidence: 'mailbox',
      receivedAt: Date.parse(day('16:00:00')),
    },
    ...{ deskId: company.deskId, mailboxId: null, subject: `Pump ${n}`, text: 'Can it lift 40 metres?' },
    contact: { name: `Buyer ${n}`, email: `b${n}@buyer.test`, phone: null, company: null, zone: null },
    ...{ quoted: '', html: null, questions: [], source: null, mailId: null, mailReferences: [] },
    ...{ toText: 'sales', conversationId: null, attachments: [] },
  };
}

/** How many requests each person has. */
async function owners(): Promise<Record<string, number>> {
  const rows = await world.owner((db) => db.selectFrom('request').select('owner_id').execute());
  return Object.fromEntries(
    [...Map.groupBy(rows, ({ owner_id }) => owner_id ?? 'nobody')].map(([id, all]) => [id, all.length]),
  );
}

async function loads(): Promise<(number | undefined)[]> {
  const rows = await world.owner((db) =>
    db.selectFrom('membership').select(['user_id', 'open_items']).execute(),
  );
  return [danni, theo, company.founder].map(
    ({ userId }) => rows.find((row) => row.user_id === userId)?.open_items,
  );
}

const absent = (from: string, until: string | null) =>
  world.parts.runner.run(company.orgId, { kind: 'system', job: 'test' }, (ctx) =>
    markAbsent(ctx, {
      userId: danni.userId,
      from: Date.parse(day(from)),
      until: until === null ? null : Date.parse(day(until)),
      reason: 'out of office',
    }),
  );

test('all open items go to the others at once, in as many portions as it takes, with loads counted right', async () => {
  await held(54);
  await absent('16:02:00', null);
  await world.at(day('16:02:00'));
  expect(await owners()).toEqual({ [theo.userId]: 27, [company.founder.userId]: 27 });
  expect(await loads()).toEqual([0, 27, 27]);
  const ended = await world.owner((db) =>
    db.selectFrom('fact').select(['occurred_at', 'data']).where('kind', '=', 'assignment.ended').execute(),
  );
  expect(ended).toHaveLength(54);
  expect(ended[0]).toEqual({
    occurred_at: Date.parse(day('16:02:00')),
    data: { userId: danni.userId, state: 'released', reason: 'owner away' },
  });
  const told = await world.owner((db) =>
    db
      .selectFrom('notification')
      .select(['user_id', 'text'])
      .where('kind', '=', 'assigned')
      .where('user_id', '!=', danni.userId)
      .execute(),
  );
  expect(told).toHaveLength(54);
  expect(told[0]?.text).toMatch(/^“Pump \d+” is yours: Danni Reyes is away$/);
});

test('a planned absence releases nothing before it begins, and one that was taken back nothing at all', async () => {
  await held(3);
  await absent('18:00:00', '20:00:00');
  await world.at(day('17:59:59'));
  // Silent holders lose theirs; who holds now is asked no more.
  const before = await owners();
  await world.owner((db) => db.deleteFrom('absence').where('user_id', '=', danni.userId).execute());
  await world.at(day('18:00:00'));
  expect(await owners()).toEqual(before);
});

test('the later of two planned absences is not forgotten when the sooner one was set after it', async () => {
  await held(1);
  await absent('19:00:00', '20:00:00');
  await absent('16:05:00', '16:06:00');
  const due = () =>
    world.owner((db) =>
      db.selectFrom('timer').select('due_at').where('kind', '=', 'reoffer').executeTakeFirst(),
    );
  expect((await due())?.due_at).toBe(Date.parse(day('16:05:00')));
  await world.at(day('16:05:00'));
  expect(Object.keys(await owners())).not.toContain(danni.userId);
  expect((await due())?.due_at).toBe(Date.parse(day('19:00:00')));
  await world.at(day('19:00:00'));
  expect(await due()).toBeUndefined();
});

test('what nobody can take has no owner, the coordinators are told, and duty beginning hands it out', async () => {
  await held(2);
  for (const person of [theo, company.founder])
    await keepAway(world, company, person, day('16:01:00'), day('16:09:00'));
  await absent('16:02:00', null);
  await world.at(day('16:02:00'));
  expect(await owners()).toEqual({ nobody: 2 });
  expect(await loads()).toEqual([0, 0, 0]);
  const told = await world.owner((db) =>
    db.selectFrom('notification').select(['user_id', 'text']).where('kind', '=', 'unassigned').execute(),
  );
  expect(told.map(({ user_id }) => user_id)).toEqual([company.founder.userId, company.founder.userId]);
  const states = await world.owner((db) => db.selectFrom('request').select('state').execute());
  expect(states.map(({ state }) => state)).toEqual(['received', 'received']);
  await world.at(day('16:08:59'));
  expect(await owners()).toEqual({ nobody: 2 });
  await world.at(day('16:09:00'));
  expect(await owners()).toEqual({ [theo.userId]: 1, [company.founder.userId]: 1 });
});

test('somebody who has left keeps nothing', async () => {
  await held(4);
  await world.owner(async (db) => {
    await db.updateTable('membership').set({ active: false }).where('user_id', '=', danni.userId).execute();
    const timer = { org_id: company.orgId, kind: 'reoffer', subject_id: danni.userId };
    await db
      .insertInto('timer')
      .values({ ...timer, due_at: at(Date.parse(day('16:00:00')) + HOUR / 60) })
      .execute();
  });
  await world.at(day('16:01:00'));
  expect(await owners()).toEqual({ [theo.userId]: 2, [company.founder.userId]: 2 });
});
