import { sql } from 'kysely';
import { toIso } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import { insertRows } from '../../platform/insert-rows.ts';
import { announce } from '../../platform/ledger.ts';
import { newId } from '../../platform/new-id.ts';

/** Nobody on duty: the coordinators are told once for each request, and the clock runs on. */
export async function tellCoordinators(
  ctx: Context,
  requests: readonly { requestId: string; subject: string }[],
): Promise<void> {
  if (requests.length === 0) return;
  const coordinators = await ctx.db
    .selectFrom('membership')
    .select('user_id')
    .where('org_id', '=', ctx.orgId)
    .where('active', '=', true)
    .where(sql<boolean>`'coordinator' = any(roles)`)
    .execute();
  const rows = coordinators.flatMap(({ user_id }) =>
    requests.map(({ requestId, subject }) => ({
      org_id: ctx.orgId,
      id: newId(),
      user_id,
      kind: 'unassigned',
      text: `Nobody is on duty for “${subject}”: the clock runs and it is yours to place`,
      request_id: requestId,
      once_key: `unassigned:${requestId}`,
      at: toIso(ctx.now),
      late: false,
    })),
  );
  const columns = ['org_id', 'id', 'user_id', 'kind', 'text', 'request_id', 'once_key', 'at', 'late'];
  await insertRows(
    ctx,
    'notification',
    columns,
    rows,
    sql`on conflict (org_id, user_id, once_key) do nothing`,
  );
  await announce(ctx, { topics: ['notifications'] });
}
