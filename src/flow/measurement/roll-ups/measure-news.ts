import { sql } from 'kysely';
import { type Instant, toIso } from '../../../core/time/instant.ts';
import type { Context, Runner } from '../../../platform/context.ts';
import type { Database } from '../../../platform/database.ts';
import type { Log } from '../../../platform/log.ts';
import { refreshMeasured } from './refresh-measured.ts';

/** Raise it when the same facts give other parts: every organisation is measured anew. */
export const MEASURE_RULES = 2;

/** Facts looked at, and requests measured, in one transaction. */
const MOST_FACTS = 4_000;
const MOST_REQUESTS = 1_000;

/** Measures what is new in all organisations, and what time has changed; returns how many requests it measured. */
export async function measureNews(
  database: Database,
  runner: Runner,
  now: Instant,
  log: Log,
): Promise<number> {
  const waiting = await database.inNoOrganisation(async (db) => {
    const { rows } = await sql<{ org_id: string }>`
      select org_id from heed_unmeasured(${toIso(now)}::timestamptz, ${MEASURE_RULES})`.execute(db);
    return rows.map(({ org_id }) => org_id);
  });
  let measured = 0;
  for (const orgId of waiting)
    measured += await runner
      .run(orgId, { kind: 'system', job: 'measure' }, measurePortion)
      .catch((error: Error) => {
        log.error({ error: error.message, orgId }, 'measuring failed and is tried again');
        return 0;
      });
  return measured;
}

/** One portion of an organisation; 0 when another process is at it, or nothing is left. */
async function measurePortion(ctx: Context): Promise<number> {
  const cursor = await takeCursor(ctx);
  if (!cursor) return 0;
  if (cursor.rules !== MEASURE_RULES) {
    await measureAnew(ctx);
    return 1;
  }
  const news = await nextNews(ctx, cursor.xid);
  const requests = await requestsAmong(ctx, news.subjects);
  const due = await dueRequests(ctx, MOST_REQUESTS);
  const ids = [...new Set([...requests, ...due])];
  for (let from = 0; from < ids.length; from += MOST_REQUESTS)
    await refreshMeasured(ctx, ids.slice(from, from + MOST_REQUESTS), ctx.now);
  // Written also where only time has changed sums: readers tell by it that they moved.
  if (news.upTo !== null || ids.length > 0) await moveCursor(ctx, news.upTo ?? cursor.xid);
  return ids.length;
}

async function takeCursor(ctx: Context): Promise<{ xid: string; rules: number } | undefined> {
  return ctx.db
    .selectFrom('measure_cursor')
    .select([sql<string>`xid::text`.as('xid'), 'rules'])
    .where('org_id', '=', ctx.orgId)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
}

/** Drops the sums of an organisation: all its facts are news again. Waits for whoever measures it. */
export async function measureAnew(ctx: Context): Promise<void> {
  // First, since it takes the cursor: what a round under way still writes would outlive its other half.
  await sql`update measure_cursor set xid = '0', rules = ${MEASURE_RULES} where org_id = ${ctx.orgId}`.execute(
    ctx.db,
  );
  for (const table of ['measured_request', 'roll_up', 'roll_up_time'] as const)
    await ctx.db.deleteFrom(table).where('org_id', '=', ctx.orgId).execute();
}

/** What facts are about, up to the next transaction that may still be running; whole transactions only. */
async function nextNews(ctx: Context, after: string): Promise<{ subjects: string[]; upTo: string | null }> {
  const { rows } = await sql<{ subjects: string[] | null; up_to: string | null }>`
    with last as (
      select max(xid::text::numeric) as xid from (
        select xid from fact
        where org_id = ${ctx.orgId} and xid > ${after}::xid8 and xid < pg_snapshot_xmin(pg_current_snapshot())
        order by xid limit ${MOST_FACTS}) next_ones)
    select (select max(xid) from last)::text as up_to, array_agg(distinct f.subject_id) as subjects
    from fact f
    where f.org_id = ${ctx.orgId} and f.xid > ${after}::xid8
      and f.xid <= (select xid::text::xid8 from last) and f.subject_kind = 'request'`.execute(ctx.db);
  return { subjects: rows[0]?.subjects ?? [], upTo: rows[0]?.up_to ?? null };
}

/** Those that are stored, in the order of their days: neighbours change the same sums. */
async function requestsAmong(ctx: Context, subjects: readonly string[]): Promise<string[]> {
  if (subjects.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select id from request where org_id = ${ctx.orgId} and id = any(${subjects}) order by received_at`.execute(
    ctx.db,
  );
  return rows.map(({ id }) => id);
}

async function dueRequests(ctx: Context, atMost: number): Promise<string[]> {
  const { rows } = await sql<{ request_id: string }>`
    select request_id from measured_request
    where org_id = ${ctx.orgId} and wake_at <= ${toIso(ctx.now)}::timestamptz
    order by wake_at limit ${atMost}`.execute(ctx.db);
  return rows.map(({ request_id }) => request_id);
}

async function moveCursor(ctx: Context, xid: string): Promise<void> {
  await sql`update measure_cursor set xid = ${xid}::xid8 where org_id = ${ctx.orgId}`.execute(ctx.db);
}
