// Boards and the weekly report over a million requests, and over sums of ten million: end to end, against what the sums
// alone cost and what the same figure costs from the requests' rows.
import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { createApp } from '../src/app.ts';
import { dayOn } from '../src/core/measure/wall-time.ts';
import { dateOf } from '../src/core/time/local-day.ts';
import { createOrganisation } from '../src/people/create-organisation.ts';
import { readConfig } from '../src/platform/config.ts';
import { clientConfig } from '../src/platform/database.ts';
import { createLog } from '../src/platform/log.ts';
import { benchDatabase } from './bench-database.ts';
import { startChild } from './child.ts';
import { fillRequests, fillSums } from './measure-data.ts';

const REQUESTS = Number(process.argv[2] ?? 1_000_000);
const SUMS = Number(process.argv[3] ?? 10_000_000);
const PEOPLE = 50;
const CALLS = 15;
const ORIGIN = 'http://bench.test';
const ZONE = 'America/Chicago';
const DAY = 86_400_000;
const office = [['09:00', '17:00']] as const;

await using server = await benchDatabase();
const secret = randomBytes(32).toString('hex');
const client = new pg.Client(clientConfig(server.connection));
// When something fails the server goes first; its own error is the one to be seen.
client.on('error', () => undefined);
await client.connect();
const log = createLog('error');
const config = readConfig({
  HEED_SECRET: secret,
  HEED_PORT: '0',
  HEED_MAIL_PORT: '0',
  HEED_DEMO: 'off',
  HEED_LOG_LEVEL: 'error',
});
const [email, password] = ['founder@bench.test', randomBytes(12).toString('hex')];
const today = dayOn(ZONE, Date.now());
const { real, made, cookie, personId } = await setUp();
await using heed = await startChild('desk-server.ts', {
  connection: server.connection,
  secret,
  publicUrl: ORIGIN,
});
const origin = `http://127.0.0.1:${heed.port}`;
await boards();
await freshness();
await client.end();

async function setUp() {
  await using app = await createApp({ config, connection: server.connection, log });
  const { auth, database } = app.parts;
  const userId = await auth.createAccount({ name: 'Mara Quinn', email, password });
  const spec = { zone: ZONE, week: { '1': office, '2': office, '3': office, '4': office, '5': office } };
  const founder = { userId, name: 'Mara Quinn', email };
  const organisation = (company: string) =>
    createOrganisation(database, { company, zone: ZONE, spec, founder, now: Date.now() - 400 * DAY });
  const real = await organisation('Requests');
  const made = await organisation('Sums');
  await client.query(`update membership set roles = '{manager,executive,keeper,coordinator}'`);
  const began = performance.now();
  await fillRequests(client, real.orgId, { requests: REQUESTS, people: PEOPLE, now: Date.now() });
  say(`${REQUESTS.toLocaleString('en')} requests with their facts`, began);
  const measured = performance.now();
  await app.parts.measure();
  say('measured by their facts', measured);
  console.log(
    `  ${Math.round(REQUESTS / ((performance.now() - measured) / 1000)).toLocaleString('en')} a second`,
  );
  const summed = performance.now();
  await fillSums(client, made.orgId, { requests: SUMS, today, slices: ['all', 'channel:email'] });
  say(`sums of ${SUMS.toLocaleString('en')}`, summed);
  const { rows } = await client.query<{ person_id: string }>(
    'select person_id from measured_request where org_id = $1 and person_id is not null limit 1',
    [real.orgId],
  );
  await client.query('vacuum analyze');
  const cookies = await auth.signInHeaders(email, password);
  return {
    real,
    made,
    personId: rows[0]?.person_id ?? '',
    cookie: cookies.map((one) => one.split(';', 1)[0]).join('; '),
  };
}

async function boards(): Promise<void> {
  const from = (days: number) => `from=${dateOf(today - days)}&until=${dateOf(today)}`;
  const paths = (slug: string) => ({
    'figures, today': `${slug}/boards/figures?from=${dateOf(today)}&until=${dateOf(today + 1)}`,
    'figures, a week against the one before': `${slug}/boards/figures?${from(7)}&compare=before`,
    'figures, 13 weeks': `${slug}/boards/figures?${from(91)}`,
    'figures, a year': `${slug}/boards/figures?${from(365)}`,
    'series, 53 weeks': `${slug}/boards/series?weeks=53`,
  });
  console.log(`\n| ${REQUESTS.toLocaleString('en')} requests | p50 ms | p95 ms | kB |\n|---|---|---|---|`);
  const own = real.slug;
  for (const [name, path] of Object.entries(paths(own))) await timed(name, path);
  await timed('figures of a person, a year', `${own}/boards/figures?${from(365)}&by=person&key=${personId}`);
  await timed('people, 4 weeks', `${own}/boards/people?${from(28)}`);
  await timed('items behind “missed”, a week', `${own}/boards/items?count=missed&${from(7)}`);
  await timed('huddle', `${own}/boards/huddle`);
  await timed('weekly report of the running week, computed', `${own}/boards/weekly`, 3);
  console.log(`\n| sums of ${SUMS.toLocaleString('en')} | p50 ms | p95 ms | kB |\n|---|---|---|---|`);
  for (const [name, path] of Object.entries(paths(made.slug))) await timed(name, path);
  await rows();
}

async function get(path: string): Promise<{ ms: number; bytes: number }> {
  const began = performance.now();
  const answer = await fetch(`${origin}/api/o/${path}`, { headers: { cookie } });
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${text.slice(0, 300)}`);
  return { ms: performance.now() - began, bytes: text.length };
}

async function timed(name: string, path: string, calls = CALLS): Promise<void> {
  await get(path);
  const taken: number[] = [];
  let bytes = 0;
  for (let n = 0; n < calls; n += 1) {
    const one = await get(path);
    taken.push(one.ms);
    bytes = one.bytes;
  }
  taken.sort((a, b) => a - b);
  const at = (share: number) =>
    (taken[Math.min(taken.length - 1, Math.floor(share * taken.length))] ?? 0).toFixed(0);
  console.log(`| ${name} | ${at(0.5)} | ${at(0.95)} | ${Math.round(bytes / 1000)} |`);
}

/** The same median from the rows of the requests, by the database: what sums are measured against. */
async function rows(): Promise<void> {
  const began = performance.now();
  await client.query(
    `select percentile_disc(array[0.5, 0.75, 0.9]) within group (order by business_ms), count(*),
       count(*) filter (where standing = 'met') from measured_request where org_id = $1 and received_day >= $2`,
    [real.orgId, today - 365],
  );
  say('\none percentile and one share of a year from the rows, by SQL', began);
}

/** From a fact in the ledger to the figure that shows it. */
async function freshness(): Promise<void> {
  const path = `${real.slug}/boards/figures?from=${dateOf(today)}&until=${dateOf(today + 1)}`;
  const { rows: open } = await client.query<{ request_id: string; received_at: Date }>(
    `select request_id, received_at from measured_request where org_id = $1 and open_response order by received_at desc limit 5`,
    [real.orgId],
  );
  const answeredOf = async () => {
    const answer = await fetch(`${origin}/api/o/${path}`, { headers: { cookie } });
    return (
      (await answer.json()) as { figures: { hours: { answers: number[] } } }
    ).figures.hours.answers.reduce((a, b) => a + b, 0);
  };
  const waits: number[] = [];
  for (const { request_id } of open) {
    const before = await answeredOf();
    const at = new Date().toISOString();
    const began = performance.now();
    await client.query(
      `insert into fact (org_id, id, subject_kind, subject_id, kind, occurred_at, recorded_at, evidence, actor, source_key, data)
       values ($1, gen_random_uuid(), 'request', $2, 'message.out', $3, $3, 'relay', 'system:bench', gen_random_uuid()::text,
         jsonb_build_object('messageId', gen_random_uuid(), 'replyClass', 'R2', 'reason', 'bench', 'answers', '[]'::jsonb, 'parts', '[]'::jsonb, 'by', null))`,
      [real.orgId, request_id, at],
    );
    while ((await answeredOf()) === before)
      if (performance.now() - began > 10_000) throw new Error('not seen');
    waits.push(performance.now() - began);
  }
  waits.sort((a, b) => a - b);
  console.log(`\nfrom fact to figure: ${waits.map((ms) => ms.toFixed(0)).join(', ')} ms`);
}

function say(what: string, since: number): void {
  console.log(`${what}: ${((performance.now() - since) / 1000).toFixed(1)} s`);
}
