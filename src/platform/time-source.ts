import { sql } from 'kysely';
import { DomainError } from '../core/domain-error.ts';
import { type Instant, toIso } from '../core/time/instant.ts';
import type { Database, Db } from './database.ts';

/** Where "now" comes from. With the test clock it is one row that all processes share. */
export interface TimeSource {
  readonly frozen: boolean;
  now(db: Db): Promise<Instant>;
}

export const realTime: TimeSource = { frozen: false, now: async () => Date.now() };

export const testTime: TimeSource = {
  frozen: true,
  now: async (db) => {
    const row = await db.selectFrom('test_clock').select('at').executeTakeFirst();
    return row?.at ?? Date.now();
  },
};

/**
 * Sets the shared test clock. Only forward, so that nothing happens before what caused it.
 * Throws DomainError where a real organisation has facts.
 */
export async function setTestClock(database: Database, at: Instant): Promise<void> {
  await database.asOwner(async (db) => {
    await refuseOnRealData(db);
    const row = await db.selectFrom('test_clock').select('at').executeTakeFirst();
    if (row && row.at > at)
      throw new DomainError(
        'invalid',
        `the test clock stands at ${toIso(row.at)} and does not go back`,
        '/set',
      );
    await sql`insert into test_clock (at) values (${toIso(at)}) on conflict (only_row) do update set at = excluded.at`.execute(
      db,
    );
  });
}

async function refuseOnRealData(db: Db): Promise<void> {
  const real = await db
    .selectFrom('organisation as o')
    .innerJoin('fact as f', 'f.org_id', 'o.id')
    .where('o.is_demo', '=', false)
    .where('o.slug', 'not like', 'test-%')
    .select('o.slug')
    .limit(1)
    .executeTakeFirst();
  if (real)
    throw new DomainError('conflict', `${real.slug} holds real facts; the test clock would falsify them`);
}
