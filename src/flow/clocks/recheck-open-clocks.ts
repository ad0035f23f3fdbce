import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';
import { announce } from '../../platform/ledger.ts';
import { refreshClocks } from './refresh-clocks.ts';

/** So many requests in one transaction; the others follow at once in further ones. */
const AT_ONCE = 100;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Hours were corrected: every request with an open clock is replayed, in portions that follow each other. */
export async function recheckOpenClocks(ctx: Context, afterRequestId: string = FIRST): Promise<null> {
  const { rows } = await sql<{ id: string }>`
    select distinct request_id as id from clock
    where org_id = ${ctx.orgId} and ended_at is null and request_id > ${afterRequestId}::uuid
    order by request_id limit ${AT_ONCE}`.execute(ctx.db);
  for (const { id } of rows) await refreshClocks(ctx, id);
  await announce(ctx, { requestIds: rows.map(({ id }) => id) });
  const last = rows.at(-1);
  if (last && rows.length === AT_ONCE) {
    await ctx.db
      .insertInto('timer')
      .values({ org_id: ctx.orgId, kind: 'recheck_clocks', subject_id: last.id, due_at: at(ctx.now) })
      .execute();
  }
  return null;
}
