import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import type { Connection } from '../src/platform/database.ts';
import { TEMPLATE } from './global-setup.ts';

/** A database of one's own, cloned from the migrated template in some tens of milliseconds. */
export async function cloneDatabase(): Promise<{ connection: Connection } & AsyncDisposable> {
  const server = inject('postgres');
  const database = `test_${randomBytes(6).toString('hex')}`;
  const admin = async (text: string) => {
    const client = new pg.Client({ ...server, database: 'postgres' });
    await client.connect();
    await client.query(text).finally(() => client.end());
  };
  await admin(`create database ${database} template ${TEMPLATE}`);
  return {
    connection: { ...server, database },
    [Symbol.asyncDispose]: () => admin(`drop database if exists ${database} with (force)`),
  };
}
