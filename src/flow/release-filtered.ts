import { actingUser, type Context } from '../platform/context.ts';
import { at } from '../platform/database.ts';
import { announce } from '../platform/ledger.ts';
import { notFound } from '../platform/problem.ts';
import { admitAll } from './arrivals.ts';
import { restoreArrival } from './intake/file-filtered.ts';
import { liftBlocksOf } from './unless-blocked.ts';

/** "This is a person": opens the request with its original receipt time, so its clock has run since then. Who was blocked is let in again. */
export async function releaseFiltered(ctx: Context, id: string): Promise<{ requestId: string }> {
  const row = await ctx.db
    .selectFrom('filtered')
    .select(['arrival', 'request_id', 'reason'])
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  if (row.request_id) return { requestId: row.request_id };
  const arrival = await restoreArrival(ctx, row.arrival);
  const [admitted] = await admitAll(ctx, [arrival]);
  if (!admitted) throw notFound();
  if (row.reason === 'blocked') await liftBlocksOf(ctx, arrival.contact.email);
  await ctx.db
    .updateTable('filtered')
    .set({ request_id: admitted.requestId, released_at: at(ctx.now), released_by: actingUser(ctx) })
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', id)
    .execute();
  await announce(ctx, { topics: ['filtered'] });
  return { requestId: admitted.requestId };
}
