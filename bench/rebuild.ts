// Every clock computed anew from a million facts and compared with its cached row: time, memory, and what reading alone takes.
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { HOUR, type Instant, MINUTE } from '../src/core/time/instant.ts';
import { Arrivals } from '../src/flow/arrivals.ts';
import { loadFacts } from '../src/flow/clocks/load-facts.ts';
import { rebuildClocks } from '../src/flow/clocks/rebuild-clocks.ts';
import { portionBounds, rebuildPortion } from '../src/flow/clocks/rebuild-portion.ts';
import { refreshClocks } from '../src/flow/clocks/refresh-clocks.ts';
import { createOrganisation } from '../src/people/create-organisation.ts';
import { type Context, createRunner } from '../src/platform/context.ts';
import { clientConfig, openDatabase } from '../src/platform/database.ts';
import { appendFacts, type NewFact } from '../src/platform/ledger.ts';
import { createLog } from '../src/platform/log.ts';
import { createMetrics } from '../src/platform/metrics.ts';
import { newId } from '../src/platform/new-id.ts';
import { realTime } from '../src/platform/time-source.ts';
import { benchDatabase } from './bench-database.ts';

const FACTS = Number(process.argv[2] ?? 1_000_000);
const day = [['00:00', '24:00']] as const;
const week = { '1': day, '2': day, '3': day, '4': day, '5': day, '6': day, '7': day };

const log = createLog('error');
await using server = await benchDatabase();
await using database = openDatabase(server.connection, 4, log);
const runner = createRunner(database, realTime, log);
const client = new pg.Client(clientConfig(server.connection));
await client.connect();

const { orgId, requestId } = await oneRequest();
await multiply();
await reading();
await rebuilding();
await client.end();

/** A lead with its whole course: assigned, promised, asked again, answered in part, answered. */
async function oneRequest(): Promise<{ orgId: string; requestId: string }> {
  const founder = { userId: newId(), name: 'Mara Quinn', email: 'mara@bench.test' };
  const now = Date.now() - 4 * HOUR;
  const spec = { zone: 'America/Chicago', week };
  const { orgId } = await createOrganisation(database, {
    company: 'Bench',
    zone: spec.zone,
    spec,
    founder,
    now: now - HOUR,
  });
  const { rows } = await client.query<{ id: string }>('select id from desk where org_id = $1', [orgId]);
  const arrivals = new Arrivals(runner, createMetrics());
  const admitted = await arrivals.admit(orgId, {
    sourceKey: newId(),
    channel: 'webform',
    evidence: 'server',
    receivedAt: now,
    deskId: rows[0]?.id ?? '',
    mailboxId: null,
    contact: { name: 'Buyer', email: 'buyer@bench.test', phone: null, company: null, zone: null },
    subject: 'Valve seats',
    text: 'Does the seat stand 85 degrees? Which gasket fits it?',
    quoted: '',
    html: null,
    questions: ['Does the seat stand 85 degrees?', 'Which gasket fits it?'],
    source: null,
    mailId: null,
    mailReferences: [],
    toText: '',
    conversationId: null,
    attachments: [],
  });
  const { requestId } = admitted;
  if (requestId === null) throw new Error('the enquiry was kept out');
  await runner.run(orgId, { kind: 'system', job: 'bench' }, (ctx) => course(ctx, requestId, now));
  return { orgId, requestId };
}

async function course(ctx: Context, id: string, start: Instant): Promise<void> {
  const [received] = await loadFacts(ctx, id);
  if (received?.kind !== 'request.received') throw new Error('the lead was not received');
  const [first = '', second = ''] = received.data.questionIds;
  const fact = (minutes: number, kind: string, data: object): NewFact => ({
    subjectKind: 'request',
    subjectId: id,
    kind,
    occurredAt: start + minutes * MINUTE,
    evidence: 'relay',
    sourceKey: newId(),
    data,
  });
  const out = (minutes: number, replyClass: string, answers: string[]) =>
    fact(minutes, 'message.out', {
      messageId: newId(),
      replyClass,
      reason: `answers ${answers.length} of 2`,
      answers,
      parts: [],
      by: null,
    });
  await appendFacts(ctx, [
    out(8, 'R2', []),
    fact(8, 'commitment.made', { commitmentId: newId(), promisedAt: start + 40 * MINUTE }),
    fact(20, 'message.in', { messageId: newId(), questionIds: [] }),
    out(25, 'R3', [first]),
    out(35, 'R4', [second]),
  ]);
  await refreshClocks(ctx, id);
}

/** The request with its facts and clocks over and over, each time under ids of its own. */
async function multiply(): Promise<void> {
  const count = async (sql: string) => Number((await client.query<{ n: string }>(sql)).rows[0]?.n);
  const each = await count(`select count(*) as n from fact where subject_id = '${requestId}'`);
  const copies = Math.ceil(FACTS / each) - 1;
  const { rows } = await client.query<{ id: string }>(
    `select id from fact where subject_id = $1 union all select id from clock where request_id = $1 union all select $1::uuid`,
    [requestId],
  );
  // The first eight digits of an id become the number of the copy; nothing else in a row may hold that id.
  const renamed = (text: string) =>
    rows.reduce(
      (sql, { id }) => `replace(${sql}, '${id}', lpad(to_hex(n), 8, '0') || '${id.slice(8)}')`,
      text,
    );
  // LATERAL, for `(f(x)).*` would call f once for each column.
  const copy = (table: string, from: string, more = '') =>
    client.query(`
    insert into ${table} select copied.* from ${from} t, generate_series(1, ${copies}) n,
      lateral jsonb_populate_record(null::${table}, ${renamed('t.json')}::jsonb ${more}) as copied`);
  const model = (name: string, rows: string) =>
    client.query(`create temp table ${name} as select to_jsonb(r)::text as json from (${rows}) r`);
  await model('model_request', `select * from request where id = '${requestId}'`);
  await model('model_fact', `select * from fact where subject_id = '${requestId}'`);
  await model('model_clock', `select * from clock where request_id = '${requestId}'`);
  await copy('request', 'model_request', `|| jsonb_build_object('number', 100 + n)`);
  await copy('fact', 'model_fact', `|| jsonb_build_object('source_key', gen_random_uuid())`);
  await copy('clock', 'model_clock');
  await client.query('vacuum analyze');
  console.log(
    `${await count('select count(*) as n from request')} requests, ${await count('select count(*) as n from fact')} facts, ${await count('select count(*) as n from clock')} clocks`,
  );
}

/** The floor: the same portions read, as many at a time, and thrown away. */
async function reading(): Promise<void> {
  const began = performance.now();
  const actor = { kind: 'system', job: 'bench' } as const;
  const portions = (await runner.run(orgId, actor, (ctx) => portionBounds(ctx, 500))).values();
  const work = async () => {
    for (const bound of portions) await runner.run(orgId, actor, (ctx) => rebuildPortion(ctx, bound));
  };
  await Promise.all([work(), work()]);
  console.log(`reading alone: ${seconds(began)} s`);
}

async function rebuilding(): Promise<void> {
  const memory: number[] = [];
  const sampled = setInterval(() => memory.push(process.memoryUsage().rss), 500);
  const began = performance.now();
  const report = await rebuildClocks(database, runner);
  const took = seconds(began);
  clearInterval(sampled);
  const quarter = (n: number) => megabytes(memory[Math.floor((memory.length - 1) * n)] ?? 0);
  console.log(
    `rebuild: ${report.facts} facts, ${report.clocks} clocks, ${report.differing} differences in ${took} s; ` +
      `resident memory after a quarter, a half and all of it ${quarter(0.25)}, ${quarter(0.5)} and ${quarter(1)} MB, at most ${megabytes(Math.max(...memory))} MB`,
  );
  for (const difference of report.differences.slice(0, 5)) console.log(difference);
}

function seconds(began: number): string {
  return ((performance.now() - began) / 1000).toFixed(1);
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1_000_000);
}
