import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import pg from 'pg';
import type { Database } from '../platform/database.ts';

const BEGIN = 'begin; set local role heed_auth';

/** better-auth reckons with Date objects, the rest of the house with epoch milliseconds. */
const dates: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === pg.types.builtins.TIMESTAMPTZ && format !== 'binary'
      ? (text: string | Buffer) => new Date(String(text))
      : pg.types.getTypeParser(oid, format),
};

/**
 * A query builder for better-auth's own tables. Every query is a transaction of its own under the role
 * `heed_auth`: a role set for the session would leak through a transaction pooler to whoever comes next.
 */
export function authDatabase(database: Database): Kysely<unknown> {
  const pool = {
    options: {},
    end: async () => undefined,
    connect: async () => {
      const client = await database.pool.connect();
      return {
        query: (text: string, values: unknown[]) => inOwnTransaction(client, text, values),
        release: () => client.release(),
      };
    },
  };
  return new Kysely<unknown>({ dialect: new PostgresDialect({ pool: pool as unknown as PostgresPool }) });
}

async function inOwnTransaction(
  client: pg.PoolClient,
  text: string,
  values: unknown[],
): Promise<pg.QueryResult> {
  await client.query(BEGIN);
  try {
    const result = await client.query({ text, values: [...values], types: dates });
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
