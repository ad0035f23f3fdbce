import pg from 'pg';
import { ConfigError } from './config.ts';
import { type Connection, clientConfig } from './database.ts';

const OLDEST = 15;

/** Throws ConfigError when the server that DATABASE_URL names can't be used, saying why; never with its password. */
export async function checkServer(connection: Connection): Promise<void> {
  const client = new pg.Client({ ...clientConfig(connection), connectionTimeoutMillis: 15_000 });
  client.on('error', () => undefined); // a cut connection fails the query too
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>(
      `select current_setting('server_version_num') as version`,
    );
    const major = Math.floor(Number(rows[0]?.version) / 10_000);
    if (major < OLDEST)
      throw new ConfigError(`DATABASE_URL: that is PostgreSQL ${major}; Heed needs ${OLDEST} or newer`);
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    // Tried at several addresses, the failures come bundled and the bundle says nothing.
    const cause = error instanceof AggregateError ? error.errors[0] : error;
    throw new ConfigError(`DATABASE_URL: the database can’t be used: ${(cause as Error).message}`);
  } finally {
    await client.end().catch(() => undefined);
  }
}
