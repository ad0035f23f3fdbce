import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Ranked } from '../../src/core/routing/choose-owner.ts';
import type { Need } from '../../src/core/routing/needs-of.ts';
import type { Arrival } from '../../src/flow/intake/arrival.ts';
import { takeTurns, teach } from '../knowledge.ts';
import { manyMembers } from '../many-members.ts';
import { type Organisation, type Person, World } from '../world.ts';

/** DOMAIN S1-10 and the load limits of 2.1: two hundred leads in one moment, twenty people to take them. */

const now = '2026-12-02T19:00:00Z';

function lead(company: Organisation, n: number): Arrival {
  const about = n < 50 ? 'valves' : n < 100 ? 'pumps' : 'delivery';
  return {
    sourceKey: `lead:${n}`,
    channel: 'webform',
    evidence: 'server',
    receivedAt: Date.parse(now),
    deskId: company.deskId,
    mailboxId: null,
    contact: { name: `Buyer ${n}`, email: `b${n}@buyer.test`, phone: null, company: null, zone: null },
    subject: `About ${about}`,
    text: `Please tell me about ${about}.`,
    quoted: '',
    html: null,
    questions: [],
    source: 'Contact',
    mailId: null,
    mailReferences: [],
    toText: 'Contact',
    conversationId: null,
    attachments: [],
  };
}

interface Assigned {
  readonly owner_id: string | null;
  readonly subject: string;
  readonly reason: string | null;
  readonly fact_reason: string | null;
  readonly needs: Need[];
  readonly ranking: Ranked[];
}

async function assignments(world: World, { orgId }: Organisation): Promise<Assigned[]> {
  return world.owner(async (db) => {
    const { rows } = await sql<Assigned>`
      select r.owner_id, r.subject, d.reason, d.needs, d.ranking, f.data ->> 'reason' as fact_reason
      from request r
      left join fact f on f.org_id = r.org_id and f.subject_id = r.id and f.kind = 'assignment.made'
      left join routing_decision d on d.org_id = r.org_id and d.id = f.id and d.request_id = r.id
        and d.user_id = r.owner_id
      where r.org_id = ${orgId}`.execute(db);
    return rows;
  });
}

/** Nineteen sellers besides the founder, all with a limit. */
async function twenty(world: World, company: Organisation, loadLimit: number): Promise<Person[]> {
  const { founder, orgId } = company;
  await world.owner((db) =>
    db.updateTable('membership').set({ load_limit: loadLimit }).where('org_id', '=', orgId).execute(),
  );
  const ids = await manyMembers(world, company, 19, { loadLimit });
  return ids.map((userId) => ({ ...founder, userId }));
}

test('200 simultaneous leads over 20 people: all assigned, none over its limit, each with its reason and decision', async () => {
  await using world = await World.create({ now });
  const company = await world.organisation();
  const sellers = await twenty(world, company, 11);
  await teach(world, company, {
    valves: { levels: sellers.slice(0, 4).map((person) => [person, 5]) },
    pumps: { levels: sellers.slice(4, 8).map((person) => [person, 3]) },
  });
  const leads = Array.from({ length: 200 }, (_, n) => lead(company, n));
  const admitted = await Promise.all(
    leads.map((arrival) => world.parts.arrivals.admit(company.orgId, arrival)),
  );
  expect(new Set(admitted.map(({ requestId }) => requestId)).size).toBe(200);

  const all = await assignments(world, company);
  expect(all).toHaveLength(200);
  expect(all.filter(({ owner_id, reason }) => owner_id === null || !reason)).toEqual([]);
  expect(all.filter(({ reason, fact_reason }) => reason !== fact_reason)).toEqual([]);
  const perPerson = [...Map.groupBy(all, ({ owner_id }) => owner_id)].map(([, held]) => held.length);
  expect(Math.max(...perPerson)).toBeLessThanOrEqual(11);
  expect(perPerson.reduce((sum, count) => sum + count, 0)).toBe(200);

  // Forty-four of the fifty about valves went to the four who know them; then these had enough.
  const fitted = all.filter(({ reason }) => /^valves 5, on duty until 17:00, \d+ open$/.test(reason ?? ''));
  expect(fitted).toHaveLength(44);
  const beyond = all.filter(
    ({ subject, reason }) => subject === 'About valves' && !reason?.startsWith('valves'),
  );
  expect(beyond).toHaveLength(6);
  for (const { reason, needs, ranking } of beyond) {
    expect(reason).toMatch(/nobody free knows valves; next best skipped: at limit 11 of 11$/);
    expect(needs.map(({ name, why }) => [name, why])).toEqual([['valves', '“valves”']]);
    expect(ranking.filter(({ verdict }) => verdict === 'skipped')).toHaveLength(4);
  }
  const loads = await world.owner((db) =>
    db.selectFrom('membership').select(['open_items', 'last_assigned_at']).execute(),
  );
  expect(loads.reduce((sum, { open_items }) => sum + open_items, 0)).toBe(200);
  expect(new Set(loads.map(({ last_assigned_at }) => last_assigned_at))).toEqual(new Set([Date.parse(now)]));
});

test('over all limits the executive on call has them, and without one the least burdened, saying so', async () => {
  await using world = await World.create({ now });
  const company = await world.organisation();
  await twenty(world, company, 1);
  const ruth = await world.member(company, 'Ruth Calder', ['executive']);
  const admit = (from: number, to: number) =>
    Promise.all(
      Array.from({ length: to - from }, (_, n) =>
        world.parts.arrivals.admit(company.orgId, lead(company, from + n)),
      ),
    );
  await admit(0, 21);
  const over = (await assignments(world, company)).filter(({ reason }) => reason?.includes('over the limit'));
  expect(over.map(({ reason }) => reason)).toEqual([
    'on duty until 17:00, 1 open; over the limit of 1: nobody below theirs',
  ]);
  await takeTurns(world, company, 'executive', '2026-11-30', [ruth]);
  await admit(21, 23);
  const called = (await assignments(world, company)).filter(({ owner_id }) => owner_id === ruth.userId);
  expect(called.map(({ reason }) => reason).toSorted()).toEqual([
    'executive on call, 0 open; nobody on duty is free',
    'executive on call, 1 open; nobody on duty is free',
  ]);
});

test('a call begun less than two hours ago keeps new work away; an older one was forgotten', async () => {
  await using world = await World.create({ now });
  const company = await world.organisation();
  const danni = await world.member(company, 'Danni Reyes', ['salesperson']);
  const { requestId } = await world.parts.arrivals.admit(company.orgId, lead(company, 0));
  const [first] = await assignments(world, company);
  expect(first?.owner_id).toBe(danni.userId);
  await world.owner(async (db) => {
    await db
      .updateTable('membership')
      .set({ open_items: 5 })
      .where('user_id', '=', company.founder.userId)
      .execute();
    await sql`insert into call (org_id, id, request_id, contact_id, user_id, number, started_at)
      select org_id, gen_random_uuid(), id, contact_id, ${danni.userId}, '+14025550100', ${now}::timestamptz
      from request where id = ${requestId}`.execute(db);
  });
  const ownerOf = async (n: number) => {
    const { requestId: id } = await world.parts.arrivals.admit(company.orgId, lead(company, n));
    const row = await world.owner((db) =>
      db.selectFrom('request').select('owner_id').where('id', '=', id).executeTakeFirstOrThrow(),
    );
    return row.owner_id;
  };
  await world.at('2026-12-02T20:59:59Z');
  expect(await ownerOf(1)).toBe(company.founder.userId);
  await world.at('2026-12-02T21:00:00Z');
  expect(await ownerOf(2)).toBe(danni.userId);
});
