import type { Instant } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';
import { enqueueReading, FEED_EVERY } from './follow-feed.ts';

/** The timer of a member's feed: has it read, again and again while they follow one. */
export async function feedTimer(ctx: Context, userId: string): Promise<Instant | null> {
  const feed = await ctx.db
    .selectFrom('calendar_feed as f')
    .innerJoin('membership as m', (join) =>
      join.onRef('m.org_id', '=', 'f.org_id').onRef('m.user_id', '=', 'f.user_id'),
    )
    .select('f.user_id')
    .where('f.org_id', '=', ctx.orgId)
    .where('f.user_id', '=', userId)
    .where('m.active', '=', true)
    .executeTakeFirst();
  if (!feed) return null;
  await enqueueReading(ctx, userId);
  return ctx.now + FEED_EVERY;
}
