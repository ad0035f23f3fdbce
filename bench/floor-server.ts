// What any server must pay for a durable row: a Fastify route with one INSERT, or with concurrent requests committed together.
import Fastify from 'fastify';
import pg from 'pg';
import { Batcher } from '../src/flow/batcher.ts';
import type { Connection } from '../src/platform/database.ts';
import { clientConfig } from '../src/platform/database.ts';
import { newId } from '../src/platform/new-id.ts';
import { serveParent } from './child.ts';

const { connection, together } = JSON.parse(process.argv[2] ?? '{}') as {
  connection: Connection;
  together: boolean;
};
const pool = new pg.Pool({ ...clientConfig(connection), max: 12 });
await pool.query(
  'create table if not exists floor (id uuid primary key, at timestamptz not null, body jsonb not null)',
);

const one = (row: { id: string; body: unknown }) =>
  pool.query('insert into floor (id, at, body) values ($1, $2, $3)', [
    row.id,
    new Date().toISOString(),
    JSON.stringify(row.body),
  ]);

const batcher = new Batcher<{ id: string; body: unknown }, null>(async (rows) => {
  await pool.query(
    'insert into floor (id, at, body) select id, at, body from jsonb_to_recordset($1) as r(id uuid, at timestamptz, body jsonb)',
    [JSON.stringify(rows.map((row) => ({ ...row, at: new Date().toISOString() })))],
  );
  return rows.map(() => null);
});

const http = Fastify();
http.post('/floor', async (request, reply) => {
  const row = { id: newId(), body: request.body };
  await (together ? batcher.add(row) : one(row));
  return reply.code(201).send({ id: row.id });
});
await http.listen({ host: '127.0.0.1', port: 0 });
const address = http.server.address();
serveParent({ port: typeof address === 'object' && address ? address.port : 0, path: '/floor' }, async () => {
  await http.close();
  await pool.end();
});
