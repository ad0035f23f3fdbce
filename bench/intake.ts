// Form post over HTTP -> durable request with clocks and owner -> 201, beside two floors in the same run.
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { clientConfig } from '../src/platform/database.ts';
import { benchDatabase } from './bench-database.ts';
import { type Child, startChild } from './child.ts';
import { load } from './load.ts';

const COUNTS: Record<number, number> = { 1: 1_500, 8: 6_000, 32: 12_000 };
const body = (index: number) =>
  JSON.stringify({
    name: `Buyer ${index}`,
    email: `buyer-${index}-${Math.floor(performance.timeOrigin)}@bench.test`,
    company: 'Bench Dairy',
    message:
      'Does the LC-200 seat stand 85 degrees for forty minutes a day? Which gasket would you fit with it? We need twelve by the end of May.',
  });

await using database = await benchDatabase();
await using single = await startChild('floor-server.ts', {
  connection: database.connection,
  together: false,
});
await using together = await startChild('floor-server.ts', {
  connection: database.connection,
  together: true,
});
await using heed = await startChild('heed-server.ts', { connection: database.connection });
const servers: [string, Child][] = [
  ['one INSERT each', single],
  ['INSERTs together', together],
  ['Heed', heed],
];
for (const [, child] of servers)
  await load({
    port: child.port,
    path: child.path,
    body: (i) => body(-1 - i),
    concurrency: 32,
    count: 3_000,
    status: 201,
  });

const reached = new Map<string, number>();
console.log('server             at   req/s    p50 ms   p99 ms   CPU ms/req');
for (const concurrency of [1, 8, 32]) {
  for (const [name, child] of servers) {
    const count = COUNTS[concurrency] ?? 1_000;
    const before = await child.cpuSeconds();
    const offset = concurrency * 1_000_000;
    const result = await load({
      port: child.port,
      path: child.path,
      body: (i) => body(offset + i),
      concurrency,
      count,
      status: 201,
    });
    const cpuMs = ((await child.cpuSeconds()) - before) * 1000;
    reached.set(`${name} ${concurrency}`, result.perSecond);
    const cells = [
      result.perSecond.toFixed(0).padStart(7),
      result.p50Ms.toFixed(2).padStart(8),
      result.p99Ms.toFixed(2).padStart(8),
      (cpuMs / count).toFixed(3).padStart(10),
    ];
    console.log(`${name.padEnd(17)} ${String(concurrency).padStart(3)} ${cells.join(' ')}`);
  }
}
for (const concurrency of [1, 8, 32]) {
  const of = (name: string) =>
    (reached.get(`Heed ${concurrency}`) ?? 0) / (reached.get(`${name} ${concurrency}`) ?? 1);
  console.log(
    `at ${concurrency}: Heed reaches ${(of('one INSERT each') * 100).toFixed(0)} % of one INSERT each, ${(of('INSERTs together') * 100).toFixed(0)} % of INSERTs together`,
  );
}

const began = performance.now();
await load({
  port: heed.port,
  path: heed.path,
  body: (i) => body(900_000_000 + i),
  concurrency: 200,
  count: 1_000,
  status: 201,
});
const seconds = (performance.now() - began) / 1000;
const client = new pg.Client(clientConfig(database.connection));
await client.connect();
const { rows } = await client.query(`
  select count(*)::int as requests, (count(*) filter (where owner_id is not null))::int as owned,
    (select count(distinct request_id)::int from clock where kind = 'C3') as clocked
  from request`);
await client.end();
const expected = 3_000 + Object.values(COUNTS).reduce((sum, count) => sum + count, 0) + 1_000;
console.log(`burst of 1,000 over 200 connections: all answered and assigned in ${seconds.toFixed(2)} s`);
console.log(
  `answered 201: ${expected}; requests ${rows[0].requests}, with owner ${rows[0].owned}, with C3 ${rows[0].clocked}`,
);
