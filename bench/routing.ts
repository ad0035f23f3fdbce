// Who gets it: the choice alone beside a bare sort of the same people, and leads assigned end to end over 500 people.
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import type { ChoiceTerms } from '../src/core/routing/availability.ts';
import type { Candidate } from '../src/core/routing/candidate.ts';
import { chooseOwner } from '../src/core/routing/choose-owner.ts';
import { knowledgeOf, needsOf, type RoutedRequest, type Skill } from '../src/core/routing/needs-of.ts';
import { defaultRules } from '../src/core/routing/rules.ts';
import { HOUR, MINUTE } from '../src/core/time/instant.ts';
import { Arrivals } from '../src/flow/arrivals.ts';
import type { Arrival } from '../src/flow/intake/arrival.ts';
import { addMember } from '../src/people/add-member.ts';
import { createOrganisation } from '../src/people/create-organisation.ts';
import { createRunner } from '../src/platform/context.ts';
import { clientConfig, openDatabase } from '../src/platform/database.ts';
import { createLog } from '../src/platform/log.ts';
import { createMetrics } from '../src/platform/metrics.ts';
import { newId } from '../src/platform/new-id.ts';
import { realTime } from '../src/platform/time-source.ts';
import { benchDatabase } from './bench-database.ts';

const LEADS = Number(process.argv[2] ?? 10_000);
const DECISIONS = Number(process.argv[3] ?? 20_000);
const PEOPLE = 500;
const CONCURRENCY = 200;
const WITHIN_S = 60;

const products = [
  'valves',
  'pumps',
  'sensors',
  'boilers',
  'panels',
  'motors',
  'filters',
  'meters',
  'drives',
  'tanks',
];
const skills: Skill[] = products.map((name) => ({
  id: newId(),
  kind: 'product',
  name,
  words: [`${name} kit`],
}));
const now = Date.now();
const terms: ChoiceTerms = {
  ...{ now, zone: 'America/Chicago', order: 'expert_first', teamId: 'team', isOpen: true },
  passedOver: new Map(),
};
/** The same numbers in each run. */
let seed = 1;
const chance = (below: number) => {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed % below;
};
const some = <T>(list: readonly T[]): T => list[chance(list.length)] as T;

pureChoice();
await endToEnd();

function pureChoice(): void {
  console.log(`the choice alone, two skills needed, ${DECISIONS} decisions`);
  console.log('people   per second   p50 us   p99 us   of a bare sort   with words read, per second');
  for (const count of [20, PEOPLE]) {
    const people = Array.from({ length: count }, (_, n) => person(n));
    const knowledge = knowledgeOf(skills, defaultRules);
    const requests = Array.from({ length: 100 }, () => enquiry());
    const found = requests.map((request) => needsOf(request, knowledge).needs);
    const choose = (n: number) => chooseOwner(people, found[n % found.length] ?? [], terms);
    const read = (n: number) =>
      chooseOwner(people, needsOf(requests[n % requests.length] as RoutedRequest, knowledge).needs, terms);
    const sort = () =>
      people.toSorted(
        (a, b) => a.openItems - b.openItems || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
      );
    for (const warm of [choose, read, sort]) timed(warm, DECISIONS / 4);
    const choice = timed(choose, DECISIONS);
    const sorted = timed(sort, DECISIONS);
    const cells = [
      (1e6 / choice.meanUs).toFixed(0).padStart(12),
      choice.p50Us.toFixed(1).padStart(8),
      choice.p99Us.toFixed(1).padStart(8),
      `${(choice.meanUs / sorted.meanUs).toFixed(2)} times`.padStart(16),
      (1e6 / timed(read, DECISIONS).meanUs).toFixed(0).padStart(29),
    ];
    console.log(`${String(count).padStart(6)} ${cells.join(' ')}`);
  }
}

function timed(work: (n: number) => unknown, times: number) {
  const spent: number[] = [];
  for (let n = 0; n < times; n += 1) {
    const began = performance.now();
    work(n);
    spent.push((performance.now() - began) * 1000);
  }
  const meanUs = spent.reduce((sum, one) => sum + one, 0) / spent.length;
  spent.sort((a, b) => a - b);
  return { meanUs, p50Us: spent[Math.floor(times / 2)] ?? 0, p99Us: spent[Math.floor(times * 0.99)] ?? 0 };
}

function person(n: number): Candidate {
  return {
    userId: newId(),
    name: `Person ${n}`,
    roles: [n % 10 === 0 ? 'coordinator' : 'salesperson'],
    ...{ teamId: 'team', answers: true, onCall: false, history: null },
    skills: [0, 1, 2].map(() => {
      const { id, name, kind } = some(skills);
      return { skillId: id, name, kind, level: 1 + chance(5) };
    }),
    onDutyUntil: n % 7 === 0 ? null : now + 4 * HOUR,
    nextOnDuty: now + 20 * HOUR,
    awaySince: n % 14 === 0 ? now - HOUR : null,
    openItems: chance(20),
    loadLimit: 20,
    lastAssignedAt: now - chance(60) * MINUTE,
    inCall: n % 11 === 0,
  };
}

function enquiry(): RoutedRequest {
  const [first, second] = [some(products), some(products)];
  return {
    subject: `Question about ${first}`,
    text: `Does one of your ${first} stand 85 degrees for forty minutes a day? Which ${second} would you fit with it? We need twelve by the end of May.`,
    questions: [],
    ...{
      channel: 'webform',
      source: null,
      kind: 'lead',
      segment: null,
      zone: null,
      phone: null,
      country: null,
    },
  };
}

async function endToEnd(): Promise<void> {
  const log = createLog('error');
  await using server = await benchDatabase();
  await using database = openDatabase(server.connection, 4, log);
  const arrivals = new Arrivals(createRunner(database, realTime, log), createMetrics());
  const client = new pg.Client(clientConfig(server.connection));
  await client.connect();
  const { orgId, deskId } = await company(database);
  const began = performance.now();
  let next = 0;
  const work = async () => {
    for (let n = next++; n < LEADS; n = next++) await arrivals.admit(orgId, lead(deskId, n));
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  const seconds = (performance.now() - began) / 1000;
  const { rows } = await client.query<Record<string, number>>(`
    select (select count(*)::int from request) as requests,
      (select count(*)::int from request where owner_id is not null) as owned,
      (select count(*)::int from routing_decision) as decided,
      (select count(*)::int from routing_decision where jsonb_array_length(needs) > 0 and ranking -> 0 -> 'levels' <> '[]') as fitted,
      (select max(n)::int from (select count(*) as n from request group by owner_id) t) as most,
      (select count(*)::int from membership where open_items > load_limit) as over`);
  await client.end();
  const told = rows[0] ?? {};
  console.log(
    `${LEADS} leads over ${PEOPLE} people, ${CONCURRENCY} at a time: ${seconds.toFixed(1)} s, ${(LEADS / seconds).toFixed(0)} a second (target: 10000 within ${WITHIN_S} s)`,
  );
  console.log(
    `requests ${told.requests}, with owner ${told.owned}, with decision ${told.decided}, by somebody who knows it ${told.fitted}; most with one person ${told.most}, over their limit ${told.over}`,
  );
}

async function company(
  database: ReturnType<typeof openDatabase>,
): Promise<{ orgId: string; deskId: string }> {
  const day = [['00:00', '24:00']] as const;
  const week = { '1': day, '2': day, '3': day, '4': day, '5': day, '6': day, '7': day };
  const { orgId } = await createOrganisation(database, {
    ...{
      company: 'Bench',
      zone: 'America/Chicago',
      spec: { zone: 'America/Chicago', week },
      now: now - HOUR,
    },
    founder: { userId: newId(), name: 'Person 0', email: 'p0@bench.test' },
  });
  const deskId = await database.asOwner(async (db) => {
    const desk = await db
      .selectFrom('desk')
      .selectAll()
      .where('org_id', '=', orgId)
      .executeTakeFirstOrThrow();
    await db
      .insertInto('skill')
      .values(
        skills.map(({ id, kind, name, words }) => ({ org_id: orgId, id, kind, name, words: [...words] })),
      )
      .execute();
    for (let n = 1; n < PEOPLE; n += 1) {
      const userId = newId();
      const name = `Person ${n}`;
      await addMember(db, {
        ...{ orgId, userId, name, teamId: desk.team_id, email: `${userId}@bench.test` },
        ...{ roles: ['salesperson'], week: null, now },
      });
      const known = new Set([some(skills).id, some(skills).id]);
      await db
        .insertInto('member_skill')
        .values(
          Array.from(known, (id) => ({ org_id: orgId, user_id: userId, skill_id: id, level: 1 + chance(5) })),
        )
        .execute();
    }
    await db.updateTable('membership').set({ load_limit: 30 }).where('org_id', '=', orgId).execute();
    return desk.id;
  });
  return { orgId, deskId };
}

function lead(deskId: string, n: number): Arrival {
  const { subject, text } = enquiry();
  return {
    ...{ sourceKey: `bench:${n}`, channel: 'webform', evidence: 'server', receivedAt: Date.now(), deskId },
    contact: { name: `Buyer ${n}`, email: `b${n}@bench.test`, phone: null, company: null, zone: null },
    ...{ mailboxId: null, subject, text, quoted: '', html: null, questions: [], source: null, mailId: null },
    ...{ mailReferences: [], toText: '', conversationId: null, attachments: [] },
  };
}
