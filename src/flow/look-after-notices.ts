import { type Instant, MINUTE } from '../core/time/instant.ts';
import type { Context } from '../platform/context.ts';
import { at } from '../platform/database.ts';
import { enqueueNoticeJobs, LOOK_AFTER } from './enqueue-notices.ts';

/** A server may be silent for ten minutes after the final dot (RFC 5321 section 4.5.3.2.6). */
const INTERRUPTED_AFTER = 12 * MINUTE;
const LONGEST_REST = 30 * MINUTE;

/**
 * Finds sends of notices whose process is gone: what had not begun is offered again, a mail that had begun may have
 * arrived and is not sent a second time. Returns when to look again while something is on its way.
 */
export async function lookAfterNotices(ctx: Context): Promise<Instant | null> {
  await ctx.db
    .updateTable('notification_delivery')
    .set({ state: 'unknown', detail: 'Heed stopped while this was being sent; it may have arrived.' })
    .where('org_id', '=', ctx.orgId)
    .where('state', '=', 'sending')
    .where('at', '<=', at(ctx.now - INTERRUPTED_AFTER))
    .execute();
  const open = await ctx.db
    .selectFrom('notification_delivery as d')
    .innerJoin('notification as n', (join) =>
      join.onRef('n.org_id', '=', 'd.org_id').onRef('n.id', '=', 'd.notification_id'),
    )
    .select(['d.notification_id', 'd.way', 'd.target_id', 'd.state', 'd.at', 'n.user_id'])
    .where('d.org_id', '=', ctx.orgId)
    .where('d.state', 'in', ['queued', 'sending'])
    .orderBy('d.notification_id')
    .execute();
  const forgotten = open.filter((row) => row.state === 'queued' && row.at <= ctx.now - MINUTE);
  await enqueueNoticeJobs(
    ctx,
    forgotten.map((row) => ({
      notificationId: row.notification_id,
      userId: row.user_id,
      way: row.way,
      targetId: row.target_id,
    })),
  );
  if (open.length === 0) return null;
  const newest = Math.max(...open.map((row) => row.at));
  return ctx.now + Math.min(LONGEST_REST, Math.max(LOOK_AFTER, (ctx.now - newest) / 2));
}
