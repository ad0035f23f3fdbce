import { sql } from 'kysely';
import type { Database, Db } from './database.ts';
import type { Log } from './log.ts';

/** Transactions that are used up at once. */
const PORTION = 20_000;

/**
 * Facts are in the order of the transactions that wrote them, and what is new is told by it. A dump that is read into
 * another server brings numbers that this server has not come to: what is written next would seem older than all of it,
 * and be measured never. Such facts are numbered anew from the beginning, in the same order; this server counts on until
 * it is past them, and everything is measured again. Does nothing to a database that has only lived here.
 */
export async function fitRestoredFacts(database: Database, log: Log): Promise<void> {
  if (!(await database.asOwner(isAhead))) return;
  log.warn('these facts come from another server: they are numbered anew, which may take a while');
  const transactions = await database.asOwner(async (db) => {
    const { rows } = await sql<{ n: number }>`select count(distinct xid)::int as n from fact`.execute(db);
    return rows[0]?.n ?? 0;
  });
  while ((await database.asOwner(passedBy)) <= transactions + FIRST)
    await database.asOwner(async (db) => {
      const left = transactions + FIRST + 1 - (await passedBy(db));
      await useUp(db, Math.min(PORTION, Math.max(1, left)));
    });
  await database.asOwner(async (db) => {
    await sql`lock table fact in share row exclusive mode`.execute(db);
    // Another process that started as well may have done it.
    if (await isAhead(db)) await renumber(db);
  });
}

/** The first number a transaction can have. */
const FIRST = 3;

async function isAhead(db: Db): Promise<boolean> {
  const { rows } = await sql`
    select from organisation o
    cross join lateral (select xid from fact f where f.org_id = o.id order by f.xid desc limit 1) latest
    where latest.xid > pg_current_xact_id() limit 1`.execute(db);
  return rows.length > 0;
}

async function passedBy(db: Db): Promise<number> {
  const { rows } = await sql<{ n: string }>`select pg_current_xact_id()::text as n`.execute(db);
  return Number(rows[0]?.n);
}

/** A block that may fail and writes has a number of its own. */
async function useUp(db: Db, n: number): Promise<void> {
  await sql`create temporary table used (n integer) on commit drop`.execute(db);
  await sql
    .raw(
      `do $$ begin for i in 1..${n} loop
        begin insert into used values (i); exception when division_by_zero then null; end;
      end loop; end $$`,
    )
    .execute(db);
}

async function renumber(db: Db): Promise<void> {
  await sql`
    update fact f set xid = ranked.place::text::xid8
    from (select xid, row_number() over (order by xid) + ${FIRST - 1} as place
      from (select distinct xid from fact) each) ranked
    where f.xid = ranked.xid`.execute(db);
  await sql`update measure_cursor set xid = '0', rules = 0`.execute(db);
}
