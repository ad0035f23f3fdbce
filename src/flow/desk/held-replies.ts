import type { Instant } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';

/** Until when the reply of a request can be taken back, by request; whoever else looks need not answer it too. */
export async function heldReplies(ctx: Context): Promise<ReadonlyMap<string, Instant>> {
  const rows = await ctx.db
    .selectFrom('message')
    .select(['request_id', 'held_until'])
    .where('org_id', '=', ctx.orgId)
    .where('delivery', '=', 'queued')
    .where('held_until', 'is not', null)
    .orderBy('held_until')
    .$narrowType<{ held_until: Instant }>()
    .execute();
  return new Map(rows.map((row) => [row.request_id, row.held_until]));
}
