import { sql } from 'kysely';
import { type Instant, toIso } from '../../core/time/instant.ts';
import type { WallDay } from '../../core/time/wall-day.ts';
import type { Context } from '../../platform/context.ts';

/** A request as boards name it. */
export interface DayRequest {
  readonly id: string;
  readonly number: number;
  readonly subject: string;
  readonly contact: string;
  readonly deskId: string;
  readonly receivedAt: Instant;
}

/** So many requests of a day are counted on one board. */
const MOST = 1_000;

/** Whose requests: those a person had a hand in, or those of a team's desks. */
export type Whose = { readonly userId: string } | { readonly teamId: string };

/** The requests received on a day, oldest first, and how many more there were. */
export async function requestsOfDay(
  ctx: Context,
  { from, until }: WallDay,
  whose: Whose,
): Promise<{ readonly requests: DayRequest[]; readonly more: number }> {
  const mine =
    'userId' in whose
      ? sql`(r.owner_id = ${whose.userId}
          or exists (select from message m
            where m.org_id = ${ctx.orgId} and m.request_id = r.id and m.author_id = ${whose.userId})
          or exists (select from call k
            where k.org_id = ${ctx.orgId} and k.request_id = r.id and k.user_id = ${whose.userId}))`
      : sql`d.team_id = ${whose.teamId}`;
  const { rows } = await sql<DayRequest & { all: number }>`
    select r.id, r.number, r.subject, c.name as contact, r.desk_id as "deskId", r.received_at as "receivedAt",
      (count(*) over ())::int as "all"
    from request r
    join desk d on d.org_id = ${ctx.orgId} and d.id = r.desk_id
    join contact c on c.org_id = ${ctx.orgId} and c.id = r.contact_id
    where r.org_id = ${ctx.orgId} and r.received_at >= ${toIso(from)}::timestamptz
      and r.received_at < ${toIso(until)}::timestamptz and ${mine}
    order by r.received_at, r.id limit ${MOST}`.execute(ctx.db);
  return { requests: rows, more: (rows[0]?.all ?? 0) - rows.length };
}
