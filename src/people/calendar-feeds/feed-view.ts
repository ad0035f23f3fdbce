import { sql } from 'kysely';
import type { z } from 'zod';
import { type Instant, toIso } from '../../core/time/instant.ts';
import { actingUser, type Context } from '../../platform/context.ts';
import type { calendarFeed } from './contract.ts';

interface Row {
  readonly feed: { host: string; addedAt: Instant; readAt: Instant | null; trouble: string | null } | null;
  readonly from_feed: number;
  readonly from_file: number;
}

/** The acting member's own feed, and how many absences that are not over came from it. */
export async function feedView(ctx: Context): Promise<z.input<typeof calendarFeed.response>> {
  const userId = actingUser(ctx);
  const came = (origin: 'f' | 'u') => sql`(
    select count(*)::int from absence a where a.org_id = ${ctx.orgId} and a.user_id = ${userId}
      and a.feed_key like ${`${origin}:%`} and a.ends_at > ${toIso(ctx.now)}::timestamptz)`;
  const { rows } = await sql<Row>`
    select (select json_build_object('host', f.host, 'addedAt', extract(epoch from f.added_at) * 1000,
        'readAt', extract(epoch from f.read_at) * 1000, 'trouble', f.trouble)
      from calendar_feed f where f.org_id = ${ctx.orgId} and f.user_id = ${userId}) as feed,
      ${came('f')} as from_feed, ${came('u')} as from_file`.execute(ctx.db);
  const { feed = null, from_feed: fromFeed = 0, from_file: fromFile = 0 } = rows[0] ?? {};
  return {
    feed: feed && {
      host: feed.host,
      addedAt: toIso(feed.addedAt),
      readAt: feed.readAt === null ? null : toIso(feed.readAt),
      trouble: feed.trouble,
    },
    fromFeed,
    fromFile,
  };
}
