import { sql } from 'kysely';
import type { History } from '../../core/routing/candidate.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Context } from '../../platform/context.ts';

/** What is known of a contact who was here before. */
export interface KnownBefore {
  readonly phone: string | null;
  /** By user: helpful answers of theirs, R2 and better, which did not come back. */
  readonly histories: ReadonlyMap<string, History>;
}

/** Who has helped these contacts before, in one query. */
export async function contactHistories(
  ctx: Context,
  contactIds: readonly string[],
): Promise<ReadonlyMap<string, KnownBefore>> {
  if (contactIds.length === 0) return new Map();
  const { rows } = await sql<{
    id: string;
    phone: string | null;
    by: { userId: string; answers: number; lastAt: Instant }[];
  }>`
    select p.id, p.phone, (
      select coalesce(json_agg(json_build_object('userId', h.author_id, 'answers', h.answers,
        'lastAt', extract(epoch from h.last_at) * 1000)), '[]')
      from (
        select m.author_id, count(*)::int as answers, max(m.at) as last_at
        from request r join message m on m.org_id = r.org_id and m.request_id = r.id
        where r.org_id = ${ctx.orgId} and r.contact_id = p.id and m.direction = 'out' and m.author_id is not null
          and m.delivery = 'sent' and m.reply_class in ('R2', 'R3', 'R4')
        group by m.author_id) h) as by
    from contact p where p.org_id = ${ctx.orgId} and p.id = any(${[...contactIds]}::uuid[])`.execute(ctx.db);
  return new Map(
    rows.map(({ id, phone, by }) => [
      id,
      { phone, histories: new Map(by.map(({ userId, answers, lastAt }) => [userId, { answers, lastAt }])) },
    ]),
  );
}
