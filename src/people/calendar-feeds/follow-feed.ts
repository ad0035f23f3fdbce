import { sql } from 'kysely';
import type { Instant } from '../../core/time/instant.ts';
import { actingUser, type Context, enqueue } from '../../platform/context.ts';
import { at } from '../../platform/database.ts';
import { announce } from '../../platform/ledger.ts';
import { notFound } from '../../platform/problem.ts';
import { seal, unseal } from '../../platform/secret-box.ts';
import { applyFeed } from './apply-feed.ts';
import { feedAddress } from './feed-address.ts';
import type { FeedJob } from './read-feed.ts';

export interface FeedSettings {
  readonly secret: string;
  /** HEED_FETCH_PRIVATE */
  readonly fetchPrivate: boolean;
}

/** Follows a calendar from now on, in place of another. Throws DomainError `invalid` (`/url`). */
export async function followFeed(ctx: Context, settings: FeedSettings, text: string): Promise<void> {
  const url = feedAddress(text, settings.fetchPrivate);
  const userId = actingUser(ctx);
  const feed = { sealed_url: seal(settings.secret, url.href), host: url.hostname, added_at: at(ctx.now) };
  await ctx.db
    .insertInto('calendar_feed')
    .values({ org_id: ctx.orgId, user_id: userId, ...feed, read_at: null, trouble: null })
    .onConflict((conflict) =>
      conflict.columns(['org_id', 'user_id']).doUpdateSet({ ...feed, read_at: null, trouble: null }),
    )
    .execute();
  await readSoon(ctx, userId);
}

/** Follows no calendar any more; what it told of goes with it. Returns the address, null when there was none. */
export async function leaveFeed(ctx: Context, { secret }: FeedSettings): Promise<string | null> {
  const userId = actingUser(ctx);
  const removed = await ctx.db
    .deleteFrom('calendar_feed')
    .where('org_id', '=', ctx.orgId)
    .where('user_id', '=', userId)
    .returning('sealed_url')
    .executeTakeFirst();
  if (!removed) return null;
  await applyFeed(ctx, userId, 'f', []);
  await announce(ctx, { topics: ['people'] });
  try {
    return unseal(secret, removed.sealed_url);
  } catch {
    // Sealed by another installation's secret: it could not be read either.
    return null;
  }
}

/** Reads one's own feed now. Throws DomainError `not_found` without one. */
export async function readFeedNow(ctx: Context): Promise<void> {
  const userId = actingUser(ctx);
  const feed = await ctx.db
    .selectFrom('calendar_feed')
    .select('user_id')
    .where('org_id', '=', ctx.orgId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  if (!feed) throw notFound();
  await readSoon(ctx, userId);
}

/** Puts the reading into the queue, and the next one on the timekeeper's list. */
async function readSoon(ctx: Context, userId: string): Promise<void> {
  await enqueueReading(ctx, userId);
  await ctx.db
    .insertInto('timer')
    .values({
      org_id: ctx.orgId,
      kind: 'calendar_feed',
      subject_id: userId,
      due_at: at(ctx.now + FEED_EVERY),
    })
    .onConflict((conflict) =>
      conflict
        .columns(['org_id', 'kind', 'subject_id'])
        .doUpdateSet({ due_at: sql<Instant>`excluded.due_at` }),
    )
    .execute();
}

export const FEED_EVERY = 15 * 60_000;

/** One reading at a time for each member; a job that waits already stands for this one. */
export async function enqueueReading(ctx: Context, userId: string): Promise<void> {
  const job: FeedJob = { orgId: ctx.orgId, userId, jobKey: `calendar:${ctx.orgId}:${userId}` };
  await enqueue(ctx, 'read_calendar', [job]);
}
