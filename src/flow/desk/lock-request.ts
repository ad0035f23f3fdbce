import type { RequestState } from '../../core/request/request-state.ts';
import type { Context } from '../../platform/context.ts';
import { notFound } from '../../platform/problem.ts';

/** Holds a request until the transaction ends, so that two acts on it follow one another. Throws `not_found`. */
export async function lockRequest(
  ctx: Context,
  requestId: string,
): Promise<{ readonly kind: string; readonly state: RequestState }> {
  const request = await ctx.db
    .selectFrom('request')
    .select(['kind', 'state'])
    .where('org_id', '=', ctx.orgId)
    .where('id', '=', requestId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!request) throw notFound();
  return request;
}
