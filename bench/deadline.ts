// Deadlines among 100,000 open clocks: how long after its instant is a breach durable and told, with one process and with three.
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { clientConfig } from '../src/platform/database.ts';
import { benchDatabase } from './bench-database.ts';
import { type Child, startChild } from './child.ts';
import { load, quantile } from './load.ts';

const OPEN = 100_000;
const SINGLES = 200;
const AT_ONCE = 1_000;

await using database = await benchDatabase();
const client = new pg.Client(clientConfig(database.connection));
await client.connect();
const heard = new pg.Client(clientConfig(database.connection));
await heard.connect();

await using first = await startChild('heed-server.ts', { connection: database.connection });
await fill(first);
await floor();
await measure('one process');
{
  await using second = await startChild('heed-server.ts', { connection: database.connection });
  await using third = await startChild('heed-server.ts', { connection: database.connection });
  await measure(`three processes (${[first, second, third].length})`);
}
await client.end();
await heard.end();

/** One real request; its rows are then multiplied, with deadlines an hour away. */
async function fill(child: Child): Promise<void> {
  const body = () =>
    JSON.stringify({ name: 'Buyer', email: 'buyer@bench.test', message: 'Does the seat stand 85 degrees?' });
  await load({ port: child.port, path: child.path, body, concurrency: 1, count: 1, status: 201 });
  await client.query(
    `create temp table model as select r.*, c.id as clock_id from request r join clock c on c.request_id = r.id and c.kind = 'C3'`,
  );
  await client.query(
    `insert into request select (jsonb_populate_record(null::request, to_jsonb(r) || jsonb_build_object('id', gen_random_uuid(), 'number', 10 + n))).*
     from request r, generate_series(1, $1) n`,
    [OPEN],
  );
  await client.query(
    `insert into clock select (jsonb_populate_record(null::clock, to_jsonb(c) || jsonb_build_object(
       'id', gen_random_uuid(), 'request_id', r.id, 'due_at', c.due_at + interval '1 hour', 'wake_at', c.due_at + interval '1 hour'))).*
     from clock c join model m on m.clock_id = c.id, request r where r.id <> m.id`,
  );
  await client.query('analyze');
  const { rows } = await client.query('select count(*)::int as open from clock where ended_at is null');
  console.log(`${rows[0].open} open clocks`);
}

/** What a bare timer with a durable UPDATE takes. */
async function floor(): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    'select id from clock where ended_at is null limit $1',
    [SINGLES],
  );
  const delays: number[] = [];
  for (const { id } of rows) {
    const due = wall() + 20;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - wall())));
    await client.query('update clock set goal_at = goal_at where id = $1', [id]);
    delays.push(wall() - due);
  }
  print('bare timer + UPDATE', delays);
}

async function measure(name: string): Promise<void> {
  await run(`${name}: single deadlines`, SINGLES, 50);
  await run(`${name}: 1,000 due in one second`, AT_ONCE, 1);
}

/** Sets deadlines `spacingMs` apart and waits for the word of each breach, which is sent when its record is durable. */
async function run(name: string, count: number, spacingMs: number): Promise<void> {
  const { rows } = await client.query<{ id: string; request_id: string }>(
    'select id, request_id from clock where ended_at is null and breached_at is null order by id limit $1',
    [count],
  );
  const start = Math.ceil(wall()) + 3_000;
  const dueOf = new Map(rows.map((row, index) => [row.request_id, start + index * spacingMs]));
  const delays: number[] = [];
  const done = Promise.withResolvers<void>();
  heard.removeAllListeners('notification');
  const told = (requestId: string, at: number) => {
    const due = dueOf.get(requestId);
    if (due === undefined) return;
    dueOf.delete(requestId);
    delays.push(at - due);
    if (dueOf.size === 0) done.resolve();
  };
  heard.on('notification', ({ payload }) => {
    const at = wall();
    const { requestIds, all } = JSON.parse(payload ?? '{}') as { requestIds?: string[]; all?: true };
    for (const id of requestIds ?? []) told(id, at);
    // A large batch names no requests: which ones were due and are now on record is looked up.
    if (all) {
      void recorded([...dueOf.keys()]).then((ids) => {
        for (const id of ids) told(id, at);
      });
    }
  });
  await heard.query('listen heed_live');
  const updates = rows.map((row) => ({
    id: row.id,
    due: new Date(dueOf.get(row.request_id) ?? 0).toISOString(),
  }));
  await client.query(
    `update clock c set due_at = u.due, wake_at = u.due + interval '1 millisecond'
     from jsonb_to_recordset($1::jsonb) as u(id uuid, due timestamptz) where c.id = u.id`,
    [JSON.stringify(updates)],
  );
  await client.query(`select pg_notify('heed_wake', '')`);
  const limit = setTimeout(() => done.reject(new Error(`${dueOf.size} breaches were never told`)), 60_000);
  await done.promise;
  clearTimeout(limit);
  print(name, delays);
  const { rows: twice } = await client.query(
    `select count(*)::int as n from (select data ->> 'clockId' from fact where kind = 'clock.breached' group by 1 having count(*) > 1) d`,
  );
  if (twice[0].n > 0) throw new Error(`${twice[0].n} breaches were recorded twice`);
}

async function recorded(requestIds: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ request_id: string }>(
    'select request_id from clock where breached_at is not null and request_id = any($1)',
    [requestIds],
  );
  return rows.map((row) => row.request_id);
}

function wall(): number {
  return performance.timeOrigin + performance.now();
}

function print(name: string, delays: readonly number[]): void {
  const cell = (q: number) => quantile(delays, q).toFixed(1).padStart(7);
  console.log(
    `${name.padEnd(42)} n ${String(delays.length).padStart(5)}   p50 ${cell(0.5)} ms   p99 ${cell(0.99)} ms   max ${cell(1)} ms`,
  );
}
