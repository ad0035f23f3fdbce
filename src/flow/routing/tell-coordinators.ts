import { sql } from 'kysely';
import { tell } from '../../people/tell.ts';
import type { Context } from '../../platform/context.ts';

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
  await tell(
    ctx,
    coordinators.flatMap(({ user_id }) =>
      requests.map(({ requestId, subject }) => ({
        userId: user_id,
        kind: 'unassigned',
        text: `Nobody is on duty for “${subject}”: the clock runs and it is yours to place`,
        requestId,
        onceKey: `unassigned:${requestId}`,
      })),
    ),
  );
}
