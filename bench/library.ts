// The library at 10,000 items: search as one types and what fits a request, beside a plain scan with `ilike`.
import { performance } from 'node:perf_hooks';
import { sql } from 'kysely';
import { Arrivals } from '../src/flow/arrivals.ts';
import type { Arrival } from '../src/flow/intake/arrival.ts';
import { viewLibrary } from '../src/flow/library/library-view.ts';
import { viewRequestLibrary } from '../src/flow/library/suggest-items.ts';
import { createOrganisation } from '../src/people/create-organisation.ts';
import { type Context, createRunner } from '../src/platform/context.ts';
import { type Database, openDatabase } from '../src/platform/database.ts';
import { createLog } from '../src/platform/log.ts';
import { createMetrics } from '../src/platform/metrics.ts';
import { newId } from '../src/platform/new-id.ts';
import { realTime } from '../src/platform/time-source.ts';
import { benchDatabase } from './bench-database.ts';

const ASSETS = Number(process.argv[2] ?? 10_000);
const CALLS = Number(process.argv[3] ?? 300);
const REQUESTS = 40;
const VOCABULARY = 4_000;

/** The same numbers in each run. */
let seed = 7;
const chance = (below: number) => {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed % below;
};
const syllables = 'ba ke li mo nu pra sti tor ven wim dal gre'.split(' ');
const words = Array.from({ length: VOCABULARY }, (_, n) =>
  [n % 12, Math.floor(n / 12) % 12, Math.floor(n / 144) % 12, n % 7].map((s) => syllables[s]).join(''),
);
/** As in a language: few words are common, most are rare. */
const word = () => words[Math.floor(VOCABULARY ** (chance(10_000) / 10_000)) - 1] as string;
const text = (length: number) => Array.from({ length }, word).join(' ');

await using server = await benchDatabase();
await using database = openDatabase(server.connection, 4, createLog('error'));
const runner = createRunner(database, realTime, createLog('error'));
const { orgId, userId, deskId } = await company();
await fillLibrary(database);
const requests = await ask();
const member = { orgId, slug: 'bench', isDemo: false, userId, roles: ['salesperson'] as const };
const within = <T>(work: (ctx: Context) => Promise<T>) => runner.run(orgId, { kind: 'user', userId }, work);

const typed = Array.from({ length: CALLS }, () =>
  chance(2) ? word().slice(0, 5) : `${word()} ${word().slice(0, 4)}`,
);
const scan = await timed('plain ilike scan', (n) => within((ctx) => plainScan(ctx, typed[n] as string)));
const rows = [
  scan,
  await timed('search as one types', (n) =>
    within((ctx) => viewLibrary(ctx, { query: typed[n], state: 'ready' }, member)),
  ),
  await timed('the list, newest first', () => within((ctx) => viewLibrary(ctx, { state: 'ready' }, member))),
  await timed('best fit of a request, 2 questions', (n) =>
    within((ctx) => viewRequestLibrary(ctx, requests[n % requests.length] as string)),
  ),
];
console.log(`${ASSETS} items, ${CALLS} calls each, one at a time`);
console.log('                                     p50 ms   p95 ms   p50 of the scan');
for (const { name, p50, p95 } of rows)
  console.log(
    `${name.padEnd(36)} ${p50.toFixed(1).padStart(6)} ${p95.toFixed(1).padStart(8)} ${(p50 / scan.p50).toFixed(2).padStart(14)}`,
  );

async function timed(name: string, work: (n: number) => Promise<unknown>) {
  for (let n = 0; n < 20; n += 1) await work(n);
  const spent: number[] = [];
  for (let n = 0; n < CALLS; n += 1) {
    const began = performance.now();
    await work(n);
    spent.push(performance.now() - began);
  }
  spent.sort((a, b) => a - b);
  return { name, p50: spent[Math.floor(CALLS / 2)] ?? 0, p95: spent[Math.floor(CALLS * 0.95)] ?? 0 };
}

async function plainScan(ctx: Context, query: string): Promise<unknown> {
  const like = query
    .split(' ')
    .map((one) => sql`(a.title ilike ${`%${one}%`} or v.text ilike ${`%${one}%`})`);
  return sql`select a.id, a.title, left(v.text, 280) from library_asset a
    join library_version v on v.org_id = ${ctx.orgId} and v.asset_id = a.id and v.number = a.current_number
    where a.org_id = ${ctx.orgId} and a.retired_at is null and ${sql.join(like, sql` and `)}
    order by a.changed_at desc limit 51`.execute(ctx.db);
}

async function company(): Promise<{ orgId: string; userId: string; deskId: string }> {
  const day = [['00:00', '24:00']] as const;
  const week = { '1': day, '2': day, '3': day, '4': day, '5': day, '6': day, '7': day };
  const founder = { userId: newId(), name: 'Person 0', email: 'p0@bench.test' };
  const zone = 'America/Chicago';
  const made = await createOrganisation(database, {
    ...{ company: 'Bench', zone, spec: { zone, week }, now: Date.now() - 3_600_000, founder },
  });
  const desk = await database.asOwner((db) =>
    db.selectFrom('desk').select('id').where('org_id', '=', made.orgId).executeTakeFirstOrThrow(),
  );
  return { orgId: made.orgId, userId: founder.userId, deskId: desk.id };
}

/** Items of a title and 80 words, each for one of ten products and of ten industries, some used often. */
async function fillLibrary(into: Database): Promise<void> {
  await into.asOwner(async (db) => {
    for (let n = 0; n < 20; n += 1)
      await sql`insert into skill (org_id, id, kind, name, words) values (${orgId}, ${newId()},
        ${n < 10 ? 'product' : 'industry'}, ${words[n * 3]}, ${[words[n * 3 + 1]]})`.execute(db);
    const items = Array.from({ length: ASSETS }, (_, n) => ({
      id: newId(),
      version: newId(),
      title: text(5),
      body: text(80),
      stage: `B${n % 9}`,
      skill: n % 10,
    }));
    for (let from = 0; from < items.length; from += 1_000) {
      const part = JSON.stringify(items.slice(from, from + 1_000));
      await sql`insert into library_asset (org_id, id, kind, title, value_type, language, stages, current_number, approved,
          words, stems, created_by, created_at, changed_at)
        select ${orgId}, id, 'snippet', title, 'answer', 'en', array[stage], 1, true, heed_asset_words(title, '', body),
          heed_asset_stems(title, '', body, 'en'), ${userId}, '2026-01-01', '2026-01-01'
        from jsonb_to_recordset(${part}::jsonb) as x(id uuid, title text, body text, stage text)`.execute(db);
      await sql`insert into library_version (org_id, id, asset_id, number, text, written_by, written_at)
        select ${orgId}, version, id, 1, body, ${userId}, '2026-01-01'
        from jsonb_to_recordset(${part}::jsonb) as x(id uuid, version uuid, body text)`.execute(db);
    }
    await sql`insert into library_tag (org_id, asset_id, skill_id)
      select a.org_id, a.id, s.id from (select org_id, id, row_number() over (order by id) as n from library_asset) a
      join (select id, row_number() over (order by kind, id) as n from skill) s
        on s.n = a.n % 10 + 1 or s.n = a.n / 10 % 10 + 11`.execute(db);
    await sql`analyze library_asset, library_version, library_tag`.execute(db);
  });
}

async function ask(): Promise<string[]> {
  const arrivals = new Arrivals(runner, createMetrics(), 'bench.test');
  for (let n = 0; n < REQUESTS; n += 1) {
    const asked = `Does the ${text(6)} stand it? And which ${text(4)} would fit ${words[(n % 20) * 3]}?`;
    const lead: Arrival = {
      ...{ sourceKey: `bench:${n}`, channel: 'webform', evidence: 'server', receivedAt: Date.now(), deskId },
      contact: { name: `Buyer ${n}`, email: `b${n}@bench.test`, phone: null, company: null, zone: null },
      ...{
        mailboxId: null,
        subject: text(4),
        text: asked,
        quoted: '',
        html: null,
        questions: [],
        source: null,
      },
      ...{ mailId: null, mailReferences: [], toText: '', conversationId: null, attachments: [] },
    };
    await arrivals.admit(orgId, lead);
  }
  const found = await database.asOwner((db) => db.selectFrom('request').select('id').execute());
  return found.map(({ id }) => id);
}
