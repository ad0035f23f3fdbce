import { Kysely, PostgresDialect, type PostgresPool, type RawBuilder, sql } from 'kysely';
import pg from 'pg';
import type { Instant } from '../core/time/instant.ts';
import type { Log } from './log.ts';
import type { Schema } from './schema.ts';

pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, toInstant);
pg.types.setTypeParser(pg.types.builtins.INT8, toWhole);

function toInstant(text: string): Instant {
  return new Date(`${text.replace(' ', 'T')}${/[+-]\d\d$/.test(text) ? ':00' : ''}`).getTime();
}

/** bigint columns hold milliseconds, counts and bytes: all well inside the safe integers. */
function toWhole(text: string): number {
  const whole = Number(text);
  if (!Number.isSafeInteger(whole)) throw new RangeError(`bigint out of range: ${text}`);
  return whole;
}

export type Db = Kysely<Schema>;

/** Where PostgreSQL is: a URL, or the socket folder of our own server. */
export type Connection =
  | { readonly url: string }
  | { readonly host: string; readonly port: number; readonly user: string; readonly database: string };

export interface Database extends AsyncDisposable {
  readonly pool: pg.Pool;
  readonly connection: Connection;
  /** Runs `work` in one transaction as the app's role inside one organisation; rolls back when it throws. */
  inOrganisation<T>(orgId: string, work: (db: Db) => Promise<T>): Promise<T>;
  /** The same without an organisation: only reference tables are visible. */
  inNoOrganisation<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** As the owner of the tables, past row-level security: set-up and removal of organisations, migrations. */
  asOwner<T>(work: (db: Db) => Promise<T>): Promise<T>;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Opens the pool. Nothing connects before the first query. */
export function openDatabase(connection: Connection, size: number, log: Log): Database {
  const pool = new pg.Pool({ ...clientConfig(connection), max: size, idleTimeoutMillis: 30_000 });
  // A connection that breaks while it is borrowed fails its query; the event itself must not end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  let closed = false;
  pool.on('error', (error) => {
    // `end` does not wait for the connections to be gone; a server that stops next still reaches them.
    if (!closed) log.warn({ error: error.message }, 'an idle database connection broke');
  });
  const within = <T>(begin: string, work: (db: Db) => Promise<T>) => transaction(pool, begin, work);
  return {
    pool,
    connection,
    inOrganisation: (orgId, work) => {
      // SET takes no parameters, so the id is checked before it becomes part of the text.
      if (!UUID.test(orgId)) throw new TypeError(`not an organisation id: ${orgId}`);
      return within(`begin; set local role heed_app; set local heed.org_id = '${orgId}'`, work);
    },
    inNoOrganisation: (work) => within('begin; set local role heed_app', work),
    asOwner: (work) => within('begin', work),
    [Symbol.asyncDispose]: () => {
      closed = true;
      return pool.end();
    },
  };
}

export function clientConfig(connection: Connection): pg.ClientConfig {
  return 'url' in connection ? { connectionString: connection.url } : { ...connection };
}

async function transaction<T>(pool: pg.Pool, begin: string, work: (db: Db) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query(begin);
    const result = await work(boundTo(client));
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    await client.query('rollback').then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    );
    throw error;
  }
}

/** A query builder on this one connection: there is nothing else through which a query could leave the transaction. */
function boundTo(client: pg.PoolClient): Db {
  const only = { query: client.query.bind(client), release: () => undefined };
  const pool = { options: {}, connect: async () => only, end: async () => undefined };
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool: pool as unknown as PostgresPool }) });
}

/** An instant as a bound timestamptz value; `now()` and time defaults are not used anywhere. */
export function at(instant: Instant): RawBuilder<Instant> {
  return sql<Instant>`${new Date(instant).toISOString()}::timestamptz`;
}

export function atOrNull(instant: Instant | null): RawBuilder<Instant> | null {
  return instant === null ? null : at(instant);
}
