import { sql } from 'kysely';
import { type Instant, toIso } from '../../../core/time/instant.ts';
import type { Context } from '../../../platform/context.ts';

/** The newest facts up to so many are counted where one looks; beyond, figures follow the sums as these catch up. */
const MOST_FACTS = 2_000;
const MOST_NEWS = 500;

/** The requests whose stored parts don't hold as of an instant, and those with facts that are not measured yet. */
export async function liveRequests(ctx: Context, asOf: Instant): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from (
      select distinct subject_id as id from (
        select subject_id from fact
        where org_id = ${ctx.orgId} and subject_kind = 'request'
          and xid > (select xid from measure_cursor where org_id = ${ctx.orgId})
        order by xid desc limit ${MOST_FACTS}) newest
      limit ${MOST_NEWS}) news
    union
    select request_id from measured_request where org_id = ${ctx.orgId} and valid_from > ${toIso(asOf)}::timestamptz
    union
    select request_id from measured_request where org_id = ${ctx.orgId} and wake_at <= ${toIso(asOf)}::timestamptz`.execute(
    ctx.db,
  );
  return rows.map(({ id }) => id);
}

/** More is new than is counted where one looks: figures are not whole yet. */
export async function isCatchingUp(ctx: Context): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (
      select from fact
      where org_id = ${ctx.orgId} and xid > (select xid from measure_cursor where org_id = ${ctx.orgId})
      limit ${MOST_FACTS + 1}) news`.execute(ctx.db);
  return (rows[0]?.n ?? 0) > MOST_FACTS;
}

/** How many requests wait to be measured: the news of an import, or all after other rules came. */
export async function unmeasured(ctx: Context): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from request r
    where r.org_id = ${ctx.orgId}
      and not exists (select from measured_request m where m.org_id = ${ctx.orgId} and m.request_id = r.id)`.execute(
    ctx.db,
  );
  return rows[0]?.n ?? 0;
}
