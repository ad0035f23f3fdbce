import { sql } from 'kysely';
import type { Instant } from '../../../core/time/instant.ts';
import type { Context } from '../../../platform/context.ts';

/** By contact and user: when they were helped (R2 and better, and it did not come back), the earliest first. */
export async function answersTo(
  ctx: Context,
  contactIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, readonly Instant[]>>> {
  if (contactIds.length === 0) return new Map();
  const { rows } = await sql<{ contactId: string; userId: string; at: Instant }>`
    select r.contact_id as "contactId", m.author_id as "userId", m.at
    from request r join message m on m.org_id = r.org_id and m.request_id = r.id
    where r.org_id = ${ctx.orgId} and r.contact_id = any(${[...contactIds]}::uuid[]) and m.direction = 'out'
      and m.author_id is not null and m.delivery = 'sent' and m.reply_class in ('R2', 'R3', 'R4')
    order by m.at`.execute(ctx.db);
  return new Map(
    [...Map.groupBy(rows, ({ contactId }) => contactId)].map(([contactId, ofContact]) => [
      contactId,
      new Map(
        [...Map.groupBy(ofContact, ({ userId }) => userId)].map(([userId, all]) => [
          userId,
          all.map(({ at }) => at),
        ]),
      ),
    ]),
  );
}
