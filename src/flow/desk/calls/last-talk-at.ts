import { sql } from 'kysely';
import type { Instant } from '../../../core/time/instant.ts';
import type { Context } from '../../../platform/context.ts';

/** Until when what the contact wrote was answered by telephone (DOMAIN 2.7); -Infinity while it never was. */
export async function lastTalkAt(ctx: Context, requestId: string): Promise<Instant> {
  const { rows } = await sql<{ at: Instant | null }>`
    select max(coalesce(ended_at, connected_at)) as at from call
    where org_id = ${ctx.orgId} and request_id = ${requestId} and not logged_late
      and (connected_at is not null or reply_class = 'R2')`.execute(ctx.db);
  return rows[0]?.at ?? Number.NEGATIVE_INFINITY;
}
